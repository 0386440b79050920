package dev.quadrille.local.audit;

import dev.quadrille.contracts.OrderLine;
import dev.quadrille.local.audit.Dossier.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What came in is on hand or was shipped; what is set aside is held by a reservation, and by none whose order has ended. */
final class StockAddsUp implements Invariant {

    private final Scope scope;
    private final List<Shelf> shelves;
    private final Findings findings = new Findings();

    StockAddsUp(Scope scope, List<Shelf> shelves) {
        this.scope = scope;
        this.shelves = shelves;
        shelves.forEach(shelf -> findings.add(shelf.name(), problems(shelf)));
    }

    private static List<String> problems(Shelf shelf) {
        List<String> problems = new ArrayList<>();
        if (shelf.came() != shelf.onHand() + shelf.shipped()) {
            problems.add("%,d came in, %,d on hand + %,d shipped = %,d"
                    .formatted(shelf.came(), shelf.onHand(), shelf.shipped(), shelf.onHand() + shelf.shipped()));
        }
        if (shelf.reserved() != shelf.held()) {
            problems.add("%,d reserved, %,d in the lines of reservations that hold goods"
                    .formatted(shelf.reserved(), shelf.held()));
        }
        if (shelf.reserved() < 0 || shelf.onHand() < shelf.reserved() || shelf.shipped() < 0) {
            problems.add("%,d on hand, %,d reserved, %,d shipped: 0 <= reserved <= on hand must hold"
                    .formatted(shelf.onHand(), shelf.reserved(), shelf.shipped()));
        }
        return problems;
    }

    @Override
    public void look(Dossier order) {
        Reservation reservation = order.reservation();
        boolean over = order.hasEnded() || !order.isKnown() && scope.expectsEndOf(order.order());
        if (over && reservation != null && reservation.holdsGoods()) {
            findings.add(order.name(), "%s still sets aside %s".formatted(state(order), reservation.lines()));
        } else if (order.hasEnded()
                && order.stream().isShipped()
                && order.stream().created() != null) {
            findings.add(order.name(), problems(order));
        }
    }

    private static String state(Dossier order) {
        return order.isKnown() ? order.stream().status() + ", and" : "is unknown to order-service, and";
    }

    private static List<String> problems(Dossier order) {
        Map<String, Long> ordered = order.stream().created().lines().stream()
                .collect(Collectors.groupingBy(OrderLine::sku, Collectors.summingLong(OrderLine::quantity)));
        Map<String, Long> left =
                order.reservation() == null ? Map.of() : order.reservation().lines();
        return left.equals(ordered) ? List.of() : List.of("%s was ordered, %s left".formatted(ordered, left));
    }

    @Override
    public Verdict verdict() {
        return findings.verdict(
                "stock adds up",
                "%,d SKUs: %,d pieces came in, %,d on hand + %,d shipped; %,d reserved, %,d held by reservations"
                        .formatted(
                                shelves.size(),
                                sum(Shelf::came),
                                sum(Shelf::onHand),
                                sum(Shelf::shipped),
                                sum(Shelf::reserved),
                                sum(Shelf::held)));
    }

    private long sum(ToLongFunction<Shelf> quantity) {
        return shelves.stream().mapToLong(quantity).sum();
    }
}
