package dev.quadrille.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the live feed says is handed on saga by saga, however it was cut. */
class LiveListenerTest {

    private final List<SagaChange> heard = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final LiveListener listener = new LiveListener(heard::add, end);

    @Test
    void handsOnEverySagaOfAMessage() {
        listener.onText(socket(), """
                {"epoch":"e","seq":7,"more":0,"sagas":[
                 {"orderId":"o-1","customerId":"c-42","status":"RUNNING","reason":null,"steps":["order.created"]},
                 {"orderId":"o-2","status":"CANCELLED","reason":"OUT_OF_STOCK","durationMs":63,"steps":[]}]}""", true);

        assertThat(heard)
                .extracting(SagaChange::orderId, SagaChange::outcome)
                .containsExactly(tuple("o-1", "RUNNING"), tuple("o-2", "CANCELLED (OUT_OF_STOCK)"));
    }

    @Test
    void putsFragmentsTogetherAndTakesTheFirstMessageForWhatItIs() {
        listener.onText(socket(), "{\"epoch\":\"e\",\"seq\":7,", false);
        listener.onText(socket(), "\"more\":0,\"sagas\":[]}", true);
        listener.onText(
                socket(), "{\"epoch\":\"e\",\"seq\":9,\"more\":0,\"gap\":true,\"sagas\":[{\"orderId\":\"o-1\",", false);
        listener.onText(socket(), "\"status\":\"SHIPPED\",\"steps\":[]}]}", true);

        assertThat(heard).extracting(SagaChange::orderId).containsExactly("o-1");
        assertThat(end).isNotDone();
    }

    @Test
    void endsWithWhatIsNoMessage() {
        listener.onText(socket(), "{\"epoch\":\"e\"}", true);

        assertThat(end)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("the live feed sent no message with sagas: {\"epoch\":\"e\"}");
    }

    private static WebSocket socket() {
        Class<WebSocket> type = WebSocket.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }
}
