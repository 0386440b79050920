package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;

/** A sweep that removes what is not needed any more; how much, is counted: {@code housekeeping_removed_total{what}}. */
public interface Housekeeping extends Sweep {

    /** Where something is removed, for the counter: {@code inbox}. */
    String table();

    /** Removes one batch, as {@link Sweep#batch} sweeps one. */
    Uni<Removed> remove();

    /** @param more whether there may be more to remove */
    record Removed(long rows, boolean more) {}

    @Override
    default Uni<Boolean> batch() {
        return remove().map(Removed::more);
    }
}
