package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One system that faults strike, and whether it has stood them. */
record Trial(Stage stage, Random dice, Tally tally) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Wire wire() {
        return new Wire(stage.system().broker().address());
    }

    <T> T any(List<T> choice) {
        return choice.get(dice.nextInt(choice.size()));
    }

    ServiceName anyService() {
        return any(List.of(ServiceName.values()));
    }

    LocalService anyReplica() {
        return any(stage.system().replicas(anyService()));
    }

    Stream<LocalService> replicas() {
        return Arrays.stream(ServiceName.values()).flatMap(service -> stage.system().replicas(service).stream());
    }

    /** What it has counted so far goes with it. */
    void kill(LocalService victim) {
        remember(victim);
        tally.killed(victim.name());
        victim.kill();
    }

    void remember(LocalService service) {
        tally.ignored(ask("GET", service.management().resolve("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith("inbox_duplicates_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }

    /** @return what was answered; nothing when there was no answer */
    String ask(String method, URI address) {
        HttpRequest request = stage.request(address)
                .timeout(Duration.ofSeconds(5))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException gone) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All orders end, the dead letters hold exactly the poison, and the audit is clean. */
    void stands(List<String> orders) {
        assertThat(orders).isNotEmpty().doesNotHaveDuplicates();
        stage.awaitEnds(orders);
        Awaitility.await("the dead letters")
                .atMost(Stage.PATIENCE)
                .untilAsserted(() -> assertThat(lettersFound()).isEqualTo(tally.letters()));
        stage.audit();
    }

    /** As {@link Tally#letters}, and as the keeper has them: a letter that is kept twice stands here twice. */
    List<String> lettersFound() {
        String places =
                "select service || ' ' || topic || '-' || kafka_partition || '@' || kafka_offset from dead_letter";
        return stage.books().column(ServiceName.NOTIFICATION, places).stream()
                .sorted()
                .toList();
    }
}
