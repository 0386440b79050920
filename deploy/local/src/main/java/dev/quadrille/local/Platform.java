package dev.quadrille.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Where containers run the system. A command about such a system is run in a container beside it, by the same arguments: its
 * databases are not to be reached from outside.
 */
enum Platform {
    COMPOSE("docker", "compose", "-f", "deploy/compose/compose.yaml", "run", "--rm", "command"),
    KIND(
            "kubectl",
            "--context=kind-quadrille",
            "--namespace=quadrille",
            "exec",
            "--stdin",
            "deployment/command",
            "--",
            "quadrille");

    private final List<String> inside;

    Platform(String... inside) {
        this.inside = List.of(inside);
    }

    /** Here, unless a platform is the target. */
    static int execute(ParseResult parsed) {
        Optional<Platform> platform = target(parsed).flatMap(Platform::named);
        return platform.isPresent()
                ? platform.get().run(without(TargetOption.NAME, parsed.originalArgs()))
                : new CommandLine.RunLast().execute(parsed);
    }

    private static Optional<String> target(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return Optional.ofNullable(last.matchedOptionValue(TargetOption.NAME, null));
    }

    private static Optional<Platform> named(String text) {
        return Arrays.stream(values())
                .filter(platform -> platform.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** The arguments without the option and its value. */
    static List<String> without(String option, List<String> arguments) {
        List<String> rest = new ArrayList<>();
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String argument = each.next();
            if (argument.equals(option)) {
                each.next();
            } else if (!argument.startsWith(option + "=")) {
                rest.add(argument);
            }
        }
        return rest;
    }

    private int run(List<String> arguments) {
        List<String> command =
                Stream.concat(inside.stream(), arguments.stream()).toList();
        try {
            return process(command).start().waitFor();
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s cannot be started: %s; install it, or leave %s away"
                            .formatted(command.get(0), e.getMessage(), TargetOption.NAME),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while " + command.get(0) + " was at work", e);
        }
    }

    private static ProcessBuilder process(List<String> command) {
        Path root = Repository.find().root();
        return new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    }
}
