package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who watches the reactions sees each of them, and what follows belongs to the same trace. */
class HooksTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID one = UuidCreator.getTimeOrderedEpoch();
    private final UUID two = UuidCreator.getTimeOrderedEpoch();
    private final List<String> seen = new ArrayList<>();

    /** Writes down what it sees, under a name. */
    private record Watcher(String name, List<String> seen) implements ReactionHook {
        @Override
        public void before(Heard<?> heard) {
            seen.add(name + " before " + heard.orderId());
        }

        @Override
        public void after(Heard<?> heard, Reply<?> reply) {
            seen.add(name + " after " + reply.announcements().size());
        }

        @Override
        public void failed(Heard<?> heard, RuntimeException cause) {
            seen.add(name + " failed " + cause.getMessage());
        }
    }

    @Test
    void standAroundEachReactionOneInsideTheOther() {
        Bench bench = new Bench(DATABASE.pool());
        bench.hooks.addAll(List.of(new Watcher("outer", seen), new Watcher("inner", seen)));

        bench.hears(List.of(one));

        assertThat(seen)
                .containsExactly("outer before " + one, "inner before " + one, "inner after 1", "outer after 1");
    }

    @Test
    void seeAReactionFailAndTheOthersRunAgain() {
        Bench bench = new Bench(DATABASE.pool());
        bench.hooks.add(new Watcher("hook", seen));
        bench.scribe.cannotSpeakOf(one);

        bench.hears(List.of(one, two));

        assertThat(seen)
                .containsExactly(
                        "hook before " + one,
                        "hook failed order " + one + " cannot be noted",
                        "hook before " + two,
                        "hook after 1",
                        "hook before " + two,
                        "hook after 1");
    }

    @Test
    void nameTheOrderInEveryLineThatIsLogged() {
        Bench bench = new Bench(DATABASE.pool());
        bench.hooks.add(new ReactionLogging());
        bench.hooks.add(new ReactionHook() {
            @Override
            public void before(Heard<?> heard) {
                seen.add(String.valueOf(MDC.get(ReactionLogging.ORDER)));
            }
        });

        bench.hears(List.of(one, two));

        assertThat(seen).containsExactly(one.toString(), two.toString());
        assertThat(MDC.get(ReactionLogging.ORDER)).isNull();
    }

    @Test
    void measureReactionsByEventAndOutcome() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.trying(), 3);
        bench.scribe.unanswered.add(one);

        bench.hears(List.of(one, two));

        assertThat(bench.registry.find("reaction").timers())
                .extracting(
                        timer -> timer.getId().getTag("event"),
                        timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder(tuple("order.cancelled.v1", "done"), tuple("order.cancelled.v1", "again"));
        assertThat(bench.registry.find("reaction").timers())
                .extracting(Timer::count)
                .containsOnly(1L);
    }

    @Test
    void carryOneTraceFromEventToEvent() {
        Bench bench = new Bench(DATABASE.pool());
        bench.hooks.add(new ReactionTracing(SdkTracerProvider.builder().build().get("test")));

        bench.hears(Delivery.of(Bench.cancelled(one)).traced(PARENT));

        assertThat(bench.publisher.said().get(0).traceparent())
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .isNotEqualTo(PARENT);
    }

    @Test
    void passTheTraceOnWhereNothingIsRecorded() {
        Bench bench = new Bench(DATABASE.pool());

        bench.hears(Delivery.of(Bench.cancelled(one)).traced(PARENT));

        assertThat(bench.publisher.said().get(0).traceparent()).isEqualTo(PARENT);
    }

    @Test
    void beginATraceWithTheRequest() {
        Bench bench = new Bench(DATABASE.pool());

        bench.turns
                .ask(
                        bench.scribe,
                        List.of(new Turns.Request<>(
                                one,
                                page -> page.note(Bench.cancelled(one)).stream().toList(),
                                PARENT)))
                .await()
                .indefinitely();
        bench.relay.wake().join();

        assertThat(bench.publisher.said().get(0).traceparent()).isEqualTo(PARENT);
    }
}
