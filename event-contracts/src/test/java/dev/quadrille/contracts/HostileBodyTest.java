package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands on a topic, a reader gets an event or an {@link UnreadableEvent}: no other error, no null. */
class HostileBodyTest {

    private static final String[] TYPES = {"order.created.v1", "order.created.v2", "inventory.rejected.v1"};
    private static final int DEEP = 100_000;
    private static final String MEGABYTE = "x".repeat(1_000_000);

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsMalformed(String body) {
        for (String type : TYPES) {
            assertThatThrownBy(() -> EventCodec.decode(type, Golden.bytes(body)))
                    .isInstanceOf(MalformedEvent.class)
                    .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(600));
        }
    }

    static Stream<String> bombs() {
        return Stream.of(
                "[".repeat(DEEP),
                "{\"a\":".repeat(DEEP),
                "{\"unknown\":" + "[".repeat(DEEP),
                "{\"orderId\":" + "[".repeat(DEEP),
                "{\"total\":" + "[".repeat(900) + "]".repeat(900) + "}",
                "{\"orderId\":\"" + MEGABYTE + "\"}",
                "{\"" + MEGABYTE + "\":1}",
                "{\"total\":1" + "0".repeat(1_000_000) + "}",
                MEGABYTE);
    }

    @Test
    void aMegabyteInAMessageOfOursIsCutShort() {
        byte[] body = Golden.bodyWith(
                "order.created.v2", "\"TEA\",\n    \"quantity\" : 2", '"' + MEGABYTE + "\",\"quantity\":0");
        assertThatThrownBy(() -> EventCodec.decode("order.created.v2", body))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("order.created.v2: lines[0]: quantity of xxx")
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void aDamagedBodyIsAnEventOrUnreadable() {
        Random random = new Random(42);
        for (String type : TYPES) {
            byte[] body = Golden.bytes(Golden.body(type));
            assertThat(IntStream.range(0, 2_000).mapToObj(round -> damage(body.clone(), random)))
                    .filteredOn(damaged -> !isEventOrUnreadable(type, damaged))
                    .extracting(damaged -> new String(damaged, StandardCharsets.ISO_8859_1))
                    .as(type)
                    .isEmpty();
        }
    }

    private static boolean isEventOrUnreadable(String type, byte[] body) {
        try {
            return EventCodec.decode(type, body) != null;
        } catch (Throwable error) {
            return error instanceof UnreadableEvent;
        }
    }

    /** Overwrites up to five bytes, mostly with what means something in JSON, and sometimes cuts the end off. */
    private static byte[] damage(byte[] body, Random random) {
        String meaning = "{}[]\",:0123456789-+.eE\\ \0tfn";
        for (int hit = random.nextInt(5); hit >= 0; hit--) {
            boolean noise = random.nextInt(4) == 0;
            body[random.nextInt(body.length)] =
                    (byte) (noise ? random.nextInt(256) : meaning.charAt(random.nextInt(meaning.length())));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
    }
}
