package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quadrille.contracts.OrderEvent.OrderCreated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    @Test
    void holdsTheFourteenEventsUnderTheirPublishedNames() {
        Tuple[] published = PublishedEvent.table().stream()
                .map(row -> tuple(row.wireName(), row.topic(), row.announcer()))
                .toArray(Tuple[]::new);
        assertThat(EventCatalog.all())
                .hasSize(14)
                .extracting(
                        EventType::wireName,
                        EventType::topic,
                        type -> type.announcer().name())
                .containsExactlyInAnyOrder(published);
    }

    @Test
    void holdsEveryRecordOfEveryFamily() {
        Class<?>[] records = Arrays.stream(SagaEvent.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .toArray(Class<?>[]::new);
        assertThat(EventCatalog.all().stream().<Class<?>>map(EventType::eventClass))
                .containsExactlyInAnyOrder(records);
    }

    @Test
    void everyFamilyBelongsToOneParticipant() {
        Stream<Class<?>> families = Participant.all().stream().map(Participant::family);
        assertThat(families).containsExactlyInAnyOrder(SagaEvent.class.getPermittedSubclasses());
    }

    @Test
    void noTwoEventsShareANameOrATopic() {
        assertThat(EventCatalog.all()).extracting(EventType::name).doesNotHaveDuplicates();
        assertThat(EventCatalog.topics()).doesNotHaveDuplicates();
    }

    @Test
    void everyEventHasOneAnnouncer() {
        for (EventType<?> type : EventCatalog.all()) {
            assertThat(Participant.all())
                    .filteredOn(participant -> participant.announces(type.eventClass()))
                    .as(type.wireName())
                    .isEqualTo(List.of(type.announcer()));
        }
    }

    @Test
    void everyServiceHasATopicForWhatItCouldNotHandleAndOneForWhatComesBack() {
        assertThat(EventCatalog.topics())
                .hasSize(22)
                .endsWith(
                        "order-service.dead-letters",
                        "payment-service.dead-letters",
                        "inventory-service.dead-letters",
                        "notification-service.dead-letters",
                        "order-service.replays",
                        "payment-service.replays",
                        "inventory-service.replays",
                        "notification-service.replays");
    }

    @Test
    void findsAnEventByItsClassAndByItsName() {
        EventType<OrderCreated> type = EventCatalog.of(OrderCreated.class);
        assertThat(type.wireName()).isEqualTo("order.created.v2");
        assertThat(EventCatalog.named("order.created")).containsSame(type);
        assertThat(EventCatalog.named("order.shredded")).isEmpty();
    }

    @Test
    void findsAnEventByAnyVersionOfItsWireName() {
        assertThat(EventCatalog.wired("order.created.v1")).isSameAs(EventCatalog.of(OrderCreated.class));
        assertThatThrownBy(() -> EventCatalog.wired("order.shredded.v1")).isInstanceOf(UnknownEventType.class);
    }

    @Test
    void refusesAFamilyWhereAnEventIsNeeded() {
        assertThatThrownBy(() -> EventCatalog.of(OrderEvent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("OrderEvent is no event: it must be a record of one of the families");
    }

    @Test
    void theReadmeShowsTheSameTable() throws IOException {
        List<String> rows =
                PublishedEvent.table().stream().map(PublishedEvent::markdown).toList();
        assertThat(Files.readAllLines(Path.of("README.md"))).containsAll(rows);
    }
}
