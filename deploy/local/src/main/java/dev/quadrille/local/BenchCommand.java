package dev.quadrille.local;

import dev.quadrille.local.bench.Bench;
import dev.quadrille.local.bench.BenchOptions;
import dev.quadrille.local.bench.BenchPlan;
import dev.quadrille.local.bench.BenchReport;
import dev.quadrille.local.bench.PlainGateway;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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

    /** Who takes the money. */
    private enum Payment {
        simulated,
        http
    }

    @Option(names = "--quick", description = "In about four minutes, for a first impression.")
    private boolean quick;

    @Option(names = "--replicas", paramLabel = "SERVICE=N", description = "Start a service N times.")
    private Map<String, Integer> replicas = Map.of();

    @Option(
            names = "--payment",
            defaultValue = "simulated",
            description = "The gateway: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Payment payment;

    @Option(names = "--batch", paramLabel = "N", description = "The most records that a service takes at once.")
    private Integer batch;

    @Option(names = "--linger", paramLabel = "MS", description = "How long a relay's producer waits for more.")
    private Integer linger;

    @Option(names = "--out", paramLabel = "DIR", description = "Where bench.json and bench.svg go.")
    private Path out;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Measure this rate alone instead of looking for the highest.")
    private double rate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate must be 0 or more");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        BenchReport report = measure(byService(), terminal);
        Path directory =
                out == null ? StateDirectory.of(Repository.find()).path().resolve("bench") : out;
        report.print(terminal);
        report.write(directory);
        terminal.println();
        terminal.println("Written: bench.json and bench.svg in " + directory.toAbsolutePath());
        return report.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BenchReport measure(Map<ServiceName, Integer> counts, PrintWriter terminal) {
        try (PlainGateway gateway = new PlainGateway();
                BenchRun run = BenchRun.begin(counts, environment(gateway), terminal)) {
            Bench bench = new Bench(run.target(), options(), terminal::println);
            return run.unlessItDies(bench::run);
        }
    }

    private BenchOptions options() {
        BenchPlan plan = quick ? BenchPlan.quick(rate) : BenchPlan.full(rate);
        return new BenchOptions(plan, BenchRun.flags(), described());
    }

    private Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        described.put("quick", String.valueOf(quick));
        described.put("replicas", replicas.toString());
        described.put("payment", payment.toString());
        described.put("batch", String.valueOf(batch));
        described.put("lingerMs", String.valueOf(linger));
        return described;
    }

    private Map<String, String> environment(PlainGateway gateway) {
        Map<String, String> environment = new HashMap<>();
        if (payment == Payment.http) {
            environment.put("QUADRILLE_PAYMENT_GATEWAY", "http");
            environment.put("QUADRILLE_PAYMENT_GATEWAY_URL", gateway.url());
        }
        if (batch != null) {
            environment.put("MP_MESSAGING_INCOMING_SAGA_MAX_POLL_RECORDS", batch.toString());
        }
        if (linger != null) {
            environment.put("KAFKA_LINGER_MS", linger.toString());
        }
        return environment;
    }

    private Map<ServiceName, Integer> byService() {
        try {
            Map<ServiceName, Integer> counts = new EnumMap<>(ServiceName.class);
            replicas.forEach((service, count) -> counts.put(ServiceName.of(service), count));
            return counts;
        } catch (LocalFailure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
