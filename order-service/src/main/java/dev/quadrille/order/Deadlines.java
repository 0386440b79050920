package dev.quadrille.order;

import dev.quadrille.messaging.Sweep;
import dev.quadrille.messaging.Turns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Cancels the orders that are not confirmed by their deadline, the same way as a customer would. */
@ApplicationScoped
class Deadlines implements Sweep {

    private static final Logger LOG = Logger.getLogger(Deadlines.class);
    static final int BATCH = 200;

    private final OrderParticipant participant;
    private final Orders orders;
    private final Turns turns;
    private final Duration interval;

    Deadlines(
            OrderParticipant participant,
            Orders orders,
            Turns turns,
            @ConfigProperty(name = "quadrille.order.deadline-sweep", defaultValue = "PT1S") Duration interval) {
        this.participant = participant;
        this.orders = orders;
        this.turns = turns;
        this.interval = interval;
    }

    @Override
    public String what() {
        return "orders past their deadline";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public Uni<Boolean> batch() {
        OverdueOrders overdue = new OverdueOrders(participant, orders, BATCH);
        return turns.ask(overdue, List.of(overdue.request()))
                .invoke(() -> tell(overdue))
                .map(committed -> overdue.cancelled() + overdue.unreadable().size() == BATCH);
    }

    private static void tell(OverdueOrders overdue) {
        if (overdue.cancelled() > 0) {
            LOG.infof("not confirmed by their deadline, and so cancelled: %d orders", overdue.cancelled());
        }
        overdue.unreadable()
                .forEach((order, cause) -> LOG.errorf(
                        cause,
                        "order %s is past its deadline, but its stream cannot be read: it is looked at again in %d min",
                        order,
                        Orders.PUT_OFF.toMinutes()));
    }
}
