package dev.quadrille.local;

import dev.quadrille.local.client.QuadrilleClient;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what runs, and how the orders so far have ended. */
@Command(
        name = "status",
        description = "Show the processes of the running system, and how many orders ended how.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is running", "1:it is not"})
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-24s %8s %6s %-8s %9s %9s%n";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunNote> running = RunningSystem.look();
        if (running.isEmpty()) {
            out.println("Quadrille is not running: start it with deploy/quadrille up");
            return ExitCode.SOFTWARE;
        }
        RunNote note = running.get();
        String where = note.ready() ? "Up at " + note.gateway() : "Starting";
        out.printf("%s since %s (process %d)%n%n", where, note.sinceText(), note.pid());
        out.printf(ROW, "process", "pid", "port", "state", "memory", "uptime");
        note.processes().forEach(process -> print(process, out));
        if (note.ready()) {
            printOutcomes(note, out);
        }
        return ExitCode.OK;
    }

    private static void print(LocalProcess process, PrintWriter out) {
        boolean isRunning = process.isRunning();
        out.printf(
                ROW,
                process.name(),
                process.pid(),
                process.port(),
                isRunning ? "running" : "gone",
                isRunning ? process.memoryMiB() + " MiB" : "",
                isRunning ? process.uptime() : "");
    }

    private static void printOutcomes(RunNote note, PrintWriter out) {
        try (QuadrilleClient client = new QuadrilleClient(note.addresses())) {
            OutcomeCount count = OutcomeCount.of(client);
            out.println();
            count.byOutcome().forEach((outcome, orders) -> out.printf("%-40s %,9d%n", outcome, orders));
            if (!count.isComplete()) {
                out.printf("(of %,d orders; there are more)%n", count.total());
            }
        }
    }
}
