package dev.quadrille.contracts;

import static dev.quadrille.contracts.Participant.INVENTORY;
import static dev.quadrille.contracts.Participant.NOTIFICATION;
import static dev.quadrille.contracts.Participant.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Least privilege on the broker, and enough of it (ASVS 5.0: 13.2.2). */
class BrokerRightsTest {

    @Test
    void noTwoServicesMayWriteTheSameTopicOrMoveTheSameOffsets() {
        assertThat(all(BrokerRights::writes)).doesNotHaveDuplicates();
        assertThat(all(BrokerRights::groups)).doesNotHaveDuplicates();
    }

    @Test
    void everyTopicHasSomebodyWhoWritesItAndSomebodyWhoReadsIt() {
        assertThat(all(BrokerRights::writes)).hasSameElementsAs(EventCatalog.topics());
        assertThat(all(BrokerRights::reads)).hasSameElementsAs(EventCatalog.topics());
    }

    @Test
    void aServiceReadsWhatItHearsAlone() {
        assertThat(BrokerRights.of(PAYMENT).reads())
                .containsExactly("orders.created", "orders.cancelled", "payment-service.replays");
        assertThat(BrokerRights.of(INVENTORY).writes())
                .allMatch(topic -> topic.startsWith("inventory"))
                .contains("inventory.reserved", "inventory-service.dead-letters");
    }

    @Test
    void onlyTheObserverReadsDeadLettersAndAsksForReplays() {
        for (Participant<?> service : Participant.all()) {
            boolean observes = service == NOTIFICATION;
            BrokerRights rights = BrokerRights.of(service);
            assertThat(rights.reads().contains("payment-service.dead-letters")).isEqualTo(observes);
            assertThat(rights.writes().contains("payment-service.replays")).isEqualTo(observes);
        }
    }

    private static List<String> all(Function<BrokerRights, List<String>> rights) {
        return Participant.all().stream()
                .flatMap(service -> rights.apply(BrokerRights.of(service)).stream())
                .toList();
    }
}
