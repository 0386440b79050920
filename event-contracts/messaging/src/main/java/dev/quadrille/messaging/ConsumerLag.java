package dev.quadrille.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * {@code consumer_lag{channel}}: how many records the group of a channel, all replicas together, has still to handle.
 * The broker is asked, not the consumer: one that hangs does not know how far it is behind.
 */
@ApplicationScoped
class ConsumerLag implements Sweep {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);

    private final BrokerAdmin broker;
    private final MeterRegistry registry;
    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final Loop looks =
            new Loop(this::batch, failure -> LOG.debugf("the broker cannot be asked: %s", failure.toString()));

    private static final class Channel {
        private final String group;
        private final List<String> topics;
        private volatile double lag = Double.NaN;

        Channel(String group, List<String> topics) {
            this.group = group;
            this.topics = topics;
        }
    }

    ConsumerLag(BrokerAdmin broker, MeterRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** Shows from now on how far the group is behind; not a number while the broker has not answered. */
    void watch(String name, String group, List<String> topics) {
        Channel channel = new Channel(group, topics);
        channels.add(channel);
        Gauge.builder("consumer.lag", channel, watched -> watched.lag)
                .description("Records that the consumer group has not handled")
                .tag("channel", name)
                .register(registry);
    }

    /** Looks now, and not only when it is time; nobody waits for it. */
    void refresh() {
        looks.wake();
    }

    /** Of all channels together, at the last look; null where the broker has not answered, or nobody listens to it. */
    Long behind() {
        double lag = channels.stream().mapToDouble(channel -> channel.lag).sum();
        return channels.isEmpty() || Double.isNaN(lag) ? null : (long) lag;
    }

    @Override
    public String what() {
        return "records to be heard";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    /** Making the client takes a while: not on an event loop. */
    @Override
    public Uni<Boolean> batch() {
        return Uni.createFrom()
                .completionStage(this::lookAtAll)
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .replaceWith(false);
    }

    private CompletableFuture<Void> lookAtAll() {
        return CompletableFuture.allOf(channels.stream().map(this::look).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> look(Channel channel) {
        return GroupOffsets.behind(broker.client(), channel.group, channel.topics)
                .handle((lag, failure) -> {
                    if (failure != null) {
                        LOG.debugf("how far %s is behind is not known: %s", channel.group, failure.toString());
                    }
                    channel.lag = failure == null ? lag : Double.NaN;
                    return null;
                });
    }
}
