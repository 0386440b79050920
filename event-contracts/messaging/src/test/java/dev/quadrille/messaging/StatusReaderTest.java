package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Intake.Unavailable;
import dev.quadrille.messaging.ServiceStatus.OutboxBacklog;
import dev.quadrille.messaging.ServiceStatus.RetryBacklog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service says what waits in it, also while the broker is away. */
class StatusReaderTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Bench bench = new Bench(DATABASE.pool());
    private BrokerAdmin admin = new BrokerAdmin(BROKER.configuration());

    @AfterEach
    void tearDown() {
        admin.close();
    }

    @Test
    void saysWhoItIs() {
        ServiceStatus status = done(reader(DATABASE.pool()).now());

        assertThat(status.service()).isEqualTo("payment-service");
        assertThat(status.version()).isEqualTo("1.2.3");
        assertThat(status.faults()).isEqualTo("on");
        assertThat(status.since()).isBefore(Instant.now()).isAfter(Instant.now().minus(Duration.ofDays(1)));
        assertThat(status.outbox()).isEqualTo(new OutboxBacklog(0, 0));
        assertThat(status.retries()).isEqualTo(new RetryBacklog(0, null));
    }

    @Test
    void countsWhatIsToBeSaid() {
        DATABASE.query("""
                insert into outbox (id, aggregatetype, type, time)
                select gen_random_uuid(), 'payments.voided', 't.v1', now() - age * interval '1 second'
                from unnest(array[45, 7]) age""");

        OutboxBacklog outbox = done(reader(DATABASE.pool()).now()).outbox();

        assertThat(outbox.waiting()).isEqualTo(2);
        assertThat(outbox.oldestSeconds()).isBetween(45L, 60L);
    }

    @Test
    void countsWhatIsToBeHeardAgain() {
        bench.faults.hold("orders.cancelled");
        bench.hears(List.of(UuidCreator.getTimeOrderedEpoch()));
        assertThat(done(reader(DATABASE.pool()).now()).retries())
                .as("one that is held is due at no time")
                .isEqualTo(new RetryBacklog(1, null));
        DATABASE.query("update retry_queue set due_at = '2030-01-01T00:00:00Z'");

        assertThat(done(reader(DATABASE.pool()).now()).retries())
                .isEqualTo(new RetryBacklog(1, Instant.parse("2030-01-01T00:00:00Z")));
    }

    @Test
    void asksOnceASecondHoweverManyAsk() {
        StatusReader reader = reader(DATABASE.pool());
        ServiceStatus first = done(reader.now());
        DATABASE.query(
                "insert into outbox (id, aggregatetype, type, time) values (gen_random_uuid(), 'x', 'y', now())");

        assertThat(done(reader.now())).isSameAs(first);

        soon().untilAsserted(
                        () -> assertThat(done(reader.now()).outbox().waiting()).isEqualTo(1));
    }

    @Test
    void knowsHowFarItsGroupIsBehind() {
        ConsumerLag lag = lag();
        lag.watch("saga", UUID.randomUUID().toString(), List.of("payments.voided"));
        StatusReader reader = reader(DATABASE.pool(), lag);

        soon().untilAsserted(() -> assertThat(done(reader.now()).lag()).isNotNull());
    }

    @Test
    void knowsAllButTheLagWhileTheBrokerIsAway() {
        admin.close();
        admin = new BrokerAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"));
        ConsumerLag lag = lag();
        lag.watch("saga", "g", List.of("payments.voided"));

        ServiceStatus status = done(reader(DATABASE.pool(), lag).now());

        assertThat(status.lag()).isNull();
        assertThat(status.outbox().waiting()).isZero();
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        Pool closed = DATABASE.anotherPool();
        done(closed.close());

        assertThatThrownBy(() -> done(reader(closed).now()))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the database does not answer: try again in a second");
    }

    private StatusReader reader(Pool pool) {
        return reader(pool, lag());
    }

    private StatusReader reader(Pool pool, ConsumerLag lag) {
        return new StatusReader(pool, lag, bench.faults, bench.scribe, "1.2.3");
    }

    private ConsumerLag lag() {
        return new ConsumerLag(admin, new SimpleMeterRegistry());
    }
}
