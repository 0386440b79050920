package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How sagas end is counted once each, by outcome, and shown to Prometheus. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaMetricsTest {

    /** In seconds. */
    private static final double QUARTER_OF_A_CENTURY = 25 * 365.25 * 86_400;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Scene scene;

    @Inject
    MeterRegistry registry;

    @Inject
    OpenSagas open;

    @Test
    void countsEachEndOnce() {
        double before = ended("OUT_OF_STOCK");
        Story story = Outcome.OUT_OF_STOCK.of(UuidCreator.getTimeOrderedEpoch());

        scene.hears(story).hasHeardAll();
        scene.hears(story).hasHeardAll();

        assertThat(ended("OUT_OF_STOCK")).isEqualTo(before + 1);
        assertThat(registry.get("saga.duration")
                        .tag("outcome", "OUT_OF_STOCK")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void countsTheSagasUnderWay() {
        sweep();
        double before = open();
        Story story = Outcome.SHIPPED.of(UuidCreator.getTimeOrderedEpoch());

        scene.hears(story.steps().subList(0, 2)).hasHeardAll();
        sweep();
        assertThat(open()).as("this one, and the one that is the sign").isEqualTo(before + 2);

        scene.hears(story).hasHeardAll();
        sweep();
        assertThat(open()).as("one more sign, and one saga has ended").isEqualTo(before + 2);
    }

    @Test
    void showsTheAgeOfTheOldestSagaUnderWay() {
        Story story = Outcome.SHIPPED.of(UuidCreator.getTimeOrderedEpoch());
        scene.hears(story.steps().subList(0, 2)).hasHeardAll();
        scene.rows("update saga set started_at = '1999-12-31' where order_id = $1", story.order());

        sweep();
        assertThat(oldest()).isGreaterThan(QUARTER_OF_A_CENTURY);

        scene.hears(story).hasHeardAll();
        sweep();
        assertThat(oldest()).as("it has ended").isBetween(0.0, QUARTER_OF_A_CENTURY);
    }

    private double open() {
        return registry.get("saga.in.flight").gauge().value();
    }

    private double oldest() {
        return registry.get("saga.oldest.open").gauge().value();
    }

    private void sweep() {
        open.batch().subscribeAsCompletionStage().join();
    }

    @Test
    void namesThemAsTheDocumentationDoes() {
        scene.hears(Outcome.SHIPPED.of(UuidCreator.getTimeOrderedEpoch())).hasHeardAll();

        String shown = given().get(metrics).then().statusCode(200).extract().asString();

        assertThat(shown)
                .contains(
                        "saga_ended_total{outcome=\"SHIPPED\"",
                        "saga_in_flight",
                        "saga_oldest_open_seconds",
                        "saga_duration_seconds_count{outcome=\"SHIPPED\"",
                        "reaction_seconds_count{event=\"order.created.v2\"",
                        "outbox_pending",
                        "outbox_oldest_seconds",
                        "inbox_duplicates_total",
                        "retries_total",
                        "dead_letters_total");
    }

    private double ended(String outcome) {
        return registry.counter("saga.ended", "outcome", outcome).count();
    }
}
