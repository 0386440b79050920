package dev.quadrille.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Details;
import dev.quadrille.messaging.http.Problem.Wrong;
import dev.quadrille.order.RequestKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A key is read as the draft says, or bare; anything else is refused. */
class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "\"8e03978e-40d5-43dd-bc93-6894a57f9324\" > 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "8e03978e-40d5-43dd-bc93-6894a57f9324 > 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"two words\" > two words",
                "\"a \\\"b\\\" c:\\\\d\" > a \"b\" c:\\d",
                "it's > it's",
            })
    void readsTheQuotedAndTheBareKey(String header, String key) {
        assertThat(read(header).key()).isEqualTo(key);
    }

    @Test
    void takesUpTo255Characters() {
        String longest = "k".repeat(255);

        assertThat(read(longest).key()).isEqualTo(longest);
        assertThat(read("\"" + longest + "\"").key()).isEqualTo(longest);
        assertThat(read("\"" + "\\\\".repeat(255) + "\"").key()).isEqualTo("\\".repeat(255));
    }

    @Test
    void isNoneWhereNoneWasSent() {
        assertThat(IdempotencyKey.of(List.of(), "route", "body")).isNull();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoKey(String header, String detail) {
        assertThat(wrong(header))
                .isEqualTo(new Wrong(
                        "Idempotency-Key",
                        detail,
                        "1 to 255 printable ASCII characters, best a UUID in quotes:"
                                + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
    }

    static Stream<Arguments> malformed() {
        String noString = "the key is no string of printable ASCII characters";
        return Stream.of(
                Arguments.of("", "the key is empty"),
                Arguments.of("  ", "the key is empty"),
                Arguments.of("\"\"", "the key is empty"),
                Arguments.of("k".repeat(256), "the key has 256 characters"),
                Arguments.of("\"" + "k".repeat(256) + "\"", "the key has 256 characters"),
                Arguments.of("k".repeat(100_000), "the key has more than 255 characters"),
                Arguments.of("a\u0000b", noString),
                Arguments.of("a\tb", noString),
                Arguments.of("\"a\u007fb\"", noString),
                Arguments.of("schlüssel", noString),
                Arguments.of("two words", noString),
                Arguments.of("\"open", noString),
                Arguments.of("\"a\"b\"", noString),
                Arguments.of("\"a\\b\"", noString),
                Arguments.of("\"a\"; b=1", noString));
    }

    @Test
    void refusesTwoKeys() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> IdempotencyKey.of(List.of("one", "two"), "route", "body"));

        assertThat(problem).hasMessage("2 keys were sent");
    }

    @Test
    void hasAFingerprintOfWhatIsAsked() {
        String tea = fingerprint("c-42", 2);

        assertThat(tea).hasSize(64).isEqualTo(fingerprint("c-42", 2));
        assertThat(tea).isNotEqualTo(fingerprint("c-42", 3)).isNotEqualTo(fingerprint("c-43", 2));
    }

    private static String fingerprint(String customer, int quantity) {
        OrderForm form =
                new OrderForm(customer, "c42@example.com", List.of(new OrderForm.Line("TEA-500", quantity)), "tok_ok");
        return IdempotencyKey.of(List.of("key"), "route", form.checked()).fingerprint();
    }

    private static RequestKey read(String header) {
        return IdempotencyKey.of(List.of(header), "route", "body");
    }

    private static Wrong wrong(String header) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(header));
        Details details = (Details) problem.response().getEntity();
        assertThat(details.status()).isEqualTo(400);
        return details.errors().get(0);
    }
}
