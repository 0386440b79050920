package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes that are easily made, and look right as long as nothing overtakes anything. */
final class Mistakes {

    private Mistakes() {}

    /** Its own row says that it was charged, so it tells of the refund and asks the gateway later. */
    static <S> Part<S> refundsBeforeTheGatewayHas(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                return super.hear(state, event, event instanceof OrderCancelled ? "closed" : answer, last);
            }
        };
    }

    /** Nothing was charged as far as the row tells, so there is nothing to cancel at the gateway. */
    static <S> Part<S> cancelsOnlyWhatItKnowsToBeCharged(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Optional<String> asks(S state, SagaEvent event) {
                return event instanceof OrderCancelled && is(state, "NONE", "TRYING")
                        ? Optional.empty()
                        : super.asks(state, event);
            }

            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                boolean uncharged = event instanceof OrderCancelled && is(state, "NONE", "TRYING");
                return super.hear(state, event, uncharged ? "closed" : answer, last);
            }
        };
    }

    /** The last attempt got no answer, so the payment has failed. */
    static <S> Part<S> failsWithoutCancelling(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                Turned<S> turned = super.hear(state, event, answer, last);
                return is(turned.state(), "CLOSING") ? super.hear(turned.state(), event, "closed", last) : turned;
            }
        };
    }

    static <S> Part<S> chargesWithoutReadingItsRow(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Optional<String> asks(S state, SagaEvent event) {
                return event instanceof OrderCreated ? Optional.of("charge") : super.asks(state, event);
            }
        };
    }

    /** What has not come yet need not be cancelled. */
    static <S> Part<S> leavesNoMark(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                return event instanceof OrderCancelled && is(state, "NONE")
                        ? new Turned<>(state, List.of(), null)
                        : super.hear(state, event, answer, last);
            }
        };
    }

    /** The last attempt got no answer, so the goods are still here. */
    static <S> Part<S> givesUpWithoutRecalling(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                Turned<S> turned = super.hear(state, event, answer, last);
                return is(turned.state(), "RECALLING") ? super.hear(turned.state(), event, "refused", last) : turned;
            }
        };
    }

    /** Accepted is accepted, whatever was asked of the carrier since. */
    static <S> Part<S> shipsOnAnAcceptanceThatIsRecalled(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                boolean old = is(state, "RECALLING") && "accepted".equals(answer);
                return super.hear(state, event, old ? "too late" : answer, last);
            }
        };
    }

    /** No answer yet, so it says at once that the shipment failed, and tries on. */
    static <S> Part<S> givesUpWhatIsOnItsWay(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                Turned<S> turned = super.hear(state, event, answer, last);
                return is(turned.state(), "SHIPPING") && is(state, "RESERVED")
                        ? new Turned<>(
                                turned.state(),
                                super.hear(state, event, "refused", last).said(),
                                turned.again())
                        : turned;
            }
        };
    }

    /** Says again what it said the first time, for the inbox keeps repetitions away. */
    static <S> Part<S> answersARepetitionAgain(Part<S> right) {
        return new Mistake<>(right) {
            @Override
            public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
                return super.hear(event instanceof OrderCreated ? beginning() : state, event, answer, last);
            }
        };
    }

    private static boolean is(Object state, String... names) {
        return Set.of(names).contains(state.toString());
    }
}
