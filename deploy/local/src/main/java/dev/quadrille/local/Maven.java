package dev.quadrille.local;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The build tool, as far as it concerns whoever wants to build. */
final class Maven {

    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int[] OLDEST = {3, 8, 7};

    private Maven() {}

    static Prerequisite prerequisite() {
        Optional<MatchResult> version = Program.run("mvn", "--version").flatMap(Maven::version);
        return new Prerequisite(
                "Maven",
                version.filter(Maven::isEnough).isPresent(),
                version.map(MatchResult::group).orElse("mvn is not on the PATH"),
                "install Maven 3.8.7 or newer (for example the package maven) and put its mvn first on the PATH");
    }

    private static Optional<MatchResult> version(String said) {
        return VERSION.matcher(said).results().findFirst();
    }

    private static boolean isEnough(MatchResult version) {
        int[] found = {
            Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)), Integer.parseInt(version.group(3))
        };
        return Arrays.compare(found, OLDEST) >= 0;
    }
}
