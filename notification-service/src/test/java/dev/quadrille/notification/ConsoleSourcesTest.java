package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file of the console keeps to, so that its policy can be strict and a person can read it. */
class ConsoleSourcesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final int LONGEST = 250;

    /** Text is text: nothing that turns it into markup, or into code. */
    private static final List<Pattern> FORBIDDEN = Stream.of(
                    "unsafe(HTML|SVG|CSS|Static)",
                    "\\.(inner|outer)HTML\\b",
                    "insertAdjacentHTML",
                    "document\\.write\\b",
                    "\\beval\\(",
                    "new Function\\b",
                    "\\sstyle=[\"$]",
                    "styleMap",
                    "\\son[a-z]+=\"",
                    "javascript:")
            .map(Pattern::compile)
            .toList();

    /** Its own gateway may be named, and the name space of SVG; nothing else is asked for anything. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?:)?//(?!127\\.0\\.0\\.1:8080)[a-z0-9.-]+\\.[a-z]{2,}");

    private static final String SVG = "http://www.w3.org";

    private static final Pattern IMPORT = Pattern.compile("(?:from|import|import\\() ?'(\\.[^']+)'");

    static Stream<Path> files() throws IOException {
        return Files.walk(RESOURCES).filter(Files::isRegularFile);
    }

    @ParameterizedTest
    @MethodSource("files")
    void neverTurnTextIntoMarkupOrCode(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(FORBIDDEN).noneMatch(pattern -> pattern.matcher(text).find());
    }

    @ParameterizedTest
    @MethodSource("files")
    void askNobodyElse(Path file) throws IOException {
        assertThat(ADDRESS.matcher(Files.readString(file)).results().map(found -> found.group()))
                .allMatch(SVG::equals);
    }

    @ParameterizedTest
    @MethodSource("files")
    void canBeRead(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST);
    }

    @ParameterizedTest
    @MethodSource("files")
    void importWhatIsThere(Path file) throws IOException {
        Matcher imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
            assertThat(file.resolveSibling(imports.group(1)).normalize()).isRegularFile();
        }
    }
}
