package dev.quadrille.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a child JVM is started: with the same Java as this one, and with a mark by which a later run recognises it as ours. */
record JavaCommand(LogFile log, List<String> options) {

    static JavaCommand loggingTo(LogFile log, String... options) {
        return new JavaCommand(log, List.of(options));
    }

    JavaCommand and(String... more) {
        return new JavaCommand(
                log, Stream.concat(options.stream(), Arrays.stream(more)).toList());
    }

    List<String> running(String... program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // First, because the system may show only the beginning of a long command line.
        command.add("-Dquadrille.process=" + log.mark());
        command.addAll(options);
        command.addAll(Arrays.asList(program));
        return command;
    }
}
