package dev.quadrille.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.secure.AccessKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody uses up what another may ask (ASVS 5.0: 2.4.1). */
class SubjectsTest {

    private AccessKeys keys;
    private Subjects subjects;

    @BeforeEach
    void makeKeys(@TempDir Path directory) {
        keys = AccessKeys.in(directory).made();
        subjects = new Subjects(TokenCheck.of(keys.publicKey()), Clock.systemUTC());
    }

    @Test
    void aTokenSpeaksForItsSubjectEachTimeItIsShown() {
        String shown = "Bearer " + keys.token("c-42", List.of("customer"), Duration.ofHours(1));

        assertThat(subjects.of(shown)).contains("c-42");
        assertThat(subjects.of(shown)).contains("c-42");
    }

    @Test
    void whatIsNoValidTokenSpeaksForNobody(@TempDir Path others) {
        String forged = AccessKeys.in(others).made().token("c-42", List.of("customer"), Duration.ofHours(1));

        assertThat(subjects.of("Bearer " + forged)).isEmpty();
        assertThat(subjects.of("Bearer " + keys.token("c-42", List.of("customer"), Duration.ofHours(-1))))
                .isEmpty();
        assertThat(subjects.of("Basic abc")).isEmpty();
        assertThat(subjects.of(null)).isEmpty();
    }

    @Test
    void nobodyIsKnownWhereNobodyNeedsAToken() {
        assertThat(new Subjects(TokenCheck.of(null), Clock.systemUTC()).of("Bearer any"))
                .isEmpty();
    }
}
