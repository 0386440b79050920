package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Keeps the dead letters of all services, so that somebody can look at them. The service that has such a bean sets
 * {@code quadrille.keeps-dead-letters=true} and the topics of the channel {@code dead-letters}.
 */
public interface DeadLetterKeeper {

    /**
     * @param letters what was read, perhaps again; their texts are without NUL
     * @return completes once they are durable; on a failure the same letters are given again
     */
    Uni<Void> keep(List<BuriedRecord> letters);
}
