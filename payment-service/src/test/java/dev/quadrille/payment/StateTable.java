package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import dev.quadrille.payment.Payment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the state table of the README, so that what it says can be played. */
final class StateTable {

    private static final String NOTHING = "–";

    private StateTable() {}

    /** The columns of the table, in its order. */
    enum Heard {
        CREATED_CHARGED(new Charged("R1")),
        CREATED_DECLINED(new Declined(Reason.DECLINED)),
        CREATED_CLOSED(new Closed()),
        CREATED_NO_ANSWER(new TimedOut()),
        CREATED_NO_ANSWER_AT_LAST(new TimedOut()),
        CANCELLED(null);

        private final ChargeAnswer answer;

        Heard(ChargeAnswer answer) {
            this.answer = answer;
        }

        Class<? extends SagaEvent> event() {
            return this == CANCELLED ? OrderCancelled.class : OrderCreated.class;
        }

        Optional<PaymentEvent> play(Payment payment) {
            UUID order = payment.snapshot().orderId();
            return this == CANCELLED
                    ? payment.refund()
                    : payment.charge(created(order), answer, this == CREATED_NO_ANSWER_AT_LAST);
        }
    }

    record Cell(State state, Heard heard, String outcome) {
        @Override
        public String toString() {
            return state + " hears " + heard + ": " + outcome;
        }
    }

    static Stream<Cell> cells() {
        return rows().flatMap(row -> IntStream.range(0, Heard.values().length)
                .mapToObj(i -> new Cell(State.valueOf(row.get(0)), Heard.values()[i], row.get(i + 1))));
    }

    /** What happened, as the table says it. */
    static String outcome(Payment payment, Optional<PaymentEvent> announced) {
        int versions = payment.snapshot().version() - payment.snapshot().loadedVersion();
        assertThat(versions).isEqualTo(payment.changed() ? 1 : 0);
        String said = announced.map(event -> " · " + shortName(event)).orElse("");
        return payment.changed() ? "→" + payment.state() + said : NOTHING + said;
    }

    private static String shortName(PaymentEvent event) {
        return EventCatalog.of(event.getClass()).name().replace("payment.", "");
    }

    private static Stream<List<String>> rows() {
        List<String> states = Arrays.stream(State.values()).map(State::name).toList();
        return readme().lines()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
                .filter(row -> states.contains(row.get(0)));
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException missing) {
            throw new AssertionError("the table stands in README.md of payment-service; run there", missing);
        }
    }
}
