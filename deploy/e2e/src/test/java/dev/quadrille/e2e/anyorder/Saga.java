package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import dev.quadrille.e2e.anyorder.Exploration.Move;
import dev.quadrille.e2e.anyorder.Outside.Answered;
import dev.quadrille.e2e.anyorder.Seat.Committed;
import dev.quadrille.inventory.InventoryPart;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.Part.Turned;
import dev.quadrille.order.OrderPart;
import dev.quadrille.payment.PaymentPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that may happen to one order, with the services' real state machines. */
final class Saga implements Exploration.Rules<World> {

    /** Turns of one service that may stand between their call and their commit at the same time. */
    private static final int REPLICAS = 2;

    private final OrderPart order;
    private final Part<PaymentPart.State> payment;
    private final Map<EventType<?>, SagaEvent> examples = new LinkedHashMap<>();
    private final Map<Map.Entry<OrderPart.State, CancellationReason>, Turned<OrderPart.State>> requests =
            new HashMap<>();

    /** @param accident whether nobody can count on it */
    private record Turn(int place, Seat<?> seat, SagaEvent event, String answer, String name, boolean accident) {}

    Saga(OrderPart order, Part<PaymentPart.State> payment) {
        this.order = order;
        this.payment = new Remembered<>(payment);
    }

    /** An order was just placed. */
    World placed(Part<InventoryPart.State> inventory) {
        World world = new World(
                List.of(
                        Seat.of(new Remembered<>(order), Outside.NOBODY),
                        Seat.of(payment, Outside.with(Gateway.OPEN)),
                        Seat.of(new Remembered<>(inventory), Outside.with(Haulier.OPEN))),
                Events.NONE,
                Map.of());
        return saying(world, List.of(order.placed()), null);
    }

    @Override
    public List<Move<World>> moves(World world) {
        List<Move<World>> moves = new ArrayList<>();
        for (int place = 0; place < world.seats().size(); place++) {
            for (SagaEvent event : List.copyOf(examples.values())) {
                if (world.said().has(event)) {
                    deliver(world, place, event, moves);
                }
            }
            for (Call call : world.seat(place).calls()) {
                goOn(world, place, call, moves);
            }
            land(world, place, moves);
        }
        cancel(world, moves);
        moves.forEach(move -> Promises.check(world, move));
        return moves;
    }

    /** The first time, again out of the retry queue, or by a replay or an inbox that has forgotten it. */
    private void deliver(World world, int place, SagaEvent event, List<Move<World>> moves) {
        Seat<?> seat = world.seat(place);
        if (!seat.part().hears(event)) {
            return;
        }
        boolean again = !seat.todo().has(event);
        String name = (again ? "again " : "") + name(event);
        Optional<String> request = seat.asks(event);
        if (request.isEmpty()) {
            commit(world, new Turn(place, seat, event, null, name, again), moves);
        } else if (seat.calls().size() < REPLICAS) {
            World calling = world.with(place, seat.calling(event, request.get()));
            moves.add(new Move<>(name + ": " + request.get(), calling, again));
        }
    }

    private void goOn(World world, int place, Call call, List<Move<World>> moves) {
        Seat<?> seat = world.seat(place);
        moves.add(new Move<>("crash of " + call, world.with(place, seat.without(call)), true));
        Seat<?> left = seat.without(call);
        commit(world, new Turn(place, left, call.event(), call.answer(), call.toString(), false), moves);
        if (call.answer() == null) {
            for (Answered answered : seat.outside().books().on(call.request())) {
                World next = world.with(place, seat.answered(call, answered));
                moves.add(new Move<>(call.request() + " is answered: " + answered.answer(), next, false));
            }
        }
    }

    private void commit(World world, Turn turn, List<Move<World>> moves) {
        for (boolean last : new boolean[] {false, true}) {
            String name = "commit " + turn.name() + (last ? ", last attempt" : "");
            try {
                Committed<?> committed = turn.seat().hear(turn.event(), turn.answer(), last);
                World next = saying(world.with(turn.place(), committed.seat()), committed.said(), turn.event());
                moves.add(new Move<>(name, next, turn.accident()));
            } catch (Violation | UnexpectedEvent wrong) {
                throw new Violation(wrong.getMessage() + " by '" + name + "'");
            }
        }
    }

    /** A request that was thought lost, or its repetition by the network. */
    private static void land(World world, int place, List<Move<World>> moves) {
        Seat<?> seat = world.seat(place);
        for (String request : seat.outside().sent()) {
            for (Answered answered : seat.outside().books().on(request)) {
                World next = world.with(place, seat.outside(seat.outside().with(answered)));
                moves.add(new Move<>("late " + request, next, true));
            }
        }
    }

    @SuppressWarnings("unchecked") // the first seat is the order's
    private void cancel(World world, List<Move<World>> moves) {
        Seat<OrderPart.State> seat = (Seat<OrderPart.State>) world.seat(World.ORDER);
        for (CancellationReason reason :
                List.of(CancellationReason.CANCELLED_BY_CUSTOMER, CancellationReason.TIMED_OUT)) {
            Turned<OrderPart.State> turned = requests.computeIfAbsent(
                    Map.entry(seat.state(), reason), asked -> order.cancel(seat.state(), reason));
            Seat<OrderPart.State> next =
                    new Seat<>(seat.part(), turned.state(), seat.todo(), seat.outside(), seat.calls());
            moves.add(new Move<>(reason.name(), saying(world.with(World.ORDER, next), turned.said(), null), true));
        }
    }

    private World saying(World world, List<? extends SagaEvent> said, SagaEvent cause) {
        said.forEach(event -> examples.putIfAbsent(EventCatalog.of(event.getClass()), event));
        return world.saying(said, cause);
    }

    private static String name(SagaEvent event) {
        return EventCatalog.of(event.getClass()).name();
    }
}
