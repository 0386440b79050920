package dev.quadrille.local;

import dev.quadrille.local.bench.Bench;
import dev.quadrille.local.bench.BenchOptions;
import dev.quadrille.local.bench.BenchPlan;
import dev.quadrille.local.bench.BenchReport;
import dev.quadrille.local.bench.PlainGateway;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how many orders go through the whole saga on this machine, and how near that is to the machine's limit. */
@Command(
        name = "bench",
        description = {
            "Measure how many orders per second go through the whole saga, how long one takes,",
            "and how near that is to the limit of this machine. Starts a fresh system of its own."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:a rate held, every order ended as it must, and every invariant holds", "1:not so"})
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "In about four minutes, for a first impression.")
    private boolean quick;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Measure R orders per second alone, instead of looking for the highest rate.")
    private double rate;

    @Option(
            names = "--soak",
            arity = "0..1",
            paramLabel = "MINUTES",
            fallbackValue = "30",
            defaultValue = "0",
            description = "One rate for long, --rate or about half of what is sustained, to see what drifts"
                    + " (${FALLBACK-VALUE} minutes).")
    private int soak;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where bench.json and bench.svg go (default: .quadrille/bench of the repository).")
    private Path out;

    @Mixin
    private BenchTuning tuning;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate must be 0 or more");
        }
        if (soak != 0 && soak < BenchPlan.LEAST_SOAK_MINUTES) {
            throw new ParameterException(
                    spec.commandLine(), "--soak must be at least " + BenchPlan.LEAST_SOAK_MINUTES + " minutes");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        BenchReport report = measure(tuning.replicas(), terminal);
        Path directory =
                out == null ? StateDirectory.of(Repository.find()).path().resolve("bench") : out;
        report.write(directory);
        report.print(terminal);
        terminal.println();
        terminal.println("Written: bench.json and bench.svg in " + directory.toAbsolutePath());
        return report.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BenchReport measure(Map<ServiceName, Integer> replicas, PrintWriter terminal) {
        BenchPlan plan = (quick ? BenchPlan.quick(rate) : BenchPlan.full(rate)).soaking(soak);
        BenchOptions options = new BenchOptions(plan, quick, BenchTuning.flags(), tuning.described());
        try (PlainGateway gateway = new PlainGateway();
                BenchRun run = BenchRun.begin(replicas, tuning.environment(gateway), tuning.secure(), terminal)) {
            Bench bench = new Bench(run.target(), options, terminal::println);
            return run.unlessItDies(bench::run);
        }
    }
}
