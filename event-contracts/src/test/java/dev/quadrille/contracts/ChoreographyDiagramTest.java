package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture in the project's README is the score; write it with {@code -Dquadrille.write=true}. */
class ChoreographyDiagramTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern SECTION =
            Pattern.compile("(?s)(?<=<!-- choreography:begin -->\n```mermaid\n).*?(?=```\n<!-- choreography:end -->)");
    private static final Pattern NODE =
            Pattern.compile("    ([a-z_]+)(?:\\(\\[|\\[)\"[a-z .-]+\"(?:]\\)|]):::([a-z]+)");
    private static final Pattern ARROW = Pattern.compile("    ([a-z_]+) --> ([a-z_]+)");
    private static final Pattern COLOUR = Pattern.compile("    classDef ([a-z]+) [a-z0-9:#,]+");

    @Test
    void isTheOneInTheReadme() throws IOException {
        String readme = Files.readString(README);
        assertThat(SECTION.matcher(readme).results())
                .as("README.md needs one diagram between its choreography markers")
                .hasSize(1);
        if (Boolean.getBoolean("quadrille.write")) {
            readme = SECTION.matcher(readme).replaceFirst(Matcher.quoteReplacement(ChoreographyDiagram.mermaid()));
            Files.writeString(README, readme);
        }
        assertThat(SECTION.matcher(readme).results().map(MatchResult::group))
                .as("README.md shows an old score: run this test with -Dquadrille.write=true")
                .containsExactly(ChoreographyDiagram.mermaid());
    }

    @Test
    void isAFlowchartOfNodesArrowsAndColours() {
        assertThat(ChoreographyDiagram.mermaid()).startsWith("flowchart TD\n").endsWith("\n");
        assertThat(lines().skip(1))
                .allMatch(line -> Stream.of(NODE, ARROW, COLOUR)
                        .anyMatch(form -> form.matcher(line).matches()));
    }

    @Test
    void declaresEveryNodeOnceAndEveryColour() {
        List<String> nodes = groups(NODE, 1);
        assertThat(nodes).doesNotHaveDuplicates();
        assertThat(nodes).containsAll(groups(ARROW, 1)).containsAll(groups(ARROW, 2));
        assertThat(groups(COLOUR, 1)).containsAll(groups(NODE, 2));
    }

    @Test
    void pointsFromTheCauseToTheEffect() {
        assertThat(lines())
                .contains(
                        "    place_order --> order_created",
                        "    payment_processed --> inventory_reserved",
                        "    inventory_shipment_failed --> order_cancelled",
                        "    order_cancelled --> payment_refunded");
    }

    @Test
    void showsEveryEventButTheObserversOwn() {
        List<String> events = EventCatalog.all().stream()
                .filter(type -> type.announcer() != Choreography.OBSERVER)
                .map(type -> "[\"" + type.name() + "\"]:::" + type.announcer().name())
                .toList();
        assertThat(ChoreographyDiagram.mermaid()).contains(events).doesNotContain("notification");
    }

    private static Stream<String> lines() {
        return ChoreographyDiagram.mermaid().lines();
    }

    private static List<String> groups(Pattern form, int group) {
        return lines().map(form::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(group))
                .toList();
    }
}
