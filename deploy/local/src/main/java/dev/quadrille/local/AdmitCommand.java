package dev.quadrille.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prepares the broker and the databases, where no start of ours does. */
@Command(
        name = "admit",
        description = "Tell Kafka and the databases who may do what, by the secrets that keys has made, and create the "
                + "topics and databases that are not there yet; waits for Kafka.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is as it must be", "1:one of them did not answer, or refused"})
final class AdmitCommand implements Callable<Integer> {

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TargetFile file = target.needed();
        file.admission().admit();
        Topics.createMissing(file.kafka());
        for (ServiceName service : ServiceName.values()) {
            file.database(service).prepare();
        }
        spec.commandLine().getOut().println("Kafka and the databases know who may do what");
        return ExitCode.OK;
    }
}
