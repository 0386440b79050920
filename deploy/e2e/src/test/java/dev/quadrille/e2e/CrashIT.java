package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.client.OrderRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each service in turn is stopped, and killed, in the middle of 200 orders and started again. */
class CrashIT {

    private static final int ORDERS = 200;
    private static final String[] TOKENS = {"tok_ok", "tok_ok", "tok_ok", "tok_declined"};
    private static final String[] SKUS = {"TEA-500", "COFFEE-250", "MUG-BLUE", "SOLD-OUT", "NO-CARRIER"};
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource
    void stopsInTheMiddleWithoutAWarning(ServiceName leaver) throws IOException {
        CompletableFuture<List<String>> orders =
                CompletableFuture.supplyAsync(() -> placed(ORDERS, new Random(7 + leaver.ordinal())));
        LocalService service = stage.system().service(leaver);
        int linesBefore = Files.readAllLines(service.log()).size();
        service.terminate();
        service.start().awaitReady();

        stage.awaitEnds(orders.join());
        stage.audit();
        assertThat(Files.readAllLines(service.log()).stream().skip(linesBefore))
                .noneMatch(line -> line.matches(".*(WARN|ERROR).*"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults")
    @Tag("each-victim")
    void losesNothingAndDoesNothingTwice(ServiceName victim) {
        Random dice = new Random(42 + victim.ordinal());
        List<String> accepted = new ArrayList<>(placed(ORDERS / 2, dice));
        CompletableFuture<List<String>> later = CompletableFuture.supplyAsync(() -> placed(ORDERS / 2, dice));
        awaitHalfway(accepted);
        stage.system().service(victim).kill();
        stage.system().service(victim).restart();
        accepted.addAll(later.join());

        assertThat(accepted).hasSize(ORDERS).doesNotHaveDuplicates();
        stage.awaitEnds(accepted);
        stage.audit();
    }

    private static List<String> placed(int count, Random dice) {
        List<String> accepted = new ArrayList<>();
        while (accepted.size() < count) {
            String sku = SKUS[dice.nextInt(SKUS.length)];
            String token = TOKENS[dice.nextInt(TOKENS.length)];
            place(OrderRequest.of("c-42", 1 + dice.nextInt(3), sku, token)).ifPresent(accepted::add);
        }
        return accepted;
    }

    /** Only what was answered with 202 counts: while order-service is away, customers try again. */
    private static Optional<String> place(OrderRequest order) {
        try {
            return Optional.of(stage.client().place(order).join());
        } catch (CompletionException away) {
            Awaitility.await("order-service to be back")
                    .atMost(Stage.PATIENCE)
                    .until(() -> stage.answers(ServiceName.ORDER));
            return Optional.empty();
        }
    }

    private static void awaitHalfway(List<String> orders) {
        Awaitility.await("some orders to have ended")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stage.books().unended(orders).size() < orders.size());
    }
}
