package dev.quadrille.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the topics, where no start of ours does. */
@Command(
        name = "topics",
        description = "Create the topics of the saga that are not there yet; waits for Kafka.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are there", "1:Kafka did not answer, or refused"})
final class TopicsCommand implements Callable<Integer> {

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "On how many brokers each record is kept; 3 where there are that many, and a record counts as "
                            + "written when all but one have it (default: ${DEFAULT-VALUE}).")
    private short replication;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for Kafka (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (replication < 1 || patience < 1) {
            throw new ParameterException(spec.commandLine(), "--replication and --patience must be 1 or more");
        }
        int made = Topics.createMissing(target.kafka(), replication, Duration.ofSeconds(patience));
        spec.commandLine()
                .getOut()
                .printf("%d topics are there, %d of them new%n", Topics.names().size(), made);
        return ExitCode.OK;
    }
}
