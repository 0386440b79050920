package dev.quadrille.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Payment.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway over HTTP that is slow, ill or away holds nobody up and fails no order that it could still charge. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@QuarkusTestResource(value = WireMockGateway.class, restrictToAnnotatedClass = true)
class IllGatewayTest {

    private static final String CHARGES = "payment gateway, charges";
    private static final String CANCELLATIONS = "payment gateway, cancellations";

    WireMockServer network;

    @Inject
    Scene scene;

    @Inject
    Payments payments;

    @Inject
    CircuitBreakerMaintenance circuits;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @BeforeEach
    void isWell() {
        network.resetAll();
        circuits.reset(CHARGES);
        circuits.reset(CANCELLATIONS);
        charges();
        network.stubFor(post(urlPathMatching("/charges/.*/cancellation")).willReturn(noContent()));
        UUID first = UuidCreator.getTimeOrderedEpoch();
        scene.hears(created(first)).says(first, processed(first)); // it takes longer than the others may
    }

    @Test
    void letsTheNeighboursOfASlowChargePassAndHandlesItOnce() {
        network.stubFor(post("/charges")
                .withHeader("Idempotency-Key", equalTo(order.toString()))
                .inScenario("slow")
                .willReturn(charged().withFixedDelay(1_000))
                .willSetStateTo("known"));
        network.stubFor(post("/charges")
                .withHeader("Idempotency-Key", equalTo(order.toString()))
                .inScenario("slow")
                .whenScenarioStateIs("known")
                .willReturn(charged()));

        scene.hears(created(order), created(other)).says(other, processed(other));
        assertThat(scene.said(order)).isEmpty();
        scene.says(order, processed(order));
        scene.hasHeardAll();

        scene.says(order, processed(order));
        assertThat(scene.booked(order)).isEmpty();
    }

    @Test
    void isAskedAgainAfterAServerError() {
        network.stubFor(
                post("/charges").inScenario("error").willReturn(serverError()).willSetStateTo("well"));
        network.stubFor(
                post("/charges").inScenario("error").whenScenarioStateIs("well").willReturn(charged()));

        scene.hears(created(order)).says(order, processed(order));
    }

    @Test
    void isLeftAloneWhileItIsIllAndChargesEveryOrderOnceItIsWell() {
        List<UUID> orders =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(30).toList();
        network.stubFor(post("/charges").willReturn(serverError()));

        scene.hears(orders.stream().map(Orders::created).toArray(SagaEvent[]::new));
        soon().until(() -> circuits.currentState(CHARGES) == CircuitBreakerState.OPEN);
        charges();

        orders.forEach(each -> scene.says(each, processed(each)));
        assertThat(circuits.currentState(CHARGES)).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void closesAnOrderOnlyWhenTheCancellationGotThrough() {
        List<UUID> orders =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(30).toList();
        network.stubFor(post(urlPathMatching("/charges.*")).willReturn(serverError()));

        scene.hears(orders.stream().map(Orders::created).toArray(SagaEvent[]::new));
        soon().until(() -> circuits.currentState(CANCELLATIONS) == CircuitBreakerState.OPEN);
        assertThat(orders).allSatisfy(each -> assertThat(scene.said(each)).isEmpty());
        assertThat(states(orders)).isSubsetOf(State.TRYING, State.CLOSING).contains(State.CLOSING);
        network.stubFor(post(urlPathMatching("/charges/.*/cancellation")).willReturn(noContent()));

        orders.forEach(each -> scene.says(each, new PaymentFailed(each, Reason.GATEWAY_UNAVAILABLE)));
    }

    private Set<State> states(List<UUID> orders) {
        return Set.copyOf(
                payments.states(orders).subscribeAsCompletionStage().join().values());
    }

    private void charges() {
        network.stubFor(post("/charges").willReturn(charged()));
    }

    private static ResponseDefinitionBuilder charged() {
        return jsonResponse("{\"reference\":\"R1\"}", 200);
    }

    private static PaymentEvent processed(UUID order) {
        return new PaymentProcessed(order, Orders.TOTAL, "R1", Orders.LINES);
    }
}
