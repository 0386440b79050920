package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each saga is one line in the log, once it has ended. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OutcomeLineTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final LogLines log = LogLines.open();

    @AfterEach
    void tearDown() {
        log.close();
    }

    @Test
    void tellsTheWholeSaga() {
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();

        assertThat(log.about(order))
                .containsExactly("INFO saga: saga " + order + " SHIPPED in 4 ms: order.created → payment.processed"
                        + " → inventory.reserved → order.confirmed → inventory.shipped");
    }

    @ParameterizedTest
    @EnumSource
    void isOneHoweverManyBatchesTheSagaTookAndInWhateverOrderTheyCame(Outcome outcome) {
        Story story = outcome.of(order);
        List<Story.Step> backwards = new ArrayList<>(story.steps());
        Collections.reverse(backwards);

        backwards.forEach(step -> scene.hears(List.of(step)));
        scene.hasHeardAll();

        assertThat(log.about(order)).singleElement().asString().contains(String.join(" → ", story.names()));
        assertThat(scene.saga(order).getString("status"))
                .isEqualTo(outcome.status().name());
    }

    @Test
    void isWrittenForEachOfTheSagasOfABatch() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        List<Story.Step> both = new ArrayList<>(Outcome.SHIPPED.of(order).steps());
        both.addAll(Outcome.DECLINED.of(other).steps());

        scene.hears(both).hasHeardAll();

        assertThat(log.about(order)).singleElement().asString().contains("SHIPPED in");
        assertThat(log.about(other))
                .singleElement()
                .asString()
                .contains("CANCELLED (PAYMENT_DECLINED), compensated in");
    }

    @Test
    void isNotWrittenWhileTheSagaRuns() {
        scene.hears(Outcome.SHIPPED.of(order).steps().subList(0, 4)).hasHeardAll();

        assertThat(log.about(order)).isEmpty();
    }

    @Test
    void isNotWrittenAgainWhenTheCustomerIsToldAfterwards() {
        scene.hears(Outcome.OUT_OF_STOCK.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);

        assertThat(scene.saga(order).getInteger("version")).isEqualTo(1);
        assertThat(log.about(order)).hasSize(1);
    }

    @Test
    void isNotWrittenAgainWhenEventsComeAgain() {
        Story story = Outcome.OUT_OF_STOCK.of(order);
        scene.hears(story).hasHeardAll();
        scene.hears(story);
        story.steps().forEach(step -> scene.hears(List.of(step)));
        scene.hasHeardAll();

        assertThat(log.about(order)).hasSize(1);
    }
}
