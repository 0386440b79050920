package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Upcasters.Upcaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once published can be read for ever, and does not change under its name. */
class GoldenFilesTest {

    @ParameterizedTest
    @MethodSource("currentVersions")
    void writesExactlyWhatWasPublished(EventType<?> type) throws IOException {
        String written = new String(EventCodec.encode(Samples.of(type)), StandardCharsets.UTF_8);
        assertThat(written)
                .as(
                        "The JSON of %s changed. Leave its golden file as it is; give the record the version v%d in"
                                + " @Published, add an upcaster from %s to it, and a new golden file",
                        type.wireName(), type.version() + 1, type.wireName())
                .isEqualTo(Golden.compactBody(type.wireName()));
    }

    /** The contract before the last change still has writers, and archives have all that ever wrote. */
    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void isReadAsTheCurrentEventWhateverItsVersion(String wireName) {
        EventType<?> type = EventCatalog.wired(wireName);
        assertThat(EventCodec.decode(wireName, Golden.bytes(Golden.body(wireName))))
                .isEqualTo(Samples.of(type));
    }

    @Test
    void thereIsOneForEveryVersionEverPublishedAndNoOther() throws IOException {
        List<String> published = Stream.concat(
                        currentVersions().map(EventType::wireName),
                        olderVersions().map(Upcaster::from))
                .toList();
        assertThat(Golden.wireNames())
                .as("a file too few: write it with -Dquadrille.write=true; a file too many: this version was published,"
                        + " so it needs an upcaster")
                .containsExactlyInAnyOrderElementsOf(published);
    }

    static Stream<EventType<?>> currentVersions() {
        return EventCatalog.all().stream();
    }

    static Stream<Upcaster> olderVersions() {
        return Upcasters.dated().stream();
    }
}
