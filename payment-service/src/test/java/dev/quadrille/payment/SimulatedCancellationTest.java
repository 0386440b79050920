package dev.quadrille.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cancellation at the simulated gateway is final: it returns the money and forbids every later charge. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SimulatedCancellationTest {

    @Inject
    PaymentGateway gateway;

    @Inject
    Scene scene;

    private final UUID key = UuidCreator.getTimeOrderedEpoch();

    @Test
    void returnsTheMoney() {
        charge("tok_ok");

        cancel();
        cancel();

        assertThat(scene.booked(key)).contains(new Booked(1, true, true, true));
    }

    @Test
    void forbidsEveryLaterCharge() {
        charge("tok_ok");
        cancel();

        assertThat(charge("tok_ok")).isEqualTo(new Closed());
        assertThat(scene.booked(key)).contains(new Booked(2, true, true, true));
    }

    @Test
    void thatComesFirstForbidsTheCharge() {
        cancel();

        assertThat(charge("tok_ok")).isEqualTo(new Closed());
        assertThat(charge("tok_flaky")).isEqualTo(new Closed());
        assertThat(scene.booked(key)).contains(new Booked(2, false, false, true));
    }

    @Test
    void thatComesBetweenTwoAttemptsForbidsTheNext() {
        charge("tok_flaky");
        cancel();

        assertThat(Stream.generate(() -> charge("tok_flaky")).limit(3)).containsOnly(new Closed());
        assertThat(scene.booked(key)).contains(new Booked(4, false, false, true));
    }

    @Test
    void thatRacesWithTheChargeReturnsWhatWasTaken() {
        List<UUID> keys = Stream.generate(UUID::randomUUID).limit(50).toList();
        CompletableFuture<?>[] race = keys.stream()
                .flatMap(each -> Stream.of(scene.charge(each, "tok_ok"), cancel(each)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(race).join();

        assertThat(keys)
                .map(scene::booked)
                .allSatisfy(booked -> assertThat(booked)
                        .hasValueSatisfying(row -> assertThat(row.returned()).isEqualTo(row.charged())));
    }

    private ChargeAnswer charge(String token) {
        return scene.charge(key, token).join();
    }

    private void cancel() {
        cancel(key).join();
    }

    private CompletableFuture<UUID> cancel(UUID each) {
        return gateway.cancel(List.of(each)).toUni().subscribeAsCompletionStage();
    }
}
