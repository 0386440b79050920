package dev.quadrille.e2e.anyorder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.inventory.InventoryPart;
import dev.quadrille.messaging.Part;
import dev.quadrille.payment.PaymentPart;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the exploration is worth: it finds mistakes that look right. */
class MistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsWhatIsWrong(
            UnaryOperator<Part<PaymentPart.State>> payment,
            UnaryOperator<Part<InventoryPart.State>> inventory,
            String found) {
        assertThatThrownBy(() -> Explored.with(payment, inventory))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(found);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                inPayment(Mistakes::refundsBeforeTheGatewayHas, "the money of a cancelled order is kept"),
                inPayment(Mistakes::cancelsOnlyWhatItKnowsToBeCharged, "the money of a cancelled order is kept"),
                inPayment(Mistakes::failsWithoutCancelling, "the money of a cancelled order is kept"),
                inPayment(Mistakes::chargesWithoutReadingItsRow, "no way to an end any more"),
                inPayment(Mistakes::leavesNoMark, "nothing is left to do, and the order has not ended"),
                inPayment(Mistakes::answersARepetitionAgain, "payment.processed is announced twice"),
                inInventory(Mistakes::leavesNoMark, "nothing is left to do, and the order has not ended"),
                inInventory(Mistakes::givesUpWhatIsOnItsWay, "order 01930000-0000-7000-8000-000000000001 is SHIPPING"),
                inInventory(Mistakes::givesUpWithoutRecalling, "the carrier has the goods of a cancelled order"),
                inInventory(
                        Mistakes::shipsOnAnAcceptanceThatIsRecalled,
                        "an order is said to be shipped and the carrier does not have it"));
    }

    private static Arguments inPayment(UnaryOperator<Part<PaymentPart.State>> mistake, String found) {
        return Arguments.of(mistake, UnaryOperator.identity(), found);
    }

    private static Arguments inInventory(UnaryOperator<Part<InventoryPart.State>> mistake, String found) {
        return Arguments.of(UnaryOperator.identity(), mistake, found);
    }
}
