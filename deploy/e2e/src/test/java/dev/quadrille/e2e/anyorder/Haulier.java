package dev.quadrille.e2e.anyorder;

import dev.quadrille.e2e.anyorder.Outside.Answered;
import dev.quadrille.e2e.anyorder.Outside.Books;
import java.util.List;

/** What {@code Carrier} promises, and nothing more. */
enum Haulier implements Books {
    OPEN,
    BOOKED,
    REFUSED,
    RECALLED,
    /** Booked, and a recall came too late. */
    GONE;

    @Override
    public List<Answered> on(String request) {
        return request.equals("book") ? book() : recall();
    }

    boolean hasTheGoods() {
        return this == BOOKED || this == GONE;
    }

    private List<Answered> book() {
        Answered accepted = new Answered(BOOKED, "accepted");
        Answered refused = new Answered(REFUSED, "refused");
        return switch (this) {
            case OPEN -> List.of(accepted, refused);
            case BOOKED -> List.of(accepted);
            case GONE -> List.of(new Answered(GONE, "accepted"));
            case REFUSED, RECALLED -> List.of(new Answered(this, "refused"));
        };
    }

    private List<Answered> recall() {
        Answered recalled = new Answered(RECALLED, "refused");
        Answered tooLate = new Answered(GONE, "too late");
        return switch (this) {
            case OPEN, REFUSED, RECALLED -> List.of(recalled);
            case BOOKED -> List.of(recalled, tooLate);
            case GONE -> List.of(tooLate);
        };
    }
}
