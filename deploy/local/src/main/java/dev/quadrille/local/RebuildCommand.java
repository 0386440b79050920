package dev.quadrille.local;

import dev.quadrille.local.client.Rebuild;
import dev.quadrille.local.client.SagaClient;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has the sagas computed again from their events, and shows what differed. */
@Command(
        name = "rebuild",
        description = {
            "Have notification-service compute all sagas again from their events, while it goes on, and show what differed.",
            "Nobody is told anything. It goes on where it is when this command is left."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing differs, or what differed was written anew",
            "1:it could not begin or be followed, or some sagas cannot be computed",
            "3:--dry-run has found differences"
        })
final class RebuildCommand implements Callable<Integer> {

    static final int DIFFERS = 3;
    private static final int PAUSE_MS = 300;

    @Option(names = "--dry-run", description = "Only look, and write nothing.")
    private boolean dryRun;

    @Mixin
    private SignatureOptions signature;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> form = signature.form();
        form.put("dryRun", dryRun);
        try (SagaClient client = new SagaClient(target.find().addresses())) {
            RebuildReport report = new RebuildReport(follow(client, client.rebuild(form)));
            report.print(spec.commandLine().getOut());
            return report.exitCode();
        }
    }

    private static Rebuild follow(SagaClient client, Rebuild begun) {
        Rebuild rebuild = begun;
        try (Progress progress = Progress.of("sagas", count(begun.of()))) {
            while (rebuild.isRunning()) {
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, PAUSE_MS, TimeUnit.MILLISECONDS)
                        .join();
                rebuild = client.rebuild();
                progress.accept(count(rebuild.done()));
            }
        }
        return rebuild;
    }

    private static int count(long sagas) {
        return (int) Math.min(Integer.MAX_VALUE, sagas);
    }
}
