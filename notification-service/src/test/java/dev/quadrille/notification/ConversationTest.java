package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A saga has ended when nothing that is missing could change the answer, in whatever order it was heard. */
class ConversationTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @EnumSource
    void hasEndedOnceTheLastEventWasHeardAndNeverBefore(Outcome outcome) {
        Permutations.of(outcome.of(ORDER).said()).forEach(arrival -> {
            Conversation conversation = new Conversation();
            for (Said said : arrival.subList(0, arrival.size() - 1)) {
                conversation.add(said);
                assertThat(conversation.status()).as("%s", arrival).isEqualTo(SagaStatus.RUNNING);
            }
            conversation.add(arrival.get(arrival.size() - 1));
            assertThat(conversation.status()).as("%s", arrival).isEqualTo(outcome.status());
        });
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheSameStoryHoweverItArrived(Outcome outcome) {
        Story story = outcome.of(ORDER);

        Permutations.of(story.said()).forEach(arrival -> {
            Conversation conversation = conversation(arrival);
            assertThat(conversation.names()).isEqualTo(story.names());
            assertThat(conversation.lastTime()).isEqualTo(Story.NOON.plusMillis(arrival.size() - 1));
        });
    }

    @ParameterizedTest
    @EnumSource
    void staysEndedWhateverTheCustomerIsToldAfterwards(Outcome outcome) {
        Story story = outcome.of(ORDER);
        List<String> names = story.names();
        story.with(new NotificationRequested(ORDER, Subject.ORDER_CANCELLED, "c42@example.com"), OrderCreated.class);

        Conversation conversation = conversation(story.said());

        assertThat(conversation.status()).isEqualTo(outcome.status());
        assertThat(conversation.names()).as("it is no step of the saga").isEqualTo(names);
    }

    @Test
    void hasNotEndedWhileACauseIsMissing() {
        Story story = Outcome.SHIPPED.of(ORDER);
        List<Said> withoutTheConfirmation = story.said().stream()
                .filter(said -> !said.type().name().equals("order.confirmed"))
                .toList();

        assertThat(conversation(withoutTheConfirmation).status()).isEqualTo(SagaStatus.RUNNING);
    }

    @Test
    void knowsWhatWasHeard() {
        Conversation conversation =
                conversation(Outcome.SHIPPED.of(ORDER).said().subList(0, 4));

        assertThat(conversation.heard(OrderCreated.class)).isTrue();
        assertThat(conversation.heard(InventoryShipped.class)).isFalse();
    }

    private static Conversation conversation(List<Said> arrival) {
        Conversation conversation = new Conversation();
        arrival.forEach(conversation::add);
        return conversation;
    }
}
