package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.client.SagaChange;
import dev.quadrille.local.client.SagaStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStoryTest {

    private final StringWriter printed = new StringWriter();
    private final LiveStory story = new LiveStory(new PrintWriter(printed));

    @Test
    void tellsEachStepOfItsOrderOnceEvenIfTheFeedIsFasterThanTheAnswer() {
        story.begin();
        story.accept(change("mine", SagaStatus.RUNNING, "order.created"));
        story.accept(change("another", SagaStatus.RUNNING, "order.created"));
        story.isAbout("mine");
        story.accept(change("mine", SagaStatus.SHIPPED, "order.created", "payment.processed"));
        story.accept(change("mine", SagaStatus.SHIPPED, "order.created", "payment.processed"));

        assertThat(printed.toString().lines().map(line -> line.replaceFirst(" *\\d+ ms  ", "")))
                .containsExactly("order mine accepted", "order.created", "payment.processed", "SHIPPED");
        assertThat(story.end()).isCompletedWithValue(SagaStatus.SHIPPED);
    }

    private static SagaChange change(String orderId, SagaStatus status, String... steps) {
        return new SagaChange(orderId, status, null, 1L, List.of(steps));
    }
}
