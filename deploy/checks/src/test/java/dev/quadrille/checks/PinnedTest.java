package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What a build and a deployment take from elsewhere is the same tomorrow: no range, no "latest", nothing left to Maven. */
class PinnedTest {

    private static final Pattern EXACT = Pattern.compile("\\d+(\\.\\d+)+([.-][A-Za-z0-9]+)*");

    /** What Maven asks of the machine is the least that will do. */
    private static final Set<String> MINIMUM = Set.of("requireJavaVersion", "requireMavenVersion");

    private static final Pattern IMAGE = Pattern.compile("(?:docker|ghcr|quay)\\.io/\\S+");
    private static final Pattern ACTION = Pattern.compile("uses: (.+)");
    private static final Pattern RUNNER = Pattern.compile("runs-on: (.+)");

    static Stream<Pom> poms() {
        return Pom.all();
    }

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Repository.file(".github/workflows"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("poms")
    void everyVersionIsExact(Pom pom) {
        Stream<String> versions = pom.elements("version")
                .filter(version -> !MINIMUM.contains(version.getParentNode().getNodeName()))
                .map(Element::getTextContent)
                .map(pom::resolved);

        assertThat(versions).isNotEmpty().allMatch(EXACT.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("poms")
    void noSnapshotIsSomebodyElses(Pom pom) {
        assertThat(pom.elements("version").map(Element::getTextContent).map(pom::resolved))
                .allMatch(
                        version -> !version.endsWith("SNAPSHOT") || version.equals(pom.resolved("${project.version}")));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void everyPluginHasAVersion(Pom pom) {
        assertThat(Pom.root().pluginsWithVersion()).containsAll(pom.pluginsWithoutVersion());
    }

    /** Another version of Maven would bring others of these along. */
    @ParameterizedTest
    @ValueSource(strings = {"clean", "resources", "compiler", "surefire", "jar", "install", "deploy", "site"})
    void evenThePluginsThatMavenAddsByItself(String plugin) {
        assertThat(Pom.root().pluginsWithVersion()).contains(":maven-" + plugin + "-plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/Dockerfile", "deploy/kubernetes/kind/cluster.yaml", "deploy/compose/.env"})
    void everyImageHasAnExactTag(String file) {
        assertThat(found(IMAGE, Repository.text(file)))
                .isNotEmpty()
                .allMatch(image -> image.matches(".+:v?\\d+(\\.\\d+)+.*"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsOneCommit(Path workflow) throws IOException {
        assertThat(found(ACTION, Files.readString(workflow)))
                .isNotEmpty()
                .allMatch(action -> action.matches("[\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyRunnerIsOneRelease(Path workflow) throws IOException {
        assertThat(found(RUNNER, Files.readString(workflow)))
                .isNotEmpty()
                .allMatch(runner -> runner.matches("ubuntu-\\d+\\.\\d+"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(PinnedTest::last).toList();
    }

    private static String last(MatchResult match) {
        return match.group(match.groupCount());
    }
}
