package dev.quadrille.local.audit;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Participant;
import dev.quadrille.local.audit.StoredPlaces.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What stands on the topics was committed by its announcer and heard by notification-service, or is among the dead letters;
 * and what notification-service has heard stands there, as far back as the topics remember.
 */
final class TopicsHoldTheHistory {

    private static final int ASKED_AT_ONCE = 1_000;

    private final Scope scope;
    private final Topics topics;
    private final StoredPlaces stored;
    private final KnownEvents heard;
    private final KnownEvents committed;
    private final Set<String> buried;
    private final Findings findings = new Findings();
    private final List<Spoken> unmatched = new ArrayList<>();
    private final List<Spoken> ofOrders = new ArrayList<>();
    private long records;
    private long again;
    private long unreadable;

    TopicsHoldTheHistory(Scope scope, Topics topics, Snapshots snapshots, Letters letters) {
        this.scope = scope;
        this.topics = topics;
        this.stored = new StoredPlaces(snapshots.notifications());
        this.heard = new KnownEvents(snapshots.notifications(), "saga_event");
        this.committed = new KnownEvents(snapshots.orders(), "order_event");
        this.buried = letters.sent().stream()
                .map(letter -> letter.service() + " " + letter.place())
                .collect(Collectors.toSet());
    }

    static List<String> topics() {
        return EventCatalog.all().stream().map(EventType::topic).toList();
    }

    /** @param ranges looked at after notification-service's snapshot was taken, and before order-service's */
    Verdict verdict(Map<TopicPartition, Topics.Range> ranges) {
        ranges.keySet().stream()
                .sorted(StoredPlaces.AS_READ)
                .forEach(partition -> compare(partition, ranges.get(partition)));
        ask();
        return findings.verdict(
                "topics hold the history",
                "%,d records on %d topics; %,d delivered again, %,d unreadable"
                        .formatted(records, topics().size(), again, unreadable));
    }

    private void compare(TopicPartition partition, Topics.Range range) {
        topics.read(partition, range, record -> {
            records++;
            reportMissing(partition, range, record.offset());
            Place place = stored.before(partition, record.offset() + 1);
            Spoken.read(record).ifPresentOrElse(event -> compare(event, place), () -> checkBuried(record));
        });
        reportMissing(partition, range, Long.MAX_VALUE);
    }

    /** What was heard at places where nothing stands, though the topic still remembers them. */
    private void reportMissing(TopicPartition partition, Topics.Range range, long offset) {
        for (Place place = stored.before(partition, offset); place != null; place = stored.before(partition, offset)) {
            if (place.offset() >= range.begin()) {
                findings.add(
                        "order " + place.order(),
                        "event %s was heard at %s@%d, where nothing stands"
                                .formatted(place.event(), partition, place.offset()));
            }
        }
    }

    private void compare(Spoken event, Place place) {
        if (place == null) {
            unmatched.add(event);
        } else if (!place.event().equals(event.id()) || !place.order().equals(event.order())) {
            findings.add(
                    "order " + event.order(),
                    "%s stands at %s, where event %s of order %s was heard"
                            .formatted(event.id(), event.place(), place.event(), place.order()));
        }
        if (EventCatalog.wired(event.type()).announcer() == Participant.ORDER) {
            ofOrders.add(event);
        }
        if (unmatched.size() >= ASKED_AT_ONCE || ofOrders.size() >= ASKED_AT_ONCE) {
            ask();
        }
    }

    private void ask() {
        Set<UUID> unheard = heard.missing(unmatched);
        again += unmatched.stream()
                .filter(event -> !unheard.contains(event.id()))
                .count();
        unmatched.stream()
                .filter(event -> unheard.contains(event.id()) && scope.expectsWhatBegan(event.at()))
                .filter(event -> !buried.contains(Participant.NOTIFICATION.service() + " " + event.place()))
                .forEach(event -> report(event, "notification-service has not heard it"));
        Set<UUID> uncommitted = committed.missing(ofOrders);
        ofOrders.stream()
                .filter(event -> uncommitted.contains(event.id()))
                .forEach(event -> report(event, "order-service never committed it"));
        unmatched.clear();
        ofOrders.clear();
    }

    private void report(Spoken event, String what) {
        findings.add(
                "order " + event.order(),
                "%s %s stands at %s, and %s".formatted(event.type(), event.id(), event.place(), what));
    }

    private void checkBuried(ConsumerRecord<String, byte[]> record) {
        unreadable++;
        String place = Spoken.place(record);
        List<String> silent = Participant.all().stream()
                .filter(service -> hears(service, record.topic()))
                .map(Participant::service)
                .filter(service -> !buried.contains(service + " " + place))
                .toList();
        if (!silent.isEmpty() && scope.expectsWhatBegan(Spoken.at(record))) {
            findings.add(
                    "record " + place,
                    "key %s: it cannot be read, and is not among the dead letters of %s"
                            .formatted(record.key(), String.join(", ", silent)));
        }
    }

    private static boolean hears(Participant<?> service, String topic) {
        return Choreography.heardBy(service).stream()
                .anyMatch(type -> type.topic().equals(topic));
    }
}
