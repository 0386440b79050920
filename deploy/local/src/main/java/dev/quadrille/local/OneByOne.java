package dev.quadrille.local;

import dev.quadrille.local.client.UnexpectedAnswer;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Does the same with each of several things: one that is refused does not keep the others from it. */
final class OneByOne {

    private OneByOne() {}

    /** @param deed says what became of the thing. @return the exit code */
    static int of(CommandLine command, List<UUID> ids, UnaryOperator<String> deed) {
        int exit = ExitCode.OK;
        for (UUID id : ids) {
            try {
                command.getOut().println(id + " " + deed.apply(id.toString()));
            } catch (UnexpectedAnswer refused) {
                command.getErr().println("quadrille: " + refused.getMessage());
                exit = ExitCode.SOFTWARE;
            }
        }
        return exit;
    }
}
