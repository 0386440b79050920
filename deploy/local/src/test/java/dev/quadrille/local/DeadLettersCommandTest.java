package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.local.client.DeadLetterDetails;
import dev.quadrille.local.client.DeadLetterPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DeadLettersCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final StringWriter printed = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dead-letters | needs a command: list, show, replay or park",
                "dead-letters replay 01a1fb96-e392-76cd-8448-62033affc71b | Missing required option: '--reason=TEXT'",
                "dead-letters replay --reason r | give the ids of dead letters, or --all, not both",
                "dead-letters replay 01a1fb96-e392-76cd-8448-62033affc71b --all --reason r | give the ids of dead letters, or --all, not both",
                "dead-letters replay 01a1fb96-e392-76cd-8448-62033affc71b --service s --reason r | go with --all only",
                "dead-letters replay 01a1fb96-e392-76cd-8448-62033affc71b 01a1fb96-e392-76cd-8448-62033affc71b --key k --reason r | go with one id only",
                "dead-letters replay --all --body f --reason r | go with one id only",
                "dead-letters replay --all --force --reason r | go with ids only",
                "dead-letters park --reason r | Missing required parameter: 'ID'",
                "dead-letters show 7 | Invalid UUID string: 7",
                "dead-letters show | Missing required parameter: 'ID'"
            })
    void saysWhatIsWrongWithACommandBeforeItAsksAnybody(String line, String why) {
        CommandLine command = Quadrille.commandLine().setErr(new PrintWriter(printed, true));

        int exit = command.execute(line.split(" "));

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(printed.toString()).contains(why);
    }

    @Test
    void listsOneLetterOnALine() {
        DeadLettersListCommand.print(
                read("""
                        {"deadLetters": [
                          {"id": "01a1fb96-e392-76cd-8448-62033affc71b", "service": "payment-service", "state": "OPEN",
                           "type": "order.created.v3", "cause": "UnknownEventVersion: newer", "at": "2026-12-01T12:00:00.5Z"},
                          {"id": "01a1fb96-e392-76cd-8448-62033affc71a", "service": "notification-service", "state": "OPEN",
                           "type": null, "cause": "%s", "at": "2026-12-01T11:00:00Z"}],
                         "next": "01a1fb96-e392-76cd-8448-62033affc71a"}""".formatted("x".repeat(200)), DeadLetterPage.class), new PrintWriter(printed, true));

        assertThat(printed.toString().lines())
                .containsExactly(
                        "id                                    given up at (UTC)     service               state     type                      cause",
                        "01a1fb96-e392-76cd-8448-62033affc71b  2026-12-01 12:00:00   payment-service       OPEN      order.created.v3          UnknownEventVersion: newer",
                        "01a1fb96-e392-76cd-8448-62033affc71a  2026-12-01 11:00:00   notification-service  OPEN      -                         "
                                + "x".repeat(90) + "…",
                        "there are more: go on with --after 01a1fb96-e392-76cd-8448-62033affc71a");
    }

    @Test
    void saysSoWhereThereAreNone() {
        DeadLettersListCommand.print(
                read("{\"deadLetters\": [], \"next\": null}", DeadLetterPage.class), new PrintWriter(printed, true));

        assertThat(printed).hasToString("there are no such dead letters\n".formatted());
    }

    @Test
    void showsAWholeLetter() {
        DeadLettersShowCommand.print(read("""
                        {"id": "L", "service": "payment-service", "version": "1.0", "state": "REPLAYED", "orderId": "O",
                         "topic": "orders.created", "partition": 3, "offset": 42, "attempts": 1, "cause": "Odd: it is",
                         "at": "T", "replayId": null, "key": "O", "headers": {"ce_type": "order.created.v2"},
                         "bodyEncoding": "json", "body": {"orderId": "O"}, "omitted": null, "stack": "Odd\\n  at a.B\\n",
                         "actions": [{"action": "REPLAY", "by": "jo", "reason": "mended", "at": "T2", "replayId": "R",
                                      "corrected": "body"}],
                         "others": ["M"]}""", DeadLetterDetails.class), new PrintWriter(printed, true));

        assertThat(printed.toString().lines())
                .containsExactly(
                        "dead letter  L REPLAYED",
                        "service      payment-service 1.0",
                        "cause        Odd: it is",
                        "at           T, attempts: 1",
                        "read from    orders.created/3/42",
                        "order        O",
                        "see also     M",
                        "action       replayed as R by jo at T2, corrected: body: mended",
                        "",
                        "key          O",
                        "header       ce_type: order.created.v2",
                        "",
                        "body (json)",
                        "{",
                        "  \"orderId\" : \"O\"",
                        "}",
                        "",
                        "stack",
                        "Odd",
                        "  at a.B");
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
