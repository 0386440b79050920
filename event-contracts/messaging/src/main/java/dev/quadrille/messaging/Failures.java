package dev.quadrille.messaging;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells a failure that lies in the batch from one that lies in the world around it. */
final class Failures {

    /** SQLSTATE classes of a server that is away, overloaded, shutting down or resolving a deadlock. */
    private static final Set<String> WORLD = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private Failures() {}

    /** @return whether the same batch will fail again; in doubt it is the world, for then nothing is lost */
    static boolean inBatch(Throwable failure) {
        if (failure instanceof PgException refused) {
            String state = refused.getSqlState();
            return state != null && !WORLD.contains(state.substring(0, 2));
        }
        return failure instanceof RuntimeException
                && failure.getClass().getPackageName().startsWith("java.");
    }
}
