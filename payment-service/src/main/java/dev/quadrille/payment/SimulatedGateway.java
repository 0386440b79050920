package dev.quadrille.payment;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A card network in the process, with test tokens like a real one's: {@code tok_ok}, {@code tok_declined},
 * {@code tok_insufficient_funds}, {@code tok_slow} (answers 2 s after it was first asked), {@code tok_flaky} (no answer
 * twice, then works), {@code tok_silent} (takes the money and never says so); any other token is declined. Its books are a
 * table of its own, written in its own transactions, so that it remembers every key after a crash, as a network would.
 */
class SimulatedGateway implements PaymentGateway {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Pool pool;

    SimulatedGateway(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Multi<Answered> charge(List<Charge> charges) {
        Map<UUID, Charge> asked =
                charges.stream().collect(Collectors.toMap(Charge::key, Function.identity(), (first, again) -> first));
        return pool.preparedQuery("""
                        insert into simulated_charge as c
                               (key, amount_minor, currency, succeeds_at, attempts, charged, returned, cancelled)
                        select key, amount, currency, succeeds_at, 1, coalesce(succeeds_at = 1, false), false, false
                        from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[])
                             as asked(key, amount, currency, succeeds_at)
                        order by key
                        on conflict (key) do update set
                            attempts = c.attempts + 1,
                            charged = c.charged or (not c.cancelled and coalesce(c.attempts + 1 >= c.succeeds_at, false))
                        returning key, succeeds_at, charged, cancelled,
                            (1000 * extract(epoch from clock_timestamp() - asked_at))::bigint as waited_ms""")
                .execute(columns(asked.values()))
                .onItem()
                .transformToMulti(rows -> answers(rows, asked));
    }

    @Override
    public Multi<UUID> cancel(Collection<UUID> keys) {
        return pool.preparedQuery("""
                        insert into simulated_charge as c (key, attempts, charged, returned, cancelled)
                        select distinct key, 0, false, false, true from unnest($1::uuid[]) key order by key
                        on conflict (key) do update set cancelled = true, returned = c.charged
                        returning key""")
                .execute(Tuple.of(keys.toArray(UUID[]::new)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> row.getUUID(0));
    }

    private static Tuple columns(Collection<Charge> charges) {
        return Tuple.of(
                charges.stream().map(Charge::key).toArray(UUID[]::new),
                charges.stream().map(charge -> charge.amount().minor()).toArray(Long[]::new),
                charges.stream().map(charge -> charge.amount().currency()).toArray(String[]::new),
                charges.stream().map(charge -> succeedsAt(charge.token())).toArray(Integer[]::new));
    }

    /** @return the attempt from which the token works; null: never */
    private static Integer succeedsAt(String token) {
        return switch (token) {
            case "tok_ok", "tok_slow", "tok_silent" -> 1;
            case "tok_flaky" -> 3;
            default -> null;
        };
    }

    private static Multi<Answered> answers(RowSet<Row> rows, Map<UUID, Charge> asked) {
        List<Answered> quick = new ArrayList<>();
        List<Multi<Answered>> spoken = new ArrayList<>();
        for (Row row : rows) {
            String token = asked.get(row.getUUID("key")).token();
            Optional<Answered> answer = answer(row, token);
            if (token.equals("tok_slow")) {
                spoken.add(later(answer, row));
            } else {
                answer.ifPresent(quick::add);
            }
        }
        spoken.add(Multi.createFrom().iterable(quick));
        return Multi.createBy().merging().streams(spoken);
    }

    private static Multi<Answered> later(Optional<Answered> answer, Row row) {
        Duration left = SLOW.minus(row.getLong("waited_ms"), ChronoUnit.MILLIS);
        return left.toMillis() <= 0
                ? Multi.createFrom().optional(answer)
                : Uni.createFrom()
                        .item(answer)
                        .onItem()
                        .delayIt()
                        .by(left)
                        .onItem()
                        .transformToMulti(Multi.createFrom()::optional);
    }

    private static Optional<Answered> answer(Row row, String token) {
        UUID key = row.getUUID("key");
        if (row.getBoolean("cancelled")) {
            return Optional.of(new Answered(key, new ChargeAnswer.Closed()));
        }
        if (row.getInteger("succeeds_at") == null) {
            boolean poor = token.equals("tok_insufficient_funds");
            return Optional.of(
                    new Answered(key, new ChargeAnswer.Declined(poor ? Reason.INSUFFICIENT_FUNDS : Reason.DECLINED)));
        }
        boolean speaks = row.getBoolean("charged") && !token.equals("tok_silent");
        return speaks ? Optional.of(new Answered(key, new ChargeAnswer.Charged("sim_" + key))) : Optional.empty();
    }
}
