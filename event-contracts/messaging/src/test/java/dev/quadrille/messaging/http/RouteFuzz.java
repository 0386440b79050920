package dev.quadrille.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every route that a service describes is asked for nonsense. Nothing makes it fail, tell of its insides, or write a row
 * for a request that it has refused (ASVS 5.0: 2.2.1, 16.5.1). The same seed asks the same, {@code -Dquadrille.fuzz.seed}.
 */
public abstract class RouteFuzz {

    private static final int REQUESTS = Integer.getInteger("quadrille.fuzz.requests", 2_500);
    private static final long SEED = Long.getLong("quadrille.fuzz.seed", 20_261_127);
    private static final int WAIT_SECONDS = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @TestHTTPResource("/")
    URI service;

    @Inject
    Pool pool;

    /** Where requests are written down. */
    protected abstract List<String> tables();

    @Test
    void nonsenseIsRefusedAndLeavesNoTrace() throws Exception {
        Random dice = new Random(SEED);
        List<DescribedRoute> routes = DescribedRoute.of(description());
        assertThat(routes).isNotEmpty();
        List<Long> rows = rows();
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request = routes.get(dice.nextInt(routes.size())).request(service, dice);
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            isSound(i, request, answer);
            answers.merge(answer.statusCode(), 1, Integer::sum);
            List<Long> now = rows();
            if (isRefused(answer)) {
                assertThat(now)
                        .as("rows after request %d, %s, %d", i, request, answer.statusCode())
                        .isEqualTo(rows);
            }
            rows = now;
        }
        // Else it was no nonsense, or nothing but.
        assertThat(answers).containsKeys(200, 404);
    }

    private static void isSound(int number, HttpRequest request, HttpResponse<String> answer) {
        String asked = "request %d of seed %d, %s, was answered with %d: %s"
                .formatted(number, SEED, request, answer.statusCode(), answer.body());
        assertThat(answer.statusCode()).as(asked).isLessThan(500);
        if (!isRefused(answer)) {
            return;
        }
        assertThat(answer.body()).as(asked).doesNotContain("Exception", "\tat ", "ERROR:", "SQLSTATE");
        if (!answer.body().isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(asked)
                    .contains("json");
        }
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() >= 400;
    }

    private JsonNode description() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"))
                .timeout(Duration.ofSeconds(WAIT_SECONDS))
                .build();
        return json.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private List<Long> rows() {
        return tables().stream()
                .map(table -> pool.query("select count(*) from " + table)
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                        .await()
                        .atMost(Duration.ofSeconds(WAIT_SECONDS)))
                .toList();
    }
}
