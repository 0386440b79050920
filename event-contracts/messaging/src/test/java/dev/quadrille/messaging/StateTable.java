package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of states and events in a service's README: written from the code with {@code -Dquadrille.write=true}, and
 * held against it without. A column's title is its {@code toString}.
 */
public final class StateTable<S extends Enum<S>, C extends Enum<C>> {

    public static final String ERROR = "✗";
    public static final String NOTHING = "–";

    private static final Path README = Path.of("README.md");

    private final String head;
    private final List<S> states;
    private final List<C> columns;
    private final BiFunction<S, C, String> play;

    /**
     * @param head the title of the first column
     * @param play what the code does in a state with what a column stands for, as the table says it; an
     *     {@link UnexpectedEvent} is said as ✗
     */
    public StateTable(String head, S[] states, C[] columns, BiFunction<S, C, String> play) {
        this.head = head;
        this.states = List.of(states);
        this.columns = List.of(columns);
        this.play = play;
    }

    /** A cell of the README. */
    public record Cell<S, C extends Enum<C>>(S state, C column, String outcome) {
        @Override
        public String toString() {
            return state + " hears " + column.name() + ": " + outcome;
        }
    }

    /** What happened, as the table says it. */
    public static String outcome(boolean changed, Enum<?> state, Optional<? extends SagaEvent> said) {
        return (changed ? "→" + state.name() : NOTHING)
                + said.map(event -> " · " + shortName(event)).orElse("");
    }

    public String play(S state, C column) {
        try {
            return play.apply(state, column);
        } catch (UnexpectedEvent impossible) {
            return ERROR;
        }
    }

    /** Every cell of the README's table, in its order. */
    public Stream<Cell<S, C>> cells() {
        return rows().flatMap(row -> IntStream.range(0, columns.size())
                .mapToObj(i -> new Cell<>(state(row.get(0)), columns.get(i), row.get(i + 1))));
    }

    /** The cells that can happen, as {@link EveryOrder#cells} names them. */
    public Set<String> playable() {
        return cells().filter(cell -> !cell.outcome().equals(ERROR))
                .map(cell -> cell.state().name() + " " + cell.column().name())
                .collect(Collectors.toSet());
    }

    /** Fails where the README says something else than the code does; writes it where that is asked for. */
    public void standsInTheReadme() {
        String readme = read();
        Matcher table =
                Pattern.compile("(?m)^\\| " + head + " \\|.*\n(\\|.*\n)+").matcher(readme);
        assertThat(table.find())
                .as("README.md needs a table whose first title is '%s'", head)
                .isTrue();
        if (Boolean.getBoolean("quadrille.write")) {
            write(readme.substring(0, table.start()) + markdown() + readme.substring(table.end()));
        } else {
            assertThat(table.group())
                    .as("README.md shows old states: run this test with -Dquadrille.write=true")
                    .isEqualTo(markdown());
        }
    }

    private String markdown() {
        Stream<String> titles = Stream.concat(Stream.of(head), columns.stream().map(C::toString));
        Stream<String> rows = states.stream()
                .map(state -> line(
                        Stream.concat(Stream.of(state.name()), columns.stream().map(c -> play(state, c)))));
        return line(titles) + "|" + "---|".repeat(columns.size() + 1) + "\n" + rows.collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private Stream<List<String>> rows() {
        List<String> names = states.stream().map(S::name).toList();
        return read().lines()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
                .filter(row -> names.contains(row.get(0)));
    }

    private S state(String name) {
        return states.stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String shortName(SagaEvent event) {
        String name = EventCatalog.of(event.getClass()).name();
        return name.substring(name.indexOf('.') + 1);
    }

    private static String read() {
        try {
            return Files.readString(README);
        } catch (IOException missing) {
            throw new UncheckedIOException("the table stands in the service's README.md; run there", missing);
        }
    }

    private static void write(String readme) {
        try {
            Files.writeString(README, readme);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
