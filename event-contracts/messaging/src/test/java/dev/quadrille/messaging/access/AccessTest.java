package dev.quadrille.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open on the developer's own machine, guarded everywhere else. */
class AccessTest {

    private static final String NO_KEY = "NONE";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.8.8"})
    void isOpenWhereNobodyElseCanReachIt(String host) {
        Access access = new Access(NO_KEY, false, host);

        assertThatCode(access::check).doesNotThrowAnyException();
        assertThat(access.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "no-such-host.invalid"})
    void doesNotStartWhereOthersReachItAndNobodyIsAsked(String host) {
        assertThatThrownBy(new Access(NO_KEY, false, host)::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("set QUADRILLE_ACCESS_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void isGuardedByAKeyWhereverItListens(String host) {
        Access access = new Access("file:" + Tokens.publicKey(), false, host);

        assertThatCode(access::check).doesNotThrowAnyException();
        assertThat(access.isOpen()).isFalse();
    }

    @Test
    void doesNotStartWithAKeyThatIsNotThere() {
        assertThatThrownBy(new Access("file:/no-such-directory/key.pem", false, "127.0.0.1")::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUADRILLE_ACCESS_KEY is file:/no-such-directory/key.pem, which is not there");
    }

    @Test
    void isOpenToAllOnlyWhereSomebodyInsists() {
        Access access = new Access(NO_KEY, true, "0.0.0.0");

        assertThatCode(access::check).doesNotThrowAnyException();
        assertThat(access.isOpen()).isTrue();
    }
}
