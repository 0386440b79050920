package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands saga and rebuild, against what notification-service would answer. */
class SagaCommandsTest {

    private static final String ID = "01a1fb96-f59e-7ef3-ba81-3f3cf2cba8b5";
    private static final String STORY = """
            {"orderId" : "%s", "status": "RUNNING", "events": [], "awaited": [{"events": ["order.created"],
             "from": "order-service", "because": null, "since": null}]}""".formatted(ID);
    private static final String RUNNING = """
            {"by": "jo", "state": "RUNNING", "done": 0, "of": 2, "dryRun": %s, "startedAt": "2026-12-01T12:00:00Z",
             "differences": {"count": 0, "byField": {}, "examples": []}}""";

    @TempDir
    Path directory;

    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Stream<String> services = Stream.of(ServiceName.values()).map(service -> service + "=" + address);
        Stream<String> databases =
                Stream.of(ServiceName.values()).map(service -> service.database() + "=jdbc:postgresql://nowhere/x");
        for (ServiceName service : ServiceName.values()) {
            Files.writeString(directory.resolve(service.database() + "-password"), "secret");
        }
        target = Files.writeString(
                directory.resolve("target.properties"),
                Stream.of(services, databases, Stream.of("kafka=nowhere:1", "passwords=" + directory))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** One of the four services answers what it tried. */
    @Test
    void showsASaga() {
        answers("GET /sagas/" + ID, "200 " + STORY);
        answers("GET /status/orders/" + ID, """
                200 {"attempts": [{"eventId": "A", "number": 3, "at": "2026-12-01T12:00:00Z", "cause": "no answer"}]}""");

        assertThat(run("saga " + ID)).isZero();

        assertThat(out.toString())
                .contains("saga       " + ID, "┄ waits for order.created from order-service")
                .containsPattern("↻ [a-z]+-service, try 3: no answer");
    }

    @Test
    void showsTheAnswerAsItCame() {
        answers("GET /sagas/" + ID, "200 " + STORY);

        assertThat(run("saga --json " + ID)).isZero();

        assertThat(out).hasToString(STORY + System.lineSeparator());
    }

    @Test
    void saysThatASagaIsNotKnown() {
        answers("GET /sagas/" + ID, "404 {\"detail\": \"nothing was heard about order %s\"}".formatted(ID));

        assertThat(run("saga " + ID)).isEqualTo(1);

        assertThat(err).hasToString("quadrille: nothing was heard about order " + ID + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "saga | Missing required parameter: 'ID'",
                "saga 7 | Invalid UUID string: 7",
                "saga ../dead-letters | Invalid UUID string: ../dead-letters",
                "rebuild | Missing required option: '--reason=TEXT'",
                "rebuild --reason why all | Unmatched argument at index 3: 'all'"
            })
    void sayWhatIsWrongBeforeTheyAskAnybody(String line, String why) {
        assertThat(run(line)).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains(why);
        assertThat(asked).isEmpty();
    }

    @Test
    void followsARebuildToItsEnd() {
        answers("POST /sagas/rebuild", "202 " + RUNNING.formatted(false));
        answers("GET /sagas/rebuild", "200 " + RUNNING.formatted(false), "200 " + done(false, 1));

        assertThat(run("rebuild --by jo --reason edited")).isZero();

        assertThat(out.toString())
                .contains("2 sagas looked at in 1.0 s: 1 differed and are as their events say")
                .contains("O  status: SHIPPED → CANCELLED");
        assertThat(asked).contains("POST /sagas/rebuild {\"by\":\"jo\",\"reason\":\"edited\",\"dryRun\":false}");
    }

    @Test
    void saysByItsExitCodeThatADryRunHasFoundSomething() {
        answers("POST /sagas/rebuild", "202 " + done(true, 1));

        assertThat(run("rebuild --dry-run --reason edited")).isEqualTo(3);

        assertThat(out.toString()).contains("1 differ from their events, nothing was written");
    }

    @Test
    void saysThatOneIsUnderWay() {
        answers("POST /sagas/rebuild", "409 {\"detail\": \"a rebuild is under way\"}");

        assertThat(run("rebuild --reason edited")).isEqualTo(1);

        assertThat(err).hasToString("quadrille: a rebuild is under way" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"saga", "rebuild"})
    void areInTheHelpAndSayTheirExitCodes(String command) {
        assertThat(Quadrille.commandLine().getUsageMessage()).containsPattern("(?m)^  " + command + " ");
        assertThat(Quadrille.commandLine().getSubcommands().get(command).getUsageMessage())
                .contains("Exit codes:", "--target");
    }

    private int run(String line) {
        Stream<String> words = Stream.of((line + " --target " + target).split(" "));
        return Quadrille.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private static String done(boolean dryRun, int count) {
        return """
                {"by": "jo", "state": "DONE", "done": 2, "of": 2, "dryRun": %s, "startedAt": "2026-12-01T12:00:00Z",
                 "endedAt": "2026-12-01T12:00:01Z", "differences": {"count": %d, "byField": {"status": %2$d},
                 "examples": [{"orderId": "O", "field": "status", "was": "SHIPPED", "is": "CANCELLED"}]}}""".formatted(dryRun, count);
    }

    /** One after the other. */
    private void answers(String request, String... each) {
        answers.put(request, new ArrayDeque<>(List.of(each)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(request + " " + body);
            String[] answer = answers.get(request).remove().split(" ", 2);
            byte[] bytes = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
