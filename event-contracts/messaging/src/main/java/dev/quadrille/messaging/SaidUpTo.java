package dev.quadrille.messaging;

/**
 * Up to which place in the outbox nothing can be left to say. Until the next vacuum an index leads to every row that was
 * deleted, so a relay that begins at the front walks over all it has said before.
 *
 * <p>The last place that was said is no such bound: a place is taken early and committed late. It becomes one when every
 * transaction has ended that had begun to write when it was seen, for whoever begins later takes a later place.
 */
final class SaidUpTo {

    private long bound;
    private long seen;
    private long readerThen;

    /** Nothing is left at this place and below. */
    synchronized long place() {
        return bound;
    }

    /**
     * A round has been committed that left nothing between {@link #place} and this place that it could see.
     *
     * @param oldestWriter the oldest transaction under way when the round looked, {@code pg_snapshot_xmin}
     * @param reader the round's own transaction, which took its number after it had looked: whoever wrote what it saw, or
     *     has an earlier place than that, has a smaller one. {@code pg_snapshot_xmax} would not do. It is one more than the
     *     last that has <em>ended</em>, and those that still run may be above it
     */
    synchronized void said(long place, long oldestWriter, long reader) {
        if (oldestWriter < readerThen) {
            return;
        }
        bound = Math.max(bound, Math.min(seen, place));
        seen = place;
        readerThen = reader;
    }
}
