package dev.quadrille.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the services could not handle: look at it, send it back, put it aside. */
@Command(
        name = "dead-letters",
        description = "What the services could not handle: look at it, send it back, put it aside.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersReplayCommand.class,
            DeadLettersParkCommand.class
        })
final class DeadLettersCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "dead-letters needs a command: list, show, replay or park");
    }
}
