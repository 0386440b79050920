package dev.quadrille.local;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is told to stop. */
@Command(name = "up", description = "Start Kafka, PostgreSQL and the four services; Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Forget all data of former runs first.")
    private boolean fresh;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N to every port (default: ${DEFAULT-VALUE}).")
    private int portOffset;

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            description = "Start a service N times; may be given for several services.")
    private Map<String, Integer> replicas = Map.of();

    @Option(
            names = "--secure",
            description = "Let nobody in who does not show a token: see deploy/quadrille token --help.")
    private boolean secure;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (LocalRun run = LocalRun.begin(options(), out)) {
            new Welcome(run.note(), run.state()).print(out);
            String obituary = run.system().death().join();
            spec.commandLine().getErr().println("quadrille: " + obituary);
            return ExitCode.SOFTWARE;
        }
    }

    private RunOptions options() {
        Map<ServiceName, Integer> byService = new EnumMap<>(ServiceName.class);
        try {
            replicas.forEach((service, count) -> byService.put(ServiceName.of(service), count));
        } catch (LocalFailure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return new RunOptions(fresh, portOffset, secure, byService);
    }
}
