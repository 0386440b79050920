package dev.quadrille.local;

import dev.quadrille.local.client.LiveFeed;
import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.SagaStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Places one order and tells its story while it happens. */
@Command(
        name = "order",
        description = "Place one order and follow it live.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it shipped", "1:it has not ended, or could not be placed", "3:it was cancelled"})
final class OrderCommand implements Callable<Integer> {

    private static final int CANCELLED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--sku", defaultValue = "TEA-500", description = "What (default: ${DEFAULT-VALUE}).")
    private String sku;

    @Option(names = "--quantity", defaultValue = "1", description = "How many (default: ${DEFAULT-VALUE}).")
    private int quantity;

    @Option(
            names = "--token",
            defaultValue = "tok_ok",
            description = "How it is paid (default: ${DEFAULT-VALUE}); also tok_declined, tok_insufficient_funds, "
                    + "tok_slow, tok_flaky.")
    private String token;

    @Option(names = "--customer", defaultValue = "c-42", description = "Who (default: ${DEFAULT-VALUE}).")
    private String customer;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LiveStory story = new LiveStory(spec.commandLine().getOut());
        try (QuadrilleClient client = new QuadrilleClient(target.find().addresses())) {
            return follow(client, story);
        }
    }

    private int follow(QuadrilleClient client, LiveStory story) {
        LiveFeed feed = client.live(story);
        try {
            story.begin();
            String orderId = client.place(OrderRequest.of(customer, quantity, sku, token))
                    .join();
            story.isAbout(orderId);
            SagaStatus end = story.end()
                    .completeOnTimeout(SagaStatus.RUNNING, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (end == SagaStatus.RUNNING) {
                throw new LocalFailure("order %s has not ended after %d s; ask notification-service at /sagas/%s"
                        .formatted(orderId, PATIENCE.toSeconds(), orderId));
            }
            return end == SagaStatus.SHIPPED ? ExitCode.OK : CANCELLED;
        } finally {
            feed.close();
        }
    }
}
