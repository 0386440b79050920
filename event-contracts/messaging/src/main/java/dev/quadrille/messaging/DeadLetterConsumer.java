package dev.quadrille.messaging;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    private final DeadLetterKeeper keeper;

    DeadLetterConsumer(DeadLetterKeeper keeper) {
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<BuriedRecord> letters = StreamSupport.stream(batch.spliterator(), false)
                .map(DeadLetterReader::read)
                .toList();
        return keep(letters);
    }

    private Uni<Void> keep(List<BuriedRecord> letters) {
        return Tenacity.untilDone(
                () -> keeper.keep(letters),
                failure -> LOG.warnf(
                        "%d dead letters cannot be kept now, nothing is lost, it is tried again: %s",
                        letters.size(), failure));
    }
}
