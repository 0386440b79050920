package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import java.util.Optional;

/** A service that does one thing wrong: what the check is worth is seen by what it says to these. */
class Mistake<S> implements Part<S> {

    private final Part<S> right;

    Mistake(Part<S> right) {
        this.right = right;
    }

    @Override
    public S beginning() {
        return right.beginning();
    }

    @Override
    public boolean hears(SagaEvent event) {
        return right.hears(event);
    }

    @Override
    public Optional<String> asks(S state, SagaEvent event) {
        return right.asks(state, event);
    }

    @Override
    public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
        return right.hear(state, event, answer, last);
    }
}
