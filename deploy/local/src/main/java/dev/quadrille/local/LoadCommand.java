package dev.quadrille.local;

import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.load.LoadPlan;
import dev.quadrille.local.load.LoadReport;
import dev.quadrille.local.load.LoadRun;
import dev.quadrille.local.load.Mix;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Sends many orders and reports how fast and how they all ended. */
@Command(
        name = "load",
        description =
                "Send many orders, wait for every end, and report throughput, durations and outcomes; then audit.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every order ended as it must, and every invariant holds", "1:some did not"})
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--orders", required = true, paramLabel = "N", description = "How many orders.")
    private int orders;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Orders per second, each due at its time however slow the answers are; "
                    + "0 for as fast as they are accepted, 64 at a time (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--mix",
            paramLabel = "KIND=SHARE,...",
            defaultValue = "shipped=90,declined=5,sold-out=5",
            converter = MixConverter.class,
            description = "Which kinds of orders in which proportion (default: ${DEFAULT-VALUE}).")
    private Mix mix;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "The same seed gives the same orders (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (orders < 1 || rate < 0) {
            throw new ParameterException(spec.commandLine(), "--orders must be 1 or more, and --rate 0 or more");
        }
        Target system = target.find();
        PrintWriter out = spec.commandLine().getOut();
        LoadReport report = measure(system);
        new LoadSummary(report).print(out);
        out.println();
        boolean allHolds = ClosingAudit.isClean(system, out);
        return report.isAsItMust() && allHolds ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private LoadReport measure(Target system) {
        try (QuadrilleClient client = new QuadrilleClient(system.addresses());
                Progress progress = Progress.of("orders ended", orders)) {
            return new LoadRun(client, new LoadPlan(orders, rate, mix, seed), progress).run();
        }
    }

    /** Turns what is wrong with a mix into picocli's own kind of error. */
    static final class MixConverter implements ITypeConverter<Mix> {

        @Override
        public Mix convert(String text) {
            try {
                return Mix.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
