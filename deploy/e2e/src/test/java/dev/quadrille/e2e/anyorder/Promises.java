package dev.quadrille.e2e.anyorder;

import dev.quadrille.e2e.anyorder.Exploration.Move;
import dev.quadrille.inventory.InventoryPart;
import java.util.Set;

/** What must be true at every step, whatever happened before. */
final class Promises {

    private Promises() {}

    static void check(World before, Move<World> move) {
        try {
            nothingFollowsTheEnd(before, move.next());
            moneyIsWhereItBelongs(move.next());
            goodsAreWhereTheyBelong(move.next());
            quietMeansEnded(move.next());
        } catch (Violation violation) {
            throw new Violation(violation.getMessage() + " by '" + move.name() + "' to " + move.next());
        }
    }

    private static void nothingFollowsTheEnd(World before, World after) {
        if (before.hasEnded()) {
            require(after.said().equals(before.said()), "something is announced after the end");
            for (int place : new int[] {World.PAYMENT, World.INVENTORY}) {
                require(
                        after.seat(place).state().equals(before.seat(place).state()),
                        "an ended saga goes on with " + before.seat(place).state());
            }
            require(holdsMoney(after) == holdsMoney(before), "money moves after the end");
        }
        if (isOver(before)) {
            String was = before.seat(World.ORDER).state().toString();
            require(after.seat(World.ORDER).state().toString().equals(was), "an order does not stay " + was);
        }
    }

    private static void moneyIsWhereItBelongs(World world) {
        require(!world.isUndone() || !holdsMoney(world), "the money of a cancelled order is kept");
        require(!world.isShipped() || holdsMoney(world), "an order is shipped that is not paid");
    }

    private static void goodsAreWhereTheyBelong(World world) {
        InventoryPart.State inventory =
                (InventoryPart.State) world.seat(World.INVENTORY).state();
        boolean carried = ((Haulier) world.seat(World.INVENTORY).outside().books()).hasTheGoods();
        require(!world.isShipped() || carried, "an order is said to be shipped and the carrier does not have it");
        require(!world.isUndone() || !carried, "the carrier has the goods of a cancelled order");
        require(!world.hasEnded() || inventory.stock().reserved() == 0, "goods stay set aside for an ended order");
        require(
                inventory.stock().shipped() == (world.isShipped() ? 1 : 0),
                inventory.stock() + " does not tell whether the goods left");
    }

    private static void quietMeansEnded(World world) {
        if (world.isQuiet()) {
            require(world.hasEnded() && isOver(world), "nothing is left to do, and the order has not ended");
            String end = world.isShipped() ? "SHIPPED" : "CANCELLED";
            require(world.seat(World.ORDER).state().toString().equals(end), "the order should be " + end);
        }
    }

    static boolean isOver(World world) {
        return Set.of("SHIPPED", "CANCELLED")
                .contains(world.seat(World.ORDER).state().toString());
    }

    private static boolean holdsMoney(World world) {
        return world.seat(World.PAYMENT).outside().books() == Gateway.CHARGED;
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new Violation(otherwise);
        }
    }
}
