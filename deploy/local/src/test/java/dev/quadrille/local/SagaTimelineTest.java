package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.client.FailedAttempt;
import dev.quadrille.local.client.SagaStory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** A saga in a terminal. */
class SagaTimelineTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:12Z");
    private static final String SOLD_OUT = """
            {"orderId": "01a1fb96-f59e-7ef3-ba81-3f3cf2cba8b5", "customerId": "c-42", "status": "CANCELLED",
             "reason": "OUT_OF_STOCK", "steps": ["order.created"], "startedAt": "2026-12-01T12:00:00Z",
             "endedAt": "2026-12-01T12:00:00.063Z", "durationMs": 63, "eventsKept": true, "deadLetters": [],
             "awaited": [], "unheardOf": 1, "events": [
              {"id": "A", "type": "order.created.v2", "source": "/order-service", "time": "2026-12-01T12:00:00Z",
               "causationId": null, "topic": "orders.created", "partition": 3, "offset": 42},
              {"id": "B", "type": "payment.processed.v1", "source": "/payment-service",
               "time": "2026-12-01T12:00:00.021Z", "causationId": "A", "topic": "payments.processed", "partition": 3,
               "offset": 17},
              {"id": "C", "type": "inventory.rejected.v1", "source": "/inventory-service",
               "time": "2026-12-01T12:00:00.035Z", "causationId": "B", "topic": "inventory.rejected", "partition": 3,
               "offset": 5},
              {"id": "D", "type": "order.cancelled.v1", "source": "/order-service",
               "time": "2026-12-01T12:00:00.044Z", "causationId": "C", "topic": "orders.cancelled", "partition": 3,
               "offset": 9},
              {"id": "E", "type": "notification.requested.v1", "source": "/notification-service",
               "time": "2026-12-01T12:00:00.051Z", "causationId": "D", "topic": "notifications.send", "partition": 3,
               "offset": 8},
              {"id": "F", "type": "payment.refunded.v1", "source": "/payment-service",
               "time": "2026-12-01T12:00:00.063Z", "causationId": "D", "topic": "payments.refunded", "partition": 3,
               "offset": 2}]}""";

    private final StringWriter printed = new StringWriter();

    @Test
    void tellsWhatHappenedAndWhatWasTakenBack() {
        assertThat(lines(SOLD_OUT, 80))
                .containsExactly(
                        "saga       01a1fb96-f59e-7ef3-ba81-3f3cf2cba8b5",
                        "state      CANCELLED (OUT_OF_STOCK) in 63 ms",
                        "customer   c-42",
                        "began      2026-12-01T12:00:00Z",
                        "",
                        "      ms  event                           service       topic/partition/offset",
                        "       0  order.created                   order         orders.created/3/42",
                        "      21  └ payment.processed             payment       payments.processed/3/17",
                        "      35    └ inventory.rejected          inventory     inventory.rejected/3/5",
                        "      44      └ order.cancelled           order         orders.cancelled/3/9",
                        "      51        └ notification.requested  notification  notifications.send/3/8",
                        "      63        └ payment.refunded        payment       payments.refunded/3/2",
                        "                    ↶ takes back payment.processed");
    }

    @Test
    void fitsIntoEightyColumns() {
        String deep = SOLD_OUT.replace("inventory.rejected/", "x")
                .replace("\"topic\": \"inventory.rejected\"", "\"topic\": \"inventory.shipment-failed\"")
                .replace("inventory.rejected.v1", "inventory.shipment-failed.v1")
                .replace("\"offset\": 5", "\"offset\": 1234567");

        assertThat(lines(deep, 80))
                .allMatch(line -> line.length() <= 80)
                .contains(
                        "      35    └ inventory.shipment-failed   inventory",
                        "                inventory.shipment-failed/3/1234567");
        assertThat(lines(deep, 120))
                .contains(
                        "      35    └ inventory.shipment-failed   inventory     inventory.shipment-failed/3/1234567");
    }

    @Test
    void saysWhatIsWaitedForAndSinceWhen() {
        assertThat(lines("""
                        {"orderId": "O", "customerId": "c-42", "status": "RUNNING", "reason": null,
                         "startedAt": "2026-12-01T12:00:00Z", "durationMs": null, "events": [
                          {"id": "A", "type": "order.created.v2", "source": "/order-service", "causationId": null,
                           "time": "2026-12-01T12:00:00Z", "topic": "orders.created", "partition": 3, "offset": 42}],
                         "awaited": [
                          {"events": ["payment.processed", "payment.failed", "payment.voided"],
                           "from": "payment-service", "because": "A", "since": "2026-12-01T12:00:00Z"},
                          {"events": ["inventory.voided"], "from": "inventory-service", "because": null,
                           "since": "2026-12-01T11:00:00Z"}]}""", 80))
                .containsExactly(
                        "saga       O",
                        "state      RUNNING for 12 s",
                        "customer   c-42",
                        "began      2026-12-01T12:00:00Z",
                        "",
                        "      ms  event          service  topic/partition/offset",
                        "       0  order.created  order    orders.created/3/42",
                        "            ┄ waits for payment.processed, payment.failed or payment.voided from",
                        "              payment-service for 12 s",
                        "          ┄ waits for inventory.voided from inventory-service for 60 min");
    }

    @Test
    void tellsWhatWasTriedAgainAndWhatCameAgain() {
        String twice = SOLD_OUT.replace("\"offset\": 42", "\"offset\": 42, \"heardAgain\": 2");
        SagaStory story = SagaStory.of(twice)
                .with(List.of(
                        new FailedAttempt("payment-service", "A", 1, "2026-12-01T12:00:00Z", "no answer", null),
                        new FailedAttempt("payment-service", "A", 2, "2026-12-01T12:00:01Z", "no answer", "12:00:03Z"),
                        new FailedAttempt("order-service", "Z", 1, "2026-12-01T12:00:01Z", "odd", null)));

        assertThat(lines(story, 80))
                .containsSubsequence(
                        "       0  order.created                   order         orders.created/3/42",
                        "            came 2 more times, ignored",
                        "            ↻ payment-service, try 1: no answer",
                        "            ↻ payment-service, try 2: no answer; again at 12:00:03Z",
                        "      21  └ payment.processed             payment       payments.processed/3/17",
                        "          ↻ order-service, try 1: odd");
    }

    @Test
    void marksWhatGotStuckInItsPlace() {
        List<String> lines = lines(SOLD_OUT.replace("\"deadLetters\": []", """
                "deadLetters": [
                  {"id": "L", "service": "order-service", "state": "OPEN", "eventId": "B", "topic": "payments.processed",
                   "partition": 3, "offset": 17, "cause": "Odd: \\u001b[31m%s"},
                  {"id": "M", "service": "payment-service", "state": "PARKED", "eventId": "Z", "topic": "orders.created",
                   "partition": 1, "offset": 7, "cause": "Odd: no"}]""".formatted("x ".repeat(200))), 80);

        assertThat(lines).allMatch(line -> line.length() <= 80).allMatch(line -> line.indexOf('\u001b') < 0);
        int processed =
                lines.indexOf("      21  └ payment.processed             payment       payments.processed/3/17");
        assertThat(lines.get(processed + 1))
                .startsWith("              ✗ order-service could not handle it: Odd: ?[31mx x");
        assertThat(lines).containsSubsequence("                dead letter L, OPEN");
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly(
                        "          ✗ payment-service could not handle orders.created/1/7: Odd: no",
                        "            dead letter M, PARKED");
    }

    @Test
    void saysWhereTheEventsAreForgotten() {
        assertThat(lines("""
                        {"orderId": "O", "customerId": "c-42", "status": "SHIPPED", "durationMs": 41,
                         "startedAt": "2026-10-01T12:00:00Z", "events": [], "eventsKept": false,
                         "steps": ["order.created", "payment.processed", "inventory.reserved", "order.confirmed",
                                   "inventory.shipped"]}""", 80))
                .containsExactly(
                        "saga       O",
                        "state      SHIPPED in 41 ms",
                        "customer   c-42",
                        "began      2026-10-01T12:00:00Z",
                        "",
                        "its events were forgotten; its steps: order.created → payment.processed →",
                        "  inventory.reserved → order.confirmed → inventory.shipped");
    }

    @Test
    void endsThoughEventsCauseEachOther() {
        assertThat(lines("""
                        {"orderId": "O", "status": "RUNNING", "events": [
                          {"id": "A", "type": "a.v1", "source": "/order-service", "causationId": "B", "topic": "t"},
                          {"id": "B", "type": "b.v1", "source": null, "causationId": "A", "topic": "t"},
                          {"id": "C", "type": "c.v1", "source": "x", "causationId": "gone", "topic": "t"}]}""", 80))
                .containsSubsequence(
                        "       -  c      x        t/0/0",
                        "       -  a      order    t/0/0",
                        "       -  └ b    -        t/0/0");
    }

    @Test
    void isColouredForATerminalOnly() {
        new SagaTimeline(SagaStory.of(SOLD_OUT), NOW, new Paper(new PrintWriter(printed, true), 80, Ansi.ON)).print();
        assertThat(printed.toString()).contains("\u001b[33m");
        assertThat(lines(SOLD_OUT, 80)).noneMatch(line -> line.contains("\u001b"));
    }

    private static List<String> lines(String json, int width) {
        return lines(SagaStory.of(json), width);
    }

    private static List<String> lines(SagaStory story, int width) {
        StringWriter text = new StringWriter();
        Paper paper = new Paper(new PrintWriter(text, true), width, Ansi.OFF);
        new SagaTimeline(story, NOW, paper).print();
        return text.toString().lines().toList();
    }
}
