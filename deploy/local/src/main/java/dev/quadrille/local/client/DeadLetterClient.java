package dev.quadrille.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What an operator can ask of notification-service about dead letters, and do with them. */
public final class DeadLetterClient implements AutoCloseable {

    private final URI notification;
    private final JsonHttp http;

    public DeadLetterClient(Addresses addresses) {
        this.http = new JsonHttp(addresses.token());
        this.notification = addresses.notification().get(0);
    }

    /** @param query parameters of {@code GET /dead-letters} */
    public DeadLetterPage page(Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.get(at("?" + parameters)).join().accepted().as(DeadLetterPage.class);
    }

    public DeadLetterDetails whole(String id) {
        return http.get(at("/" + path(id))).join().accepted().as(DeadLetterDetails.class);
    }

    /** @return the replay's id */
    public String replay(String id, Map<String, Object> form) {
        return http.post(at("/" + path(id) + "/replay"), form)
                .join()
                .accepted()
                .as(Replayed.class)
                .replayId();
    }

    public BulkOutcome replayAll(Map<String, Object> form) {
        return http.post(at("/replay"), form).join().accepted().as(BulkOutcome.class);
    }

    public void park(String id, Map<String, Object> form) {
        http.post(at("/" + path(id) + "/park"), form).join().accepted();
    }

    /** @return JSON where the text is an object or an array, else the text as a JSON string */
    public static Object body(String text) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            return json != null && json.isContainerNode() ? json : TextNode.valueOf(text);
        } catch (JsonProcessingException none) {
            return TextNode.valueOf(text);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private URI at(String path) {
        return notification.resolve("/dead-letters" + path);
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private record Replayed(String replayId) {}
}
