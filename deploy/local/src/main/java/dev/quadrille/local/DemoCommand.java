package dev.quadrille.local;

import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.demo.Demo;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows every way in which an order can end, and checks it. */
@Command(
        name = "demo",
        description = {
            "Place one order for every outcome and check how each ends.",
            "Ends with an audit. Uses the running system, or starts one for as long as it takes."
        })
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Target> running = target.look();
        if (running.isPresent()) {
            return play(running.get(), out);
        }
        try (LocalRun run = LocalRun.begin(RunOptions.STANDARD, out)) {
            return play(run.note().target(), out);
        }
    }

    private static int play(Target system, PrintWriter out) {
        try (QuadrilleClient client = new QuadrilleClient(system.addresses())) {
            boolean allWell = new Demo(client).play(new Programme(out));
            out.println(allWell ? "Each ended as it must." : "Not every order ended as it must.");
            out.println();
            boolean allHolds = ClosingAudit.isClean(system, out);
            return allWell && allHolds ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
