package dev.quadrille.local.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One saga as notification-service tells it.
 *
 * @param events each after its cause
 * @param eventsKept false where they were forgotten, or some of them
 * @param deadLetters what got stuck on the way
 * @param awaited what is waited for; none where it has ended
 * @param attempts what was tried in vain; the services themselves are asked for it
 */
public record SagaStory(
        String orderId,
        String customerId,
        SagaStatus status,
        String reason,
        List<String> steps,
        String startedAt,
        Long durationMs,
        List<Event> events,
        Boolean eventsKept,
        List<DeadLetter> deadLetters,
        List<Awaited> awaited,
        List<FailedAttempt> attempts) {

    public SagaStory {
        steps = orNone(steps);
        events = orNone(events);
        eventsKept = eventsKept == null || eventsKept;
        deadLetters = orNone(deadLetters);
        awaited = orNone(awaited);
        attempts = orNone(attempts);
    }

    /** One event, and where it was read. @param heardAgain how often it came once more, and was ignored */
    public record Event(@JsonUnwrapped HeardEvent heard, String topic, int partition, long offset, int heardAgain) {

        /** {@code orders.created/3/42} */
        public String place() {
            return topic + "/" + partition + "/" + offset;
        }
    }

    /** One of these events, from one service. @param because the id of the event that is to be answered; may be null */
    public record Awaited(List<String> events, String from, String because, String since) {}

    /** Throws {@link UnexpectedAnswer} for what is no such JSON. */
    public static SagaStory of(String json) {
        try {
            return Json.MAPPER.readValue(json, SagaStory.class);
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswer("notification-service answered what is no saga: " + e.getMessage(), e);
        }
    }

    public SagaStory with(List<FailedAttempt> failed) {
        return new SagaStory(
                orderId,
                customerId,
                status,
                reason,
                steps,
                startedAt,
                durationMs,
                events,
                eventsKept,
                deadLetters,
                awaited,
                failed);
    }

    /** Such as {@code CANCELLED (OUT_OF_STOCK)}. */
    public String outcome() {
        return Outcome.of(status, reason);
    }

    /** When it began: with the order, or, where that was not heard yet, with the first that was; null for nothing at all. */
    public Instant begin() {
        Stream<String> times =
                startedAt == null ? events.stream().map(event -> event.heard().time()) : Stream.of(startedAt);
        return times.map(SagaStory::instant)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Null for what is no time. */
    public static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
