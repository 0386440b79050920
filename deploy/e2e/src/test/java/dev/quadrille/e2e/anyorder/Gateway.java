package dev.quadrille.e2e.anyorder;

import dev.quadrille.e2e.anyorder.Outside.Answered;
import dev.quadrille.e2e.anyorder.Outside.Books;
import java.util.List;

/** What {@code PaymentGateway} promises, and nothing more. Were a decline not final, a cancelled order could be charged. */
enum Gateway implements Books {
    OPEN,
    CHARGED,
    DECLINED,
    /** Cancelled before anything was taken. */
    CLOSED,
    /** Cancelled, and what was taken is given back. */
    RETURNED;

    @Override
    public List<Answered> on(String request) {
        return request.equals("charge")
                ? charge()
                : List.of(new Answered(this == CHARGED || this == RETURNED ? RETURNED : CLOSED, "closed"));
    }

    private List<Answered> charge() {
        Answered charged = new Answered(CHARGED, "charged");
        Answered declined = new Answered(DECLINED, "declined");
        return switch (this) {
            case OPEN -> List.of(charged, declined);
            case CHARGED -> List.of(charged);
            case DECLINED -> List.of(declined);
            case CLOSED, RETURNED -> List.of(new Answered(this, "closed"));
        };
    }
}
