package dev.quadrille.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Puts the fragments of one live feed together and hands on each saga it tells of. */
final class LiveListener implements WebSocket.Listener {

    private static final ObjectReader MESSAGES = Json.MAPPER.readerFor(LiveMessage.class);

    private final Consumer<SagaChange> listener;
    private final CompletableFuture<Void> end;
    private final StringBuilder message = new StringBuilder();

    LiveListener(Consumer<SagaChange> listener, CompletableFuture<Void> end) {
        this.listener = listener;
        this.end = end;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence fragment, boolean isLast) {
        message.append(fragment);
        if (isLast) {
            handOn();
        }
        socket.request(1);
        return null;
    }

    private void handOn() {
        try {
            MESSAGES.<LiveMessage>readValue(message.toString()).sagas().forEach(listener);
        } catch (JsonProcessingException e) {
            end.completeExceptionally(new UnexpectedAnswer("the live feed sent no message with sagas: " + message, e));
        } finally {
            message.setLength(0);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        end.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end.completeExceptionally(failure);
    }
}
