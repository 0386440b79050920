package dev.quadrille.local;

import dev.quadrille.local.gateway.ApiGateway;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts one address before the services of a system that brings no gateway of its own. */
@Command(
        name = "gateway",
        description = "One address for the four services: /api/orders and so on, /live, and the console at /; "
                + "until Ctrl-C. The system that up starts has one already.")
final class GatewayCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where to listen; 0.0.0.0 for everywhere (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "" + ApiGateway.REQUESTS_PER_SECOND,
            description = "Requests a second from each address; more are answered 429 (default: ${DEFAULT-VALUE}).")
    private long rate;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch asked = new CountDownLatch(1);
        try (ApiGateway gateway = ApiGateway.open(host, port, rate, target.hosts())) {
            out.printf("Quadrille is at http://%s:%d%n", host, gateway.port());
            ExitHook.install(asked::countDown);
            asked.await();
        }
        return 0;
    }
}
