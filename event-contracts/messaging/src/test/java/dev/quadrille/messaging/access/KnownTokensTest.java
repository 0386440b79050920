package dev.quadrille.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of a token is no way around what is checked of it (ASVS 5.0: 9.1.1, 9.2.1). */
class KnownTokensTest {

    private final LaterClock clock = new LaterClock();
    private final KnownTokens tokens = new KnownTokens(clock);

    @Test
    void aTokenThatWasGoodAMomentAgoIsNotCheckedAgain() throws ParseException {
        String token = Tokens.of("anna", Role.CUSTOMER);
        JWTCallerPrincipal first = shown(token);

        clock.passes(Duration.ofSeconds(59));

        assertThat(shown(token)).isSameAs(first);
        assertThat(first.getName()).isEqualTo("anna");
        assertThat(first.getGroups()).containsExactly(Role.CUSTOMER);
    }

    @Test
    void afterAMinuteItIsCheckedAgain() throws ParseException {
        String token = Tokens.of("anna", Role.CUSTOMER);
        JWTCallerPrincipal first = shown(token);

        clock.passes(Duration.ofSeconds(61));

        assertThat(shown(token)).isNotSameAs(first);
    }

    @Test
    void atItsEndItIsCheckedAgain() throws ParseException {
        String token = Tokens.thatEndsIn(10, "anna", Role.CUSTOMER);
        JWTCallerPrincipal first = shown(token);

        clock.passes(Duration.ofSeconds(10));

        assertThat(shown(token)).isNotSameAs(first);
    }

    @Test
    void aKeyThatIsReplacedIsNotTrustedAfterAMinute() throws ParseException {
        String token = Tokens.of("anna", Role.CUSTOMER);
        shown(token);

        clock.passes(Duration.ofSeconds(61));

        assertThatThrownBy(() -> tokens.parse(token, rules(Tokens.keys()))).isInstanceOf(ParseException.class);
    }

    @Test
    void onesThatAreRefusedAreRefusedEachTime() throws ParseException {
        String good = Tokens.of("anna", Role.CUSTOMER);
        shown(good);
        String changed = good.substring(0, good.length() - 6) + "AAAAAA";

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> shown(changed)).isInstanceOf(ParseException.class);
        }
    }

    private JWTCallerPrincipal shown(String token) throws ParseException {
        return tokens.parse(token, rules(Tokens.KEYS));
    }

    private static JWTAuthContextInfo rules(KeyPair keys) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo(keys.getPublic(), "quadrille");
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        return rules;
    }

    private static final class LaterClock extends Clock {

        private Duration later = Duration.ZERO;

        void passes(Duration time) {
            later = later.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
