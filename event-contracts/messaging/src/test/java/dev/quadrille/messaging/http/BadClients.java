package dev.quadrille.messaging.http;

import static dev.quadrille.messaging.http.BadClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However badly clients behave, others are answered all the while (ASVS 5.0: 15.2.2), and they learn nothing (16.5.1). */
public abstract class BadClients {

    private static final int THREADS_AND_MORE = 600;
    private static final int IDLE = 10_000;
    private static final int LARGEST_BODY = 65_536;
    private static final int HUGE = 10 * 1_024 * 1_024;

    @TestHTTPResource("/")
    protected URI service;

    @TestHTTPResource(value = "/health/live", management = true)
    URI health;

    /** What is asked for. */
    protected abstract String page();

    /** Where the form goes. */
    protected abstract String desk();

    protected abstract String form();

    /** How it is sent there. */
    protected String method() {
        return "POST";
    }

    @Test
    void slowBodiesHoldNobodyUp() throws Exception {
        try (BadCrowd crowd = BadCrowd.of(THREADS_AND_MORE, service)) {
            crowd.say(posted("Content-Length: 60000\r\n") + "{" + " ".repeat(12_000));
            assertThat(crowd.size()).isEqualTo(THREADS_AND_MORE);
            othersAreAnswered("while " + crowd.size() + " bodies are on their way");
            crowd.say(" ");
            othersAreAnswered("while " + crowd.size() + " bodies go on byte by byte");
            assertThat(crowd.first().hearsToTheEnd()).startsWith("HTTP/1.1 408 ");
        }
        othersAreAnswered("after slow bodies");
    }

    @Test
    void slowHeadsHoldNobodyUp() throws Exception {
        try (BadCrowd crowd = BadCrowd.of(THREADS_AND_MORE, service)) {
            crowd.say(method() + " " + desk() + " HTTP/1.1\r\nHo");
            othersAreAnswered("while " + crowd.size() + " heads are on their way");
            crowd.say("s");
            othersAreAnswered("while " + crowd.size() + " heads go on byte by byte");
        }
    }

    @Test
    void idleConnectionsHoldNobodyUp() throws Exception {
        try (BadCrowd crowd = BadCrowd.of(IDLE, service)) {
            assertThat(crowd.size()).isPositive();
            othersAreAnswered("while " + crowd.size() + " of " + IDLE + " connections are idle");
        }
    }

    @Test
    void hugeBodiesAreRefused() throws Exception {
        try (BadClient told = BadClient.of(service);
                BadClient untold = BadClient.of(service)) {
            told.says(posted("Content-Length: " + HUGE + "\r\n"));
            untold.says(posted("Transfer-Encoding: chunked\r\n"));
            for (int sent = 0; sent < HUGE; sent += LARGEST_BODY) {
                told.says(" ".repeat(LARGEST_BODY));
                untold.says("10000\r\n" + " ".repeat(LARGEST_BODY) + "\r\n");
            }
            assertThat(told.hearsToTheEnd()).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
            assertThat(untold.hearsToTheEnd()).startsWith("HTTP/1.1 413 ");
        }
        othersAreAnswered("after huge bodies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"lines\":["})
    void deepJsonIsRefused(String level) throws Exception {
        for (int depth : new int[] {40, 1_100, LARGEST_BODY / level.length()}) {
            try (BadClient client = BadClient.of(service)) {
                String body = level.repeat(depth);
                client.says(posted("Connection: close\r\nContent-Length: " + body.length() + "\r\n") + body);
                assertThat(client.hearsToTheEnd())
                        .as("%s, %d deep", level, depth)
                        .startsWith("HTTP/1.1 400 ")
                        .contains("application/problem+json")
                        .doesNotContain("Exception", "\tat ", "`", "Jackson");
            }
        }
        othersAreAnswered("after deep JSON");
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        String text = "{\"customerId\":\"" + "c".repeat(50_000) + "\"}";
        isAnswered(head("GET " + page() + "?" + "a".repeat(5_000), ""), "414");
        isAnswered(head("GET " + page(), "X: " + "a".repeat(30_000) + "\r\n"), "431");
        isAnswered(head("GET " + page(), "X: a\r\n".repeat(10_000)), "431");
        isAnswered(posted("Connection: close\r\nContent-Length: " + text.length() + "\r\n") + text, "400");
        isAnswered(posted("Content-Length: 99999999999999999999\r\n"), "400");
        try (BadClient client = BadClient.of(service)) {
            client.says(posted("Transfer-Encoding: chunked\r\n") + "1" + ";x".repeat(20_000));
            assertThat(client.hearsToTheEnd()).doesNotStartWith("HTTP/1.1 2");
        }
        othersAreAnswered("after what was too long");
    }

    private void isAnswered(String request, String status) {
        try (BadClient client = BadClient.of(service)) {
            assertThat(client.says(request).hearsToTheEnd())
                    .startsWith("HTTP/1.")
                    .contains(" " + status + " ");
        }
    }

    private String posted(String headers) {
        return head(method() + " " + desk(), headers);
    }

    /** Also where a worker thread is needed: health is. */
    protected void othersAreAnswered(String when) throws Exception {
        assertThat(asked("GET", health, "")).as("health %s", when).isEqualTo(200);
        assertThat(asked("GET", service.resolve(page()), "")).as("GET %s", when).isEqualTo(200);
        assertThat(asked(method(), service.resolve(desk()), form()))
                .as("%s %s", method(), when)
                .isBetween(200, 299);
    }

    private int asked(String method, URI address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpClient newcomer =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return newcomer.send(request, BodyHandlers.discarding()).statusCode();
    }
}
