package dev.quadrille.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Channels of whole batches: a channel polls when the last batch is durable, and not before, so that all that has
 * arrived meanwhile is one turn. A batch that is acknowledged is committed, at the latest when the service stops.
 */
@ApplicationScoped
@Connector(KafkaBatches.NAME)
class KafkaBatches implements InboundConnector {

    static final String NAME = "quadrille-kafka-batches";
    private static final int BEFORE_THE_OTHERS = Interceptor.Priority.PLATFORM_BEFORE;
    private static final int AFTER_THE_OTHERS = Interceptor.Priority.PLATFORM_AFTER;

    private final Map<String, Object> kafka;
    private final Vertx vertx;
    private final ConsumerLag lag;
    private final Paused paused;
    private final SagaParticipant<?> participant;
    private final List<Polling> channels = new CopyOnWriteArrayList<>();

    KafkaBatches(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Vertx vertx,
            ConsumerLag lag,
            Paused paused,
            SagaParticipant<?> participant) {
        this.kafka = kafka;
        this.vertx = vertx;
        this.lag = lag;
        this.paused = paused;
        this.participant = participant;
    }

    @Override
    public Publisher<? extends Message<?>> getPublisher(Config channel) {
        Consumer<String, byte[]> consumer = new KafkaConsumer<>(configuration(channel));
        String name = channel.getValue("channel-name", String.class);
        List<String> topics = List.of(channel.getValue("topics", String[].class));
        Membership membership = new Membership(consumer, topics, company(name));
        Polling polling = new Polling(name, consumer, membership, pace(channel), paused::isOn, vertx);
        channels.add(polling);
        lag.watch(name, channel.getValue(ConsumerConfig.GROUP_ID_CONFIG, String.class), topics);
        return Multi.createBy().repeating().uni(polling::next).indefinitely();
    }

    /** Takes nothing more; returns when every batch in flight has ended. */
    void stop(@Observes @Priority(BEFORE_THE_OTHERS) ShutdownEvent event) {
        Lifecycle.await("the batches in flight", all(Polling::stop));
    }

    void close(@Observes @Priority(AFTER_THE_OTHERS) ShutdownEvent event) {
        Lifecycle.await("the offsets", all(Polling::close));
    }

    private CompletableFuture<Void> all(Function<Polling, CompletableFuture<Void>> step) {
        return CompletableFuture.allOf(channels.stream().map(step).toArray(CompletableFuture<?>[]::new));
    }

    /** Who else keeps dead letters is of no interest. */
    private Membership.Company company(String channel) {
        return SagaConsumer.CHANNEL.equals(channel) ? participant::shares : withOthers -> {};
    }

    private static Pace pace(Config channel) {
        return new Pace(
                channel.getValue("rest-for-work", Integer.class),
                channel.getValue("longest-rest", Duration.class),
                System::nanoTime);
    }

    private Map<String, Object> configuration(Config channel) {
        Map<String, Object> configuration = new HashMap<>();
        for (String name : ConsumerConfig.configNames()) {
            if (kafka.containsKey(name)) {
                configuration.put(name, kafka.get(name));
            }
            channel.getOptionalValue(name, String.class).ifPresent(value -> configuration.put(name, value));
        }
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return configuration;
    }
}
