package dev.quadrille.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.PaymentGateway.Answered;
import dev.quadrille.payment.PaymentGateway.Charge;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that declines, is slow or down on purpose keeps what a gateway promises. */
class FaultyGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ChargeAnswer DECLINED = new Declined(Reason.DECLINED);

    private final ScriptedGateway real = new ScriptedGateway();
    private final Declines declines = new Declines();
    private final GatewayCondition condition = new GatewayCondition();
    private final PaymentGateway gateway = new FaultyGateway(real, declines, condition);
    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void isTheGatewayWhileNothingIsOn() {
        assertThat(charge(order, other)).containsExactly(charged(order), charged(other));
        assertThat(cancel(order)).containsExactly(order);
        assertThat(real.calls()).containsExactly("charge " + List.of(order, other), "cancel " + List.of(order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "101", "007", "1.5", "3O", "ten", " 5"})
    void declinesNoShareThatIsNone(String percent) {
        assertThat(declines.set(percent)).isFalse();
        assertThat(declines.value()).isEqualTo("0");
    }

    @Test
    void declinesAboutItsShareAndTheSameOrdersEachTime() {
        List<Charge> charges = Stream.generate(UuidCreator::getTimeOrderedEpoch)
                .limit(2_000)
                .map(FaultyGatewayTest::of)
                .toList();
        declines.set("30");

        List<UUID> declined = declined(charges);

        assertThat(declined).hasSizeBetween(480, 720);
        assertThat(declined(charges)).containsExactlyInAnyOrderElementsOf(declined);
    }

    @Test
    void forbidsTheChargeThatItDeclines() {
        declines.set("100");

        assertThat(charge(order)).containsExactly(new Answered(order, DECLINED));
        assertThat(real.calls()).containsExactly("cancel " + List.of(order));
    }

    @Test
    void declinesNothingThatItCouldNotForbid() {
        real.failsToCancel();
        declines.set("100");

        assertThat(charge(order)).isEmpty();
    }

    @Test
    void goesOnDecliningWhatItHasDeclined() {
        declines.set("100");
        charge(order);
        declines.set("0");

        assertThat(charge(order, other)).containsExactlyInAnyOrder(new Answered(order, DECLINED), charged(other));
    }

    @Test
    void isNotReachedWhileItIsDown() {
        condition.set("down");

        assertThat(charge(order)).isEmpty();
        assertThat(cancel(order)).isEmpty();
        assertThat(real.calls()).isEmpty();
        condition.set("ok");
        assertThat(charge(order)).containsExactly(charged(order));
    }

    @Test
    void answersLateWhileItIsSlowAndIsReadyForWhoAsksAgain() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // nanoTime may overflow
        Duration late = Duration.ofHours(1);
        PaymentGateway slow = new FaultyGateway(real, declines, condition, () -> new Lateness(late, now::get));
        condition.set("slow");

        assertThat(soon(slow.charge(List.of(of(order))))).isEmpty();
        now.addAndGet(late.toNanos());
        assertThat(soon(slow.charge(List.of(of(order), of(other))))).containsExactly(charged(order));
        assertThat(soon(slow.cancel(List.of(order)))).isEmpty();
        now.addAndGet(late.toNanos());
        assertThat(soon(slow.cancel(List.of(order)))).containsExactly(order);
    }

    @Test
    void answersAllTheSameWhileItIsSlow() {
        PaymentGateway slow = new FaultyGateway(
                real, declines, condition, () -> new Lateness(Duration.ofMillis(1), System::nanoTime));
        condition.set("slow");

        assertThat(all(slow.charge(List.of(of(order), of(other)))))
                .containsExactlyInAnyOrder(charged(order), charged(other));
    }

    private List<UUID> declined(List<Charge> charges) {
        return all(gateway.charge(charges)).stream()
                .filter(answered -> answered.answer().equals(DECLINED))
                .map(Answered::key)
                .toList();
    }

    private List<Answered> charge(UUID... keys) {
        return all(gateway.charge(Stream.of(keys).map(FaultyGatewayTest::of).toList()));
    }

    private List<UUID> cancel(UUID key) {
        return all(gateway.cancel(List.of(key)));
    }

    private static Charge of(UUID key) {
        return new Charge(key, Orders.TOTAL, "tok_ok");
    }

    private static Answered charged(UUID key) {
        return new Answered(key, new Charged("R" + key));
    }

    /** Those that it does not wait for. */
    private static <A> List<A> soon(Multi<A> answers) {
        List<A> came = new ArrayList<>();
        answers.subscribe().with(came::add);
        return List.copyOf(came);
    }

    /** Those that come; a gateway that fails gives no more. */
    private static <A> List<A> all(Multi<A> answers) {
        return answers.onFailure()
                .recoverWithCompletion()
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
    }
}
