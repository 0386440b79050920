package dev.quadrille.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Stays, so that there is a container in which the other commands can be run. */
@Command(name = "idle", description = "Do nothing, until told to end.", hidden = true)
final class IdleCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        ExitHook.awaitExit();
        return ExitCode.OK;
    }
}
