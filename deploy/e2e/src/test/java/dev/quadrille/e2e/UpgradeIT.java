package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.client.DeadLetter;
import dev.quadrille.local.client.DeadLetterClient;
import dev.quadrille.local.client.HeardEvent;
import dev.quadrille.local.client.Saga;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who announces goes first, who hears comes later: what was said in between waits, and is handled after the upgrade. */
class UpgradeIT {

    @TempDir
    Path directory;

    @Test
    void handlesAnEventFromTheFutureAfterTheUpgradeAndBeforeTheDeadline() throws IOException {
        Release release = Release.copyOf(Path.of(System.getProperty("quadrille.root")), directory);
        try (Stage stage = Stage.open(builder -> builder.repository(release.root()));
                DeadLetterClient deadLetters = new DeadLetterClient(stage.addresses())) {
            upgrade(release, stage, ServiceName.ORDER);
            String order = stage.place(1, "TEA-500", "tok_ok");
            List<DeadLetter> letters = lettersOfBothHearers(deadLetters, order);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(letter.type()).isEqualTo("order.created.v3");
                assertThat(letter.cause()).startsWith("UnknownEventVersion");
            });

            upgrade(release, stage, ServiceName.PAYMENT);
            upgrade(release, stage, ServiceName.NOTIFICATION);
            letters.forEach(
                    letter -> deadLetters.replay(letter.id(), Map.of("by", "operator", "reason", "they know v3 now")));

            Saga saga = stage.ended(order);
            assertThat(saga.outcome()).isEqualTo("SHIPPED");
            assertThat(saga.stepEvents())
                    .extracting(HeardEvent::type)
                    .containsExactly(
                            "order.created.v3",
                            "payment.processed.v1",
                            "inventory.reserved.v1",
                            "order.confirmed.v1",
                            "inventory.shipped.v1");
        }
    }

    private static void upgrade(Release release, Stage stage, ServiceName name) throws IOException {
        LocalService service = stage.system().service(name);
        service.terminate();
        release.upgrade(name);
        service.start().awaitReady();
    }

    private static List<DeadLetter> lettersOfBothHearers(DeadLetterClient deadLetters, String order) {
        Map<String, String> ofTheOrder = Map.of("orderId", order);
        Awaitility.await("the dead letters of both hearers")
                .atMost(Stage.PATIENCE)
                .until(() -> deadLetters.page(ofTheOrder).deadLetters().size() == 2);
        return deadLetters.page(ofTheOrder).deadLetters();
    }
}
