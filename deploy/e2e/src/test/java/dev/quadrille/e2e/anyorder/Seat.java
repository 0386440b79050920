package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.Part.Turned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service in the middle of a saga.
 *
 * @param todo announced and not yet done with, be it on its way, parked, or forgotten by a crash
 * @param calls turns of its replicas that have asked the world outside and not committed
 */
record Seat<S>(Part<S> part, S state, Events todo, Outside outside, List<Call> calls) {

    static <S> Seat<S> of(Part<S> part, Outside outside) {
        return new Seat<>(part, part.beginning(), Events.NONE, outside, List.of());
    }

    /** A turn that was committed. */
    record Committed<S>(Seat<S> seat, List<? extends SagaEvent> said) {}

    Seat<S> told(SagaEvent event) {
        return part.hears(event) ? new Seat<>(part, state, todo.with(event), outside, calls) : this;
    }

    Optional<String> asks(SagaEvent event) {
        return part.asks(state, event);
    }

    Seat<S> calling(SagaEvent event, String request) {
        return new Seat<>(part, state, todo, outside.sending(request), with(new Call(event, request, null)));
    }

    Seat<S> answered(Call call, Outside.Answered answered) {
        return new Seat<>(
                part, state, todo, outside.with(answered), without(call).with(call.answered(answered.answer())));
    }

    /** A crash, or a version conflict: whatever was asked, the event comes again. */
    Seat<S> without(Call call) {
        List<Call> left = new ArrayList<>(calls);
        left.remove(call);
        return new Seat<>(part, state, todo, outside, List.copyOf(left));
    }

    Seat<S> outside(Outside changed) {
        return new Seat<>(part, state, todo, changed, calls);
    }

    Committed<S> hear(SagaEvent event, String answer, boolean last) {
        Turned<S> turned = part.hear(state, event, answer, last);
        if (turned.again() != null && last && !turned.again().endless()) {
            throw new Violation(event + " is given up: " + turned.again().why());
        }
        Events left = turned.again() == null ? todo.without(event) : todo.with(event);
        return new Committed<>(new Seat<>(part, turned.state(), left, outside, calls), turned.said());
    }

    private List<Call> with(Call call) {
        List<Call> all = new ArrayList<>(calls);
        all.add(call);
        return all.stream().sorted().toList();
    }
}
