package dev.quadrille.messaging;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Brings the dead letters of all services to the one that keeps them; what it cannot keep now it keeps later. */
@ApplicationScoped
@IfBuildProperty(name = "quadrille.keeps-dead-letters", stringValue = "true")
class DeadLetterConsumer {

    static final String CHANNEL = "dead-letters";
    private static final Logger LOG = Logger.getLogger(DeadLetterConsumer.class);
    private static final int BEFORE_THE_OTHERS = Interceptor.Priority.PLATFORM_BEFORE;
    private static final int AFTER_THE_OTHERS = Interceptor.Priority.PLATFORM_AFTER;

    private final DeadLetterKeeper keeper;
    private final ChannelRegistry channels;
    private final AtomicReference<CompletableFuture<Void>> inFlight =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    DeadLetterConsumer(DeadLetterKeeper keeper, ChannelRegistry channels) {
        this.keeper = keeper;
        this.channels = channels;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inFlight.set(done);
        List<BuriedRecord> letters = StreamSupport.stream(batch.spliterator(), false)
                .map(DeadLetterReader::read)
                .toList();
        return keep(letters).onTermination().invoke(() -> done.complete(null));
    }

    /** While {@link Lifecycle} stops the rest, the last batch ends and its offsets are committed. */
    void pause(@Observes @Priority(BEFORE_THE_OTHERS) ShutdownEvent event) {
        channels.getPausable(CHANNEL).pause();
    }

    void stop(@Observes @Priority(AFTER_THE_OTHERS) ShutdownEvent event) {
        Lifecycle.await("the batch of dead letters in flight", inFlight.get());
    }

    private Uni<Void> keep(List<BuriedRecord> letters) {
        return Tenacity.untilDone(
                () -> keeper.keep(letters),
                failure -> LOG.warnf(
                        "%d dead letters cannot be kept now, nothing is lost, it is tried again: %s",
                        letters.size(), failure));
    }
}
