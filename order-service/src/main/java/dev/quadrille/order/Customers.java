package dev.quadrille.order;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Intake.Answer;
import dev.quadrille.messaging.SagaParticipant;
import dev.quadrille.messaging.Turns.Request;
import dev.quadrille.order.OrderCommand.Decision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Those who ask at the same time: each gets its own answer, and who asks again gets the one that was given before. */
final class Customers extends Deputy {

    private final GivenAnswers answers;
    private final Map<String, Money> prices;
    private final List<Asked> asked;
    private final Map<List<String>, GivenAnswer> given = new HashMap<>();
    private final List<GivenAnswer> fresh = new ArrayList<>();

    Customers(
            SagaParticipant<OrderBook> principal,
            GivenAnswers answers,
            Map<String, Money> prices,
            List<OrderDesk.Wanted> wanted) {
        super(principal);
        this.answers = answers;
        this.prices = prices;
        this.asked = wanted.stream().map(Asked::new).toList();
    }

    List<Request<OrderBook>> requests() {
        return asked.stream()
                .map(one -> new Request<>(one.wanted.command().opens(), one::decide, one.wanted.traceparent()))
                .toList();
    }

    /** In the order in which they were asked. */
    List<Answer<Receipt>> answers() {
        return asked.stream().map(one -> one.answer).toList();
    }

    /** Runs once for each attempt, so what an attempt before it has noted is forgotten. */
    @Override
    public Uni<Void> open(SqlConnection transaction, OrderBook book, Set<UUID> orderIds) {
        given.clear();
        fresh.clear();
        return answers.to(transaction, keys())
                .invoke(all -> all.forEach(this::remember))
                .chain(() -> super.open(transaction, book, orderIds));
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, OrderBook book, Envelopes envelopes) {
        return super.save(transaction, book, envelopes).chain(() -> answers.keep(transaction, fresh, book.now()));
    }

    private List<RequestKey> keys() {
        return asked.stream()
                .map(one -> one.wanted.key())
                .filter(Objects::nonNull)
                .toList();
    }

    private void remember(GivenAnswer answer) {
        given.put(name(answer.key()), answer);
    }

    private static List<String> name(RequestKey key) {
        return List.of(key.scope(), key.key());
    }

    /** One command among its neighbours: a refusal is its own answer, not theirs. */
    private final class Asked {

        private final OrderDesk.Wanted wanted;
        private Answer<Receipt> answer;

        Asked(OrderDesk.Wanted wanted) {
            this.wanted = wanted;
        }

        Collection<? extends SagaEvent> decide(OrderBook book) {
            GivenAnswer before = wanted.key() == null ? null : given.get(name(wanted.key()));
            if (before != null) {
                answer = before.repeatedTo(wanted.key());
                return List.of();
            }
            Collection<? extends SagaEvent> announced = carryOut(book);
            if (wanted.key() != null) {
                GivenAnswer.of(wanted.key(), answer).ifPresent(this::keep);
            }
            return announced;
        }

        private Collection<? extends SagaEvent> carryOut(OrderBook book) {
            try {
                Decision decision = wanted.command().decide(book, prices);
                answer = new Answer<>(decision.receipt(), null);
                return decision.announced().stream().toList();
            } catch (RuntimeException refused) {
                answer = new Answer<>(null, refused);
                return List.of();
            }
        }

        private void keep(GivenAnswer answer) {
            remember(answer);
            fresh.add(answer);
        }
    }
}
