package dev.quadrille.local;

import dev.quadrille.local.client.LiveFeed;
import dev.quadrille.local.client.QuadrilleClient;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how sagas end while they end. */
@Command(name = "watch", description = "Print a line for every saga that ends, until Ctrl-C.")
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (QuadrilleClient client = new QuadrilleClient(target.find().addresses())) {
            LiveFeed feed = client.live(new OutcomeLines(spec.commandLine().getOut()));
            // Ctrl-C is how one leaves here.
            ExitHook.install(feed::close);
            feed.lost().join();
            throw new LocalFailure("notification-service has ended the live feed: Quadrille is being stopped");
        } catch (CompletionException e) {
            throw new LocalFailure(
                    "the live feed broke off (%s); is Quadrille still running? See deploy/quadrille status"
                            .formatted(e.getCause().getMessage()),
                    e);
        }
    }
}
