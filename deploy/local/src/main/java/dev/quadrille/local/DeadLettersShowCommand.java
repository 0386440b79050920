package dev.quadrille.local;

import dev.quadrille.local.client.DeadLetter;
import dev.quadrille.local.client.DeadLetterClient;
import dev.quadrille.local.client.DeadLetterDetails;
import dev.quadrille.local.client.DeadLetterDetails.Action;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one whole dead letter. */
@Command(
        name = "show",
        description = "Show one dead letter: its record, its cause, and what was done to it; personal data is masked.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is shown", "1:it is not known, or cannot be read"})
final class DeadLettersShowCommand implements Callable<Integer> {

    private static final String LINE = "%-12s %s%n";

    @Parameters(paramLabel = "ID", description = "As list gives it.")
    private UUID id;

    @Option(names = "--body", description = "Only the body, to be corrected and given to replay --body.")
    private boolean bodyOnly;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterClient client = new DeadLetterClient(target.find().addresses())) {
            DeadLetterDetails whole = client.whole(id.toString());
            if (bodyOnly) {
                out.println(whole.bodyText());
            } else {
                print(whole, out);
            }
        }
        return ExitCode.OK;
    }

    static void print(DeadLetterDetails whole, PrintWriter out) {
        DeadLetter letter = whole.letter();
        out.printf(LINE, "dead letter", letter.id() + " " + letter.state());
        out.printf(LINE, "service", letter.service() + " " + orDash(letter.version()));
        out.printf(LINE, "cause", letter.cause());
        out.printf(LINE, "at", letter.at() + ", attempts: " + letter.attempts());
        out.printf(LINE, "read from", letter.place());
        out.printf(LINE, "order", orDash(letter.orderId()));
        if (letter.replayId() != null) {
            out.printf(LINE, "replay", letter.replayId() + " failed");
        }
        whole.others().forEach(other -> out.printf(LINE, "see also", other));
        whole.actions().forEach(action -> print(action, out));
        printRecord(whole, out);
        if (whole.stack() != null) {
            out.printf("%nstack%n%s%n", whole.stack().stripTrailing());
        }
    }

    private static void print(Action action, PrintWriter out) {
        String what = action.action().equals("PARK") ? "parked" : "replayed as " + action.replayId();
        String corrected = action.corrected() == null ? "" : ", corrected: " + action.corrected();
        out.printf(
                LINE,
                "action",
                what + " by " + action.by() + " at " + action.at() + corrected + ": " + action.reason());
    }

    private static void printRecord(DeadLetterDetails whole, PrintWriter out) {
        out.println();
        out.printf(LINE, "key", orDash(whole.key()));
        whole.headers().forEach((name, value) -> out.printf(LINE, "header", name + ": " + value));
        if (whole.omitted() != null) {
            out.printf(LINE, "omitted", whole.omitted());
        } else {
            out.printf("%nbody (%s)%n%s%n", whole.bodyEncoding(), whole.bodyText());
        }
    }

    private static String orDash(String text) {
        return text == null ? "-" : text;
    }
}
