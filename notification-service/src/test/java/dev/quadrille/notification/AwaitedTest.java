package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A saga that has not ended waits for something, one that has ended for nothing; what it waits for can still come. */
class AwaitedTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # the way forward
            -                                | order-service: order.created
            created                          | payment-service: payment.processed payment.failed payment.voided, after order.created
            created processed                | inventory-service: inventory.reserved inventory.rejected, after payment.processed
            created processed reserved       | order-service: order.confirmed, after inventory.reserved
            created processed reserved confirmed | inventory-service: inventory.shipped inventory.shipment-failed, after order.confirmed
            # what goes wrong
            created failed                   | order-service: order.cancelled, after payment.failed
            created failed cancelled         | inventory-service: inventory.voided, after order.cancelled
            created processed rejected       | order-service: order.cancelled, after inventory.rejected
            created processed rejected cancelled | payment-service: payment.refunded, after order.cancelled
            created processed reserved confirmed shipment-failed | order-service: order.cancelled, after inventory.shipment-failed
            created processed reserved confirmed shipment-failed cancelled refunded | inventory-service: inventory.released, after order.cancelled
            # cancelled by the customer or by the deadline
            created cancelled                | payment-service: payment.failed payment.refunded payment.voided, after order.cancelled; inventory-service: inventory.rejected inventory.released inventory.voided, after order.cancelled
            created processed cancelled      | payment-service: payment.refunded, after order.cancelled; inventory-service: inventory.rejected inventory.released inventory.voided, after order.cancelled
            created processed reserved cancelled released | payment-service: payment.refunded, after order.cancelled
            created cancelled payment.voided | inventory-service: inventory.voided, after order.cancelled
            created cancelled inventory.voided | payment-service: payment.failed payment.refunded payment.voided, after order.cancelled
            # heard in another order than it was said
            processed                        | order-service: order.created; inventory-service: inventory.reserved inventory.rejected, after payment.processed
            created reserved                 | payment-service: payment.processed, after order.created; order-service: order.confirmed, after inventory.reserved
            created processed reserved shipped | order-service: order.confirmed, after inventory.reserved
            created processed inventory.voided | order-service: order.cancelled
            created failed inventory.voided  | order-service: order.cancelled, after payment.failed
            created processed cancelled refunded released | inventory-service: inventory.reserved, after payment.processed
            # nothing is left to be undone, and yet it has not ended: only why it was cancelled was not heard
            created processed reserved cancelled refunded released | order-service: order.confirmed, after inventory.reserved; inventory-service: inventory.shipment-failed
            """)
    void isKnownByWhatWasHeard(String heard, String awaited) {
        assertThat(String.join("; ", awaitedAfter(heard == null ? Set.of() : events(heard))))
                .isEqualTo(awaited);
    }

    @ParameterizedTest
    @EnumSource
    void isSomethingAtEveryStepAndNothingAtTheEnd(Outcome outcome) {
        List<Said> story = outcome.of(ORDER).said();

        for (int heard = 0; heard < story.size(); heard++) {
            assertThat(conversation(story.subList(0, heard)).awaited())
                    .as("%s after %d events", outcome, heard)
                    .isNotEmpty();
        }
        assertThat(conversation(story).awaited()).as("%s", outcome).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isSomethingWhateverPartOfTheStoryWasHeard(Outcome outcome) {
        parts(outcome.of(ORDER).said())
                .forEach(part -> assertThat(conversation(part).awaited())
                        .as("%s of %s", part, outcome)
                        .isNotEmpty());
    }

    /** Who goes by the names alone, as the overview does, knows no less. */
    @ParameterizedTest
    @EnumSource
    void isKnownByTheNamesAlone(Outcome outcome) {
        parts(outcome.of(ORDER).said()).forEach(part -> {
            Conversation conversation = conversation(part);
            assertThat(new Standing(conversation.names(), 1, ORDER).awaited())
                    .as("%s of %s", part, outcome)
                    .isEqualTo(conversation.awaited());
        });
    }

    /** What is on its way: in the story that follows, somebody whom the saga waits for says one of the things it waits for. */
    @ParameterizedTest
    @EnumSource
    void isWhatComesNext(Outcome outcome) {
        List<Said> story = outcome.of(ORDER).said();
        for (int heard = 0; heard < story.size(); heard++) {
            Said next = story.get(heard);
            List<EventType<?>> awaited = conversation(story.subList(0, heard)).awaited().stream()
                    .flatMap(one -> one.events().stream())
                    .collect(Collectors.toList());
            boolean unforeseen = next.cause() == null && heard > 0 || hasOvertaken(next, story.subList(0, heard));
            assertThat(unforeseen || awaited.contains(next.type()))
                    .as("%s among %s", next, awaited)
                    .isTrue();
        }
    }

    @Test
    void namesEachEventInTheOrderOfTheCatalog() {
        List<EventType<?>> all = EventCatalog.all();
        List<EventType<?>> awaited = Awaited.of(events("created")).get(0).events();

        assertThat(awaited).isSortedAccordingTo((one, other) -> all.indexOf(one) - all.indexOf(other));
    }

    /** A charge that was made before its cancellation was heard there is not waited for: its refund is. */
    private static boolean hasOvertaken(Said next, List<Said> heard) {
        boolean cancelled = heard.stream().anyMatch(said -> said.type().name().equals("order.cancelled"));
        return cancelled && next.type().name().equals("payment.processed");
    }

    private static Stream<List<Said>> parts(List<Said> story) {
        return IntStream.range(0, (1 << story.size()) - 1)
                .mapToObj(bits -> IntStream.range(0, story.size())
                        .filter(i -> (bits & 1 << i) != 0)
                        .mapToObj(story::get)
                        .toList());
    }

    private static Conversation conversation(List<Said> heard) {
        Conversation conversation = new Conversation();
        heard.forEach(conversation::add);
        return conversation;
    }

    private static List<String> awaitedAfter(Set<Class<? extends SagaEvent>> heard) {
        return Awaited.of(heard).stream().map(AwaitedTest::line).toList();
    }

    private static String line(Awaited awaited) {
        return awaited.from().service() + ": " + String.join(" ", awaited.names())
                + (awaited.cause() == null ? "" : ", after " + awaited.causeName());
    }

    private static Set<Class<? extends SagaEvent>> events(String names) {
        return Stream.of(names.split(" "))
                .<Class<? extends SagaEvent>>map(AwaitedTest::event)
                .collect(Collectors.toSet());
    }

    private static Class<? extends SagaEvent> event(String name) {
        return EventCatalog.all().stream()
                .filter(type -> type.name().equals(name) || type.name().endsWith("." + name))
                .findFirst()
                .orElseThrow()
                .eventClass();
    }
}
