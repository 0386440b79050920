package dev.quadrille.local;

import dev.quadrille.local.audit.AuditImpossible;
import dev.quadrille.local.client.UnexpectedAnswer;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what the user can mend in one line; only what nobody foresaw shows a stack trace. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments)
            throws Exception {
        Throwable failure = exception instanceof CompletionException ? exception.getCause() : exception;
        if (failure instanceof LocalFailure
                || failure instanceof UnexpectedAnswer
                || failure instanceof AuditImpossible) {
            command.getErr().println("quadrille: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw exception;
    }
}
