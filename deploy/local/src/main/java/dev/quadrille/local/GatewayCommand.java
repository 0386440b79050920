package dev.quadrille.local;

import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.gateway.ApiGateway;
import dev.quadrille.local.gateway.Limits;
import dev.quadrille.local.gateway.TokenCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts one address before the services of a system that brings no gateway of its own. */
@Command(
        name = "gateway",
        description = "One address for the four services: /api/orders and so on, /live, and the console at /; "
                + "until Ctrl-C. The system that up starts has one already.")
final class GatewayCommand implements Callable<Integer> {

    private static final int LARGEST_PORT = 65_535;

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
            defaultValue = "" + Limits.REQUESTS_PER_SECOND,
            description = "Requests a second from each address; more are answered 429 (default: ${DEFAULT-VALUE}).")
    private long rate;

    @Option(
            names = "--audit",
            description = "Answer POST /api/audit too, from the databases and the broker: where it is tried out.")
    private boolean auditing;

    @Option(
            names = "--access-key",
            paramLabel = "FILE",
            description = "The public key by which those are known who ask for an audit; without it everybody may.")
    private Path accessKey;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT || rate < 1) {
            throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535, and --rate 1 or more");
        }
        try (ApiGateway gateway = LocalGateway.open(host, port, rate, target.hosts())) {
            TokenCheck tokens = TokenCheck.of(accessKey);
            gateway.knowing(tokens);
            if (auditing) {
                Audit audit = Audit.of(target.sources());
                gateway.auditing(audit::now, tokens);
            }
            spec.commandLine().getOut().printf("Quadrille is at http://%s:%d%n", host, gateway.port());
            ExitHook.awaitExit();
        }
        return ExitCode.OK;
    }
}
