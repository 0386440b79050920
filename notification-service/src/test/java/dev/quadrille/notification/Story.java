package dev.quadrille.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was said about one order, each event with its cause, a millisecond after the one before. */
final class Story {

    static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final UUID order;
    private final List<Step> steps = new ArrayList<>();

    /** One event as it was announced. */
    record Step(SagaEvent event, Said said) {
        @Override
        public String toString() {
            return said.type().name();
        }
    }

    Story(UUID order) {
        this.order = order;
    }

    UUID order() {
        return order;
    }

    /** An event that a request began. */
    Story with(SagaEvent event) {
        return add(event, null);
    }

    /** @param cause told before */
    Story with(SagaEvent event, Class<? extends SagaEvent> cause) {
        return add(event, id(cause));
    }

    UUID id(Class<? extends SagaEvent> event) {
        return steps.stream()
                .filter(step -> step.said().is(event))
                .findFirst()
                .orElseThrow()
                .said()
                .id();
    }

    /** In the order in which it happened. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Said> said() {
        return steps.stream().map(Step::said).toList();
    }

    List<String> names() {
        return steps.stream().map(Step::toString).toList();
    }

    static Delivery delivery(List<Step> steps) {
        Delivery delivery = new Delivery();
        steps.forEach(step -> delivery.and(
                step.event(), step.said().id(), step.said().cause(), step.said().time()));
        return delivery;
    }

    /** As it reaches this service. */
    static Heard<SagaEvent> heard(Step step) {
        Said said = step.said();
        Envelope envelope = new Envelope(
                said.id(), said.type().wireName(), "/test", step.event().orderId(), said.time(), said.cause(), null);
        return new Heard<>(envelope, step.event(), said.type().topic(), 0, 0);
    }

    private Story add(SagaEvent event, UUID cause) {
        Instant time = NOON.plusMillis(steps.size());
        UUID id = UuidCreator.getTimeOrderedEpoch();
        steps.add(new Step(event, Said.of(id, EventCatalog.of(event.getClass()).wireName(), cause, time)));
        return this;
    }
}
