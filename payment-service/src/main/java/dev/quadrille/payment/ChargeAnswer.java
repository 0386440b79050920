package dev.quadrille.payment;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed;

/** What a card network says to a charge. */
sealed interface ChargeAnswer {

    /** @param reference the network's own name for the charge */
    record Charged(String reference) implements ChargeAnswer {}

    /** It is final: a key that was declined is never charged later, whatever request of ours lands late. */
    record Declined(PaymentFailed.Reason reason) implements ChargeAnswer {}

    /** The key was cancelled before: nothing is charged, now or later. */
    record Closed() implements ChargeAnswer {}

    /** No answer: whether money moved is not known. */
    record TimedOut() implements ChargeAnswer {}
}
