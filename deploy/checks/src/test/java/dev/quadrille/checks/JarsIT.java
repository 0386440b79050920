package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No jar of ours tells when it was made, or in which order a disk gave its files. That two builds give the same bytes is for
 * {@code reproducible} to try.
 */
class JarsIT {

    /** In Maven's jars as it is; in those of Quarkus as it is called where the build runs. */
    private static final Set<LocalDateTime> STAMP = stamp(Pom.root().resolved("${project.build.outputTimestamp}"));

    /** Maven goes by the names of the files, Quarkus by those of the classes. */
    private static final List<Function<String, String>> ORDERS =
            List.of(Function.identity(), name -> name.replaceFirst("\\.class$", ""));

    private static Set<LocalDateTime> stamp(String timestamp) {
        OffsetDateTime stamp = OffsetDateTime.parse(timestamp);
        LocalDateTime here = stamp.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
        return new HashSet<>(List.of(stamp.toLocalDateTime(), here));
    }

    static Stream<Path> jars() {
        return Stream.concat(
                        Stream.of("event-contracts", "event-contracts/messaging"),
                        Application.all().map(Application::module))
                .map(module -> Repository.built(module + "/target"))
                .flatMap(JarsIT::jarsIn);
    }

    /** Transformed classes are ordered by the dependency that they come from. */
    static Stream<Path> jarsInOrder() {
        return jars().filter(jar -> !jar.endsWith("transformed-bytecode.jar"));
    }

    private static Stream<Path> jarsIn(Path target) {
        try (Stream<Path> files = Files.walk(target)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("/lib/"))
                    .toList();
            assertThat(jars).as("%s has no jar: %s", target, Repository.BUILD).isNotEmpty();
            return jars.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void doesNotTellWhenItWasMade(Path jar) throws IOException {
        assertThat(entries(jar)).extracting(ZipEntry::getTimeLocal).isSubsetOf(STAMP);
    }

    @ParameterizedTest
    @MethodSource("jarsInOrder")
    void hasItsClassesInOrder(Path jar) throws IOException {
        List<String> classes = entries(jar).stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .toList();

        assertThat(ORDERS)
                .anyMatch(order -> classes.equals(
                        classes.stream().sorted(Comparator.comparing(order)).toList()));
    }

    private static List<? extends ZipEntry> entries(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().toList();
        }
    }
}
