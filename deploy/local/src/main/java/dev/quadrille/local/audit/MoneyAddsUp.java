package dev.quadrille.local.audit;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.local.audit.Dossier.Charge;
import dev.quadrille.local.audit.Dossier.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was charged and not refunded is the total of the orders that shipped, in payment's rows and in the gateway's ledger. */
final class MoneyAddsUp implements Invariant {

    private static final String SIMULATED = "sim_";

    private final Scope scope;
    private final Findings findings = new Findings();
    private final Amounts charged = new Amounts();
    private final Amounts refunded = new Amounts();
    private final Amounts shipped = new Amounts();
    private final Amounts gatewayCharged = new Amounts();
    private final Amounts gatewayReturned = new Amounts();

    MoneyAddsUp(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void look(Dossier order) {
        if (order.hasEnded() && order.stream().created() != null) {
            count(order);
            findings.add(order.name(), problems(order));
        } else if (!order.isKnown() && scope.expectsEndOf(order.order())) {
            findings.add(order.name(), orphaned(order));
        }
    }

    private void count(Dossier order) {
        if (order.stream().isShipped()) {
            shipped.add(order.stream().created().total());
        }
        Payment payment = order.payment();
        if (payment != null && payment.wasCharged()) {
            charged.add(payment.amount());
        }
        if (payment != null && payment.wasRefunded()) {
            refunded.add(payment.amount());
        }
        Charge charge = order.charge();
        if (charge != null && charge.charged()) {
            gatewayCharged.add(charge.amount());
            if (charge.returned()) {
                gatewayReturned.add(charge.amount());
            }
        }
    }

    private static List<String> problems(Dossier order) {
        OrderCreated created = order.stream().created();
        Money due = order.stream().isShipped() ? created.total() : null;
        Money kept = kept(order.payment());
        List<String> problems = new ArrayList<>();
        if (!Objects.equals(kept, due)) {
            problems.add("%s, so %s is due, and payment-service keeps %s"
                    .formatted(order.stream().status(), Amounts.text(due), Amounts.text(kept)));
        }
        if (isAtTheSimulatedGateway(order) && !Objects.equals(kept(order.charge()), kept)) {
            problems.add("payment-service keeps %s, the gateway %s"
                    .formatted(Amounts.text(kept), Amounts.text(kept(order.charge()))));
        }
        announced(order).stream()
                .filter(amount -> !amount.equals(created.total()))
                .forEach(amount -> problems.add("%s was announced, the order's total is %s"
                        .formatted(Amounts.text(amount), Amounts.text(created.total()))));
        return problems;
    }

    private static Set<Money> announced(Dossier order) {
        Set<Money> amounts = order.history().bodies(PaymentProcessed.class).stream()
                .map(PaymentProcessed::amount)
                .collect(Collectors.toSet());
        order.history().bodies(PaymentRefunded.class).forEach(refund -> amounts.add(refund.amount()));
        return amounts;
    }

    /** Money that nobody ordered. */
    private static List<String> orphaned(Dossier order) {
        List<String> problems = new ArrayList<>();
        if (kept(order.payment()) != null) {
            problems.add(
                    "is unknown to order-service, and payment-service keeps " + Amounts.text(kept(order.payment())));
        }
        if (kept(order.charge()) != null) {
            problems.add("is unknown to order-service, and the gateway keeps " + Amounts.text(kept(order.charge())));
        }
        return problems;
    }

    /** A real gateway keeps its ledger to itself. */
    private static boolean isAtTheSimulatedGateway(Dossier order) {
        String reference = order.payment() == null ? null : order.payment().reference();
        return order.charge() != null || reference != null && reference.startsWith(SIMULATED);
    }

    private static Money kept(Payment payment) {
        return payment != null && payment.wasCharged() && !payment.wasRefunded() ? payment.amount() : null;
    }

    private static Money kept(Charge charge) {
        return charge != null && charge.charged() && !charge.returned() ? charge.amount() : null;
    }

    @Override
    public Verdict verdict() {
        Set<String> currencies = new TreeSet<>(shipped.currencies());
        currencies.addAll(charged.currencies());
        currencies.addAll(gatewayCharged.currencies());
        String numbers = currencies.stream().map(this::equation).collect(Collectors.joining("; "));
        return findings.verdict("money adds up", numbers.isEmpty() ? "nothing was charged" : numbers);
    }

    private String equation(String currency) {
        long kept = charged.minorUnits(currency) - refunded.minorUnits(currency);
        boolean equal = kept == shipped.minorUnits(currency);
        return "charged %s − refunded %s %s shipped orders %s; %s"
                .formatted(
                        charged.in(currency),
                        refunded.in(currency),
                        equal ? "=" : "≠",
                        shipped.in(currency),
                        gateway(currency));
    }

    private String gateway(String currency) {
        if (gatewayCharged.isEmpty()) {
            return "the gateway's ledger is not here";
        }
        boolean same = gatewayCharged.minorUnits(currency) == charged.minorUnits(currency)
                && gatewayReturned.minorUnits(currency) == refunded.minorUnits(currency);
        return same
                ? "the gateway's ledger is the same"
                : "the gateway's ledger: %s − %s".formatted(gatewayCharged.in(currency), gatewayReturned.in(currency));
    }
}
