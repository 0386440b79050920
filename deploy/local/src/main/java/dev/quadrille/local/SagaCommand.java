package dev.quadrille.local;

import dev.quadrille.local.client.SagaClient;
import dev.quadrille.local.client.SagaStory;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how one saga went, or where it stands. */
@Command(
        name = "saga",
        description = {
            "Show one saga: each event under the one that caused it, with the milliseconds since the order,",
            "the service and the place in Kafka; what was taken back, what was tried again, what got stuck,",
            "and what is waited for."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is shown", "1:it is not known, or cannot be read"})
final class SagaCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The order.")
    private UUID id;

    @Option(names = "--json", description = "What notification-service answers, as it came.")
    private boolean json;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (SagaClient client = new SagaClient(target.find().addresses())) {
            String story = client.story(id.toString());
            if (json) {
                out.println(story);
            } else {
                Paper paper = new Paper(out, Paper.widthOfTheTerminal(), Ansi.AUTO);
                SagaStory whole = SagaStory.of(story).with(client.attempts(id.toString()));
                new SagaTimeline(whole, Instant.now(), paper).print();
            }
        }
        return ExitCode.OK;
    }
}
