package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import java.util.Objects;

/**
 * A turn between its {@code prepare} and its transaction: the world outside was asked, because of a row that may have
 * changed since.
 *
 * @param answer null while there is none
 */
record Call(SagaEvent event, String request, String answer) implements Comparable<Call> {

    Call answered(String answer) {
        return new Call(event, request, answer);
    }

    /** In an exploration each type of event has one example. */
    @Override
    public int hashCode() {
        return Objects.hash(event.getClass(), request, answer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Call call
                && event == call.event
                && request.equals(call.request)
                && Objects.equals(answer, call.answer);
    }

    private String name() {
        return EventCatalog.of(event.getClass()).name();
    }

    /** Which replica made it decides nothing, so calls are kept in one order. */
    @Override
    public int compareTo(Call other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return name() + ": " + request + (answer == null ? "" : ", " + answer);
    }
}
