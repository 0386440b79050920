package dev.quadrille.local;

import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.audit.AuditImpossible;
import dev.quadrille.local.audit.AuditReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows whether the promises of the system hold, by what stands in its databases and on its topics. */
@Command(
        name = "audit",
        description = {
            "Hold what the four services have written against the seven invariants.",
            "Changes nothing. Without --wait only the orders that have ended are looked at."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every invariant holds", "1:some do not", "2:it could not look"})
final class AuditCommand implements Callable<Integer> {

    private static final int COULD_NOT_LOOK = 2;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "60",
            description = "Wait until nothing moves, ${FALLBACK-VALUE} s at most unless told otherwise, and look at "
                    + "everything; an order that is still open then is an offender, and what it is stuck in is named.")
    private Integer seconds;

    @Option(names = "--topics", description = "Compare every record on every topic, too.")
    private boolean withTopics;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (seconds != null && seconds < 0) {
            throw new ParameterException(spec.commandLine(), "--wait must be 0 seconds or more");
        }
        try {
            AuditReport report = audit(target.find());
            report.print(spec.commandLine().getOut());
            return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (LocalFailure | AuditImpossible e) {
            spec.commandLine().getErr().println("quadrille: " + e.getMessage());
            return COULD_NOT_LOOK;
        }
    }

    private AuditReport audit(Target system) {
        Audit audit = Audit.of(system.sources()).withTopics(withTopics);
        return seconds == null ? audit.now() : audit.atRest(Duration.ofSeconds(seconds));
    }
}
