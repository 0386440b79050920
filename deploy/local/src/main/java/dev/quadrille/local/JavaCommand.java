package dev.quadrille.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a child JVM is started: with the same Java as this one, and with a mark by which a later run recognises it as ours. */
record JavaCommand(LogFile log, List<String> options) {

    List<String> running(String... program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // First, because the system may show only the beginning of a long command line.
        command.add("-Dquadrille.process=" + log.mark());
        // Kafka's compression loads libraries of the machine; Java 24 and newer warn of who has not been allowed to.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(Arrays.asList(program));
        return command;
    }
}
