package dev.quadrille.payment;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A card network in the process, with test tokens like a real one's: {@code tok_ok}, {@code tok_declined},
 * {@code tok_insufficient_funds}, {@code tok_slow} (answers after 2 s), {@code tok_flaky} (no answer twice, then works);
 * any other token is declined. Its books are a table of its own, written in its own transactions, so that it remembers
 * every key after a crash, as a network would.
 */
@ApplicationScoped
class SimulatedGateway implements PaymentGateway {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Pool pool;

    SimulatedGateway(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<UUID, ChargeAnswer>> charge(List<Charge> charges) {
        Map<UUID, Charge> asked =
                charges.stream().collect(Collectors.toMap(Charge::key, Function.identity(), (first, again) -> first));
        Uni<Map<UUID, ChargeAnswer>> answers =
                pool.preparedQuery("""
                        insert into simulated_charge as c
                               (key, amount_minor, currency, succeeds_at, attempts, charged, returned, cancelled)
                        select key, amount, currency, succeeds_at, 1, coalesce(succeeds_at = 1, false), false, false
                        from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[])
                             as asked(key, amount, currency, succeeds_at)
                        order by key
                        on conflict (key) do update set
                            attempts = c.attempts + 1,
                            charged = c.charged or (not c.cancelled and coalesce(c.attempts + 1 >= c.succeeds_at, false))
                        returning key, succeeds_at, charged, cancelled""").execute(columns(asked.values())).map(rows -> answers(rows, asked));
        boolean slow = charges.stream().anyMatch(charge -> charge.token().equals("tok_slow"));
        return slow ? answers.onItem().delayIt().by(SLOW) : answers;
    }

    @Override
    public Uni<Void> cancel(Collection<UUID> keys) {
        return pool.preparedQuery("""
                        insert into simulated_charge as c (key, attempts, charged, returned, cancelled)
                        select distinct key, 0, false, false, true from unnest($1::uuid[]) key order by key
                        on conflict (key) do update set cancelled = true, returned = c.charged""")
                .execute(Tuple.of(keys.toArray(UUID[]::new)))
                .replaceWithVoid();
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
            case "tok_ok", "tok_slow" -> 1;
            case "tok_flaky" -> 3;
            default -> null;
        };
    }

    private static Map<UUID, ChargeAnswer> answers(RowSet<Row> rows, Map<UUID, Charge> asked) {
        return rows.stream().collect(Collectors.toMap(row -> row.getUUID("key"), row -> answer(row, asked)));
    }

    private static ChargeAnswer answer(Row row, Map<UUID, Charge> asked) {
        UUID key = row.getUUID("key");
        if (row.getBoolean("cancelled")) {
            return new ChargeAnswer.Closed();
        }
        if (row.getBoolean("charged")) {
            return new ChargeAnswer.Charged("sim_" + key);
        }
        if (row.getInteger("succeeds_at") != null) {
            return new ChargeAnswer.TimedOut();
        }
        boolean poor = asked.get(key).token().equals("tok_insufficient_funds");
        return new ChargeAnswer.Declined(poor ? Reason.INSUFFICIENT_FUNDS : Reason.DECLINED);
    }
}
