package dev.quadrille.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a gateway over HTTP, and what its answers mean. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@QuarkusTestResource(value = WireMockGateway.class, restrictToAnnotatedClass = true)
class HttpGatewayTest {

    WireMockServer network;

    @Inject
    Scene scene;

    @Inject
    PaymentGateway gateway;

    @Inject
    CircuitBreakerMaintenance circuits;

    private final UUID key = UuidCreator.getTimeOrderedEpoch();

    @BeforeEach
    void isWell() {
        network.resetAll();
        circuits.reset("payment gateway, charges");
        circuits.reset("payment gateway, cancellations");
    }

    @Test
    void saysWhatToTakeUnderTheKeyOfTheOrder() {
        answers(jsonResponse("{\"reference\":\"R1\"}", 201));

        assertThat(charge()).isEqualTo(new Charged("R1"));
        network.verify(postRequestedFor(urlPathEqualTo("/charges"))
                .withHeader("Idempotency-Key", equalTo(key.toString()))
                .withRequestBody(equalToJson("{\"amount\":2500,\"currency\":\"EUR\",\"token\":\"tok_ok\"}")));
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "INSUFFICIENT_FUNDS"})
    void knowsWhyItIsDeclined(Reason reason) {
        answers(jsonResponse("{\"reason\":\"" + reason + "\"}", 402));

        assertThat(charge()).isEqualTo(new Declined(reason));
    }

    @Test
    void knowsThatTheKeyIsClosed() {
        answers(jsonResponse("{\"reason\":\"CANCELLED\"}", 409));

        assertThat(charge()).isEqualTo(new Closed());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 401, 404, 408, 422, 425, 429, 500, 502, 503})
    void takesNoOtherStatusForAnAnswer(int status) {
        answers(jsonResponse("{\"reference\":\"R1\",\"reason\":\"DECLINED\"}", status));

        assertThat(charge()).isEqualTo(new TimedOut());
        hasBeenAsked(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200|``",
                "200|{",
                "200|[]",
                "200|{}",
                "201|{\"reference\":\"\"}",
                "200|{\"reference\":7}",
                "200|{\"reference\":\"a\\u0000\"}",
                "200|<html>",
                "402|{}",
                "402|{\"reason\":\"GATEWAY_UNAVAILABLE\"}",
                "402|``",
                "409|{\"reason\":\"BUSY\"}",
                "409|{}"
            })
    void takesNoMalformedBodyForAnAnswer(int status, String body) {
        answers(jsonResponse(body, status));

        assertThat(charge()).isEqualTo(new TimedOut());
        hasBeenAsked(1);
    }

    @Test
    void asksAgainUnderTheSameKeyWhenTheConnectionIsReset() {
        network.stubFor(post("/charges")
                .inScenario("reset")
                .willReturn(aResponse().withFault(CONNECTION_RESET_BY_PEER))
                .willSetStateTo("well"));
        network.stubFor(post("/charges")
                .inScenario("reset")
                .whenScenarioStateIs("well")
                .willReturn(jsonResponse("{\"reference\":\"R1\"}", 200)));

        assertThat(charge()).isEqualTo(new Charged("R1"));
        hasBeenAsked(2);
    }

    @Test
    void givesUpAConnectionThatIsAlwaysReset() {
        answers(aResponse().withFault(CONNECTION_RESET_BY_PEER));

        assertThat(charge()).isEqualTo(new TimedOut());
        hasBeenAsked(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void knowsWhatIsCancelled(int status) {
        network.stubFor(post("/charges/" + key + "/cancellation").willReturn(status(status)));

        assertThat(cancel()).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 402, 404, 409, 500})
    void takesNoOtherStatusForACancellation(int status) {
        network.stubFor(post(urlPathMatching("/charges/.*/cancellation")).willReturn(status(status)));

        assertThat(cancel()).isEmpty();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        network.stubFor(post("/charges").willReturn(answer));
    }

    private void hasBeenAsked(int times) {
        network.verify(
                times,
                postRequestedFor(urlPathEqualTo("/charges")).withHeader("Idempotency-Key", equalTo(key.toString())));
    }

    private ChargeAnswer charge() {
        return scene.charge(key, "tok_ok").join();
    }

    private List<UUID> cancel() {
        return gateway.cancel(List.of(key))
                .collect()
                .asList()
                .subscribeAsCompletionStage()
                .join();
    }
}
