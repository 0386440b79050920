package dev.quadrille.messaging;

import dev.quadrille.contracts.UnreadableEvent;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Tells a failure that lies in the batch from one that lies in the world around it. */
final class Failures {

    /** SQLSTATE classes of values that are refused: by a type, a constraint, a limit, a trigger. */
    private static final Set<String> VALUES = Set.of("21", "22", "23", "44", "54", "P0");

    /** What the libraries for files, networks and threads throw when it is not the caller who did wrong. */
    private static final Set<Class<?>> WORLD =
            Set.of(UncheckedIOException.class, CompletionException.class, RejectedExecutionException.class);

    private Failures() {}

    /**
     * @return whether what a reaction threw is its event's fault; an {@link Error} is, too, since it would come again with
     *     every attempt, but not where it is the machine that gives up. A stack that overflows is the event's.
     */
    static boolean inReaction(Throwable thrown) {
        return !(thrown instanceof VirtualMachineError) || thrown instanceof StackOverflowError;
    }

    /** @return whether the same batch will fail again; in doubt it is the world, for then nothing is lost */
    static boolean inBatch(Throwable failure) {
        if (failure instanceof PgException refused) {
            String state = refused.getSqlState();
            return state != null && VALUES.contains(state.substring(0, 2));
        }
        if (failure instanceof UnreadableEvent) {
            return true; // a stream that a participant keeps and cannot read: nobody else must wait for that
        }
        return failure instanceof RuntimeException
                && !WORLD.contains(failure.getClass())
                && failure.getClass().getPackageName().startsWith("java.");
    }
}
