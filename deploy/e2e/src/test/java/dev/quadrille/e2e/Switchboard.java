package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.local.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The faults and the status of each service, as they are to be had at the one address. */
record Switchboard(Stage stage) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    void set(ServiceName service, String fault, String value) {
        HttpResponse<String> answer =
                send("PUT", service, "/faults/" + fault, BodyPublishers.ofString("{\"value\": \"" + value + "\"}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    void setEverywhere(String fault, String value) {
        for (ServiceName service : ServiceName.values()) {
            set(service, fault, value);
        }
    }

    /** As {@code GET /faults} shows it. */
    String value(ServiceName service, String fault) {
        for (JsonNode shown : json("GET", service, "/faults").path("faults")) {
            if (shown.path("name").asText().equals(fault)) {
                return shown.path("value").asText();
            }
        }
        throw new AssertionError(service + " has no fault " + fault);
    }

    /** @return topic, partition and offset of the record */
    JsonNode poison(ServiceName service) {
        return json("POST", service, "/faults/poison");
    }

    JsonNode status(ServiceName service) {
        return json("GET", service, "/status");
    }

    private JsonNode json(String method, ServiceName service, String path) {
        HttpResponse<String> answer = send(method, service, path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private HttpResponse<String> send(String method, ServiceName service, String path, BodyPublisher body) {
        HttpRequest request = stage.request(stage.system().gateway().resolve("/api/" + service + path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
