package dev.quadrille.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under which licences come the parts of what is delivered, by the SBOMs that the build has made. {@code -Dquadrille.write=true}
 * writes the list.
 */
class LicencesIT {

    /**
     * All but one ask for their text and the authors' names to be kept, or for nothing. EPL-2.0 asks for the sources of its own
     * files besides, and ours are none of them; the GPL, which the same parts offer, nobody has to choose.
     */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "Go License",
            "MIT",
            "MIT-0",
            "Public Domain");

    /** JLine's pom says "The BSD License", with a link to the one of three clauses; the SBOM takes that for the one of four. */
    private static final Map<String, String> MISREAD = Map.of(
            "org.jline:jline-native", "BSD-3-Clause",
            "org.jline:jline-terminal", "BSD-3-Clause");

    /** What the console's pages load is unpacked into notification-service's own jar, where no SBOM looks: by their LICENSE files. */
    private static final Map<String, String> OF_THE_CONSOLE = Map.of(
            "org.mvnpm:echarts", "Apache-2.0",
            "org.mvnpm:lit", "BSD-3-Clause",
            "org.mvnpm:lit-element", "BSD-3-Clause",
            "org.mvnpm:lit-html", "BSD-3-Clause",
            "org.mvnpm.at.lit:reactive-element", "BSD-3-Clause");

    private static final String HEAD = """
            # Licences

            What the four services and the command bring along at run time, by licence; where there are several, one may choose.
            Written by `LicencesIT` with `-Dquadrille.write=true`, from the SBOMs that the build leaves in `target/sbom.json`.
            """;

    static Stream<Application> applications() {
        return Application.all();
    }

    @ParameterizedTest
    @MethodSource("applications")
    void areKnownOfEveryJar(Application application) {
        List<Component> components = application.components();

        assertThat(application.jars())
                .isNotEmpty()
                .allMatch(jar -> components.stream().anyMatch(component -> component.isIn(jar)));
    }

    @Test
    void areKnownOfEveryLibraryOfTheConsole() {
        assertThat(Pom.of("notification-service").unpacked()).isEqualTo(OF_THE_CONSOLE.keySet());
    }

    @Test
    void letOnePassQuadrilleOn() {
        assertThat(licences())
                .allSatisfy((artefact, licences) ->
                        assertThat(licences).as(artefact).containsAnyElementsOf(ALLOWED));
    }

    @Test
    void areListed() throws IOException {
        Path file = Repository.file("deploy/licences.md");
        String list = HEAD
                + byLicence().entrySet().stream()
                        .map(entry -> "\n## " + entry.getKey() + "\n\n" + lines(entry.getValue()))
                        .collect(joining());
        if (Boolean.getBoolean("quadrille.write")) {
            Files.writeString(file, list);
        }

        assertThat(file).as("run this test with -Dquadrille.write=true").hasContent(list);
    }

    private static Map<String, Set<String>> byLicence() {
        return licences().entrySet().stream()
                .collect(groupingBy(
                        entry -> String.join(" or ", entry.getValue()),
                        TreeMap::new,
                        mapping(Map.Entry::getKey, toCollection(TreeSet::new))));
    }

    private static Map<String, List<String>> licences() {
        Map<String, List<String>> licences = new TreeMap<>();
        Application.all()
                .flatMap(application -> application.components().stream())
                .filter(component -> !component.isOurs())
                .forEach(component -> licences.put(component.artefact(), component.licences()));
        MISREAD.forEach((artefact, licence) -> licences.replace(artefact, List.of(licence)));
        OF_THE_CONSOLE.forEach((artefact, licence) -> licences.put(artefact, List.of(licence)));
        return licences;
    }

    private static String lines(Set<String> artefacts) {
        return artefacts.stream().map(artefact -> "- `" + artefact + "`\n").collect(joining());
    }
}
