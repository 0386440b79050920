package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Work that comes round: a bean of this type is called every so often, batch after batch, until it finds nothing more. */
public interface Sweep {

    /** What is swept, for the log: {@code orders past their deadline}. */
    String what();

    /** From the start of one round to the start of the next; at least a millisecond. */
    Duration interval();

    /**
     * Sweeps one batch in a transaction of its own. Every replica does so: take rows with {@code for update skip locked}.
     *
     * @return whether there may be more; a failure is logged once, and the next round tries again
     */
    Uni<Boolean> batch();
}
