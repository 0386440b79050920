package dev.quadrille.local;

import dev.quadrille.local.secure.BrokerLogin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Changes the passwords of a system at work. */
@Command(
        name = "rotate",
        description = "Give each service new passwords for the broker and for its database, while the system that up "
                + "--secure has started goes on.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:changed", "1:nothing runs, or it has no passwords"})
final class RotateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunNote running = RunningSystem.find();
        new BrokerLogin(running.secretsOfIt())
                .renewAll(running.sources().broker().bootstrapServers());
        ServiceDatabases.ofAll(running.postgres()).renewPasswords();
        spec.commandLine()
                .getOut()
                .printf(
                        "each of %d services has new passwords for its next connections%n",
                        ServiceName.values().length);
        return ExitCode.OK;
    }
}
