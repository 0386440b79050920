package dev.quadrille.local;

import dev.quadrille.local.client.DeadLetter;
import dev.quadrille.local.client.DeadLetterClient;
import dev.quadrille.local.client.DeadLetterPage;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters, one on a line. */
@Command(
        name = "list",
        description = "List dead letters, the newest first.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:they are listed, or there are none", "1:they cannot be read"})
final class DeadLettersListCommand implements Callable<Integer> {

    private static final String ROW = "%-36s  %-20s  %-20s  %-8s  %-24s  %s%n";
    private static final int MAX_CAUSE = 90;
    private static final int TO_THE_SECOND = 19;

    @Mixin
    private DeadLetterFilterOptions filter;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "OPEN",
            description = "OPEN, REPLAYED, PARKED or ANY (default: ${DEFAULT-VALUE}).")
    private String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, up to 500 (default: ${DEFAULT-VALUE}).")
    private String limit;

    @Option(names = "--after", paramLabel = "ID", description = "Go on after this one.")
    private String after;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> query = filter.parameters();
        if (!"ANY".equals(state)) {
            query.put("state", state);
        }
        query.put("limit", limit);
        if (after != null) {
            query.put("after", after);
        }
        try (DeadLetterClient client = new DeadLetterClient(target.find().addresses())) {
            print(client.page(query), spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    static void print(DeadLetterPage page, PrintWriter out) {
        if (page.deadLetters().isEmpty()) {
            out.println("there are no such dead letters");
            return;
        }
        out.printf(ROW, "id", "given up at (UTC)", "service", "state", "type", "cause");
        page.deadLetters().forEach(letter -> print(letter, out));
        if (page.next() != null) {
            out.println("there are more: go on with --after " + page.next());
        }
    }

    private static void print(DeadLetter letter, PrintWriter out) {
        String type = letter.type() == null ? "-" : letter.type();
        String cause =
                letter.cause().length() > MAX_CAUSE ? letter.cause().substring(0, MAX_CAUSE) + "…" : letter.cause();
        String at = letter.at()
                .substring(0, Math.min(TO_THE_SECOND, letter.at().length()))
                .replace('T', ' ');
        out.printf(ROW, letter.id(), at, letter.service(), letter.state(), type, cause);
    }
}
