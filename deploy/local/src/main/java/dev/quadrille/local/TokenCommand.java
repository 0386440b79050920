package dev.quadrille.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Signs a token for somebody, where no identity provider does. */
@Command(
        name = "token",
        description = "Print a token for the system that up --secure has started, or for another; send it as "
                + "Authorization: Bearer TOKEN.")
final class TokenCommand implements Callable<Integer> {

    private static final List<String> ROLES = List.of("customer", "operator", "admin");
    private static final int MOST_HOURS = 24;

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "customer (own orders), operator (sees all), admin (sees and changes all).")
    private List<String> roles;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = "Whom the token speaks for: a customer by its customerId (default: your name here).")
    private String subject = System.getProperty("user.name");

    @Option(names = "--hours", defaultValue = "8", description = "How long it is valid (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!ROLES.containsAll(roles)) {
            throw new ParameterException(spec.commandLine(), "--role must be of " + ROLES + ", not " + roles);
        }
        if (hours < 1 || hours > MOST_HOURS) {
            throw new ParameterException(spec.commandLine(), "--hours must be 1 to " + MOST_HOURS);
        }
        spec.commandLine().getOut().println(target.keys().token(subject, roles, Duration.ofHours(hours)));
        return ExitCode.OK;
    }
}
