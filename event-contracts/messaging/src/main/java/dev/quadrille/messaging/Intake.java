package dev.quadrille.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Lets concurrent requests share one transaction: a request goes at once when nothing is under way, and what arrives
 * meanwhile goes together afterwards. No timer.
 *
 * @param <C> the command
 * @param <R> its answer
 */
public final class Intake<C, R> {

    private final int batch;
    private final int capacity;
    private final Function<List<C>, Uni<List<Answer<R>>>> flush;
    private final Deque<Caller<C, R>> waiting = new ArrayDeque<>();
    private boolean underWay;

    /**
     * @param batch the most commands in one transaction
     * @param capacity the most commands that may wait; one more is refused with {@link Unavailable}
     * @param flush carries out commands and gives their answers, in the same order
     */
    public Intake(int batch, int capacity, Function<List<C>, Uni<List<Answer<R>>>> flush) {
        this.batch = batch;
        this.capacity = capacity;
        this.flush = flush;
    }

    /** An answer to one command, or why it was refused: its neighbours in the transaction go on. */
    public record Answer<R>(R value, RuntimeException refusal) {}

    /** The request was not carried out, through no fault of its own: it may be sent again. */
    public static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        Unavailable(String message, Throwable cause) {
            this(message, 1, cause);
        }

        Unavailable(String message, int retryAfterSeconds, Throwable cause) {
            super(message, cause);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    private record Caller<C, R>(C command, UniEmitter<? super R> emitter) {
        void complete(Answer<R> answer) {
            if (answer.refusal() == null) {
                emitter.complete(answer.value());
            } else {
                emitter.fail(answer.refusal());
            }
        }
    }

    public Uni<R> submit(C command) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Caller<C, R>(command, emitter)));
    }

    private void enqueue(Caller<C, R> caller) {
        synchronized (waiting) {
            if (waiting.size() >= capacity) {
                caller.emitter()
                        .fail(new Unavailable(capacity + " requests wait already: try again in a second", null));
                return;
            }
            waiting.add(caller);
            if (underWay) {
                return;
            }
            underWay = true;
        }
        next();
    }

    private void next() {
        List<Caller<C, R>> callers = take();
        if (!callers.isEmpty()) {
            answers(callers)
                    .onTermination()
                    .invoke(this::next)
                    .subscribe()
                    .with(answers -> complete(callers, answers), failure -> fail(callers, failure));
        }
    }

    private Uni<List<Answer<R>>> answers(List<Caller<C, R>> callers) {
        List<C> commands = callers.stream().map(Caller::command).toList();
        Uni<List<Answer<R>>> together = flush(commands);
        return commands.size() == 1
                ? together
                : together.onFailure(Failures::inBatch).recoverWithUni(() -> oneByOne(commands));
    }

    /** One command that the database refuses must not take its neighbours with it. */
    private Uni<List<Answer<R>>> oneByOne(List<C> commands) {
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(this::alone)
                .collect()
                .asList();
    }

    private Uni<Answer<R>> alone(C command) {
        return flush(List.of(command))
                .map(answers -> answers.get(0))
                .onFailure()
                .recoverWithItem(failure -> new Answer<>(null, refusal(failure)));
    }

    /** A flush that throws fails its callers like any other, and the next one goes on. */
    private Uni<List<Answer<R>>> flush(List<C> commands) {
        return Uni.createFrom().deferred(() -> flush.apply(commands));
    }

    private List<Caller<C, R>> take() {
        synchronized (waiting) {
            List<Caller<C, R>> callers = new ArrayList<>();
            while (callers.size() < batch && !waiting.isEmpty()) {
                callers.add(waiting.poll());
            }
            underWay = !callers.isEmpty();
            return callers;
        }
    }

    private void complete(List<Caller<C, R>> callers, List<Answer<R>> answers) {
        for (int i = 0; i < callers.size(); i++) {
            callers.get(i).complete(answers.get(i));
        }
    }

    private void fail(Collection<Caller<C, R>> callers, Throwable failure) {
        RuntimeException refusal = refusal(failure);
        callers.forEach(caller -> caller.emitter().fail(refusal));
    }

    private static RuntimeException refusal(Throwable failure) {
        return Failures.inBatch(failure)
                ? new IllegalStateException(failure)
                : new Unavailable("the database does not answer: try again in a second", failure);
    }
}
