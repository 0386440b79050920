package dev.quadrille.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.quadrille.messaging.Intake;
import dev.quadrille.messaging.http.Problem.Details;
import dev.quadrille.messaging.http.Problem.Wrong;
import dev.quadrille.messaging.http.StrictJsonTest.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error says what is wrong, where, and what would be accepted. */
class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void areProblemDetails() {
        Response response = problems.problem(Problem.notFound("nothing is known about order 7"));

        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(details(response, 404))
                .isEqualTo(new Details("about:blank", "Not Found", 404, "nothing is known about order 7", List.of()));
    }

    @Test
    void nameEverythingThatIsWrongAtOnce() {
        Wrong sku = new Wrong("lines[0].sku", "it is empty", "1 to 64 characters");
        Wrong quantity = new Wrong("lines[0].quantity", "it is 0", "1 to 1000");

        assertThat(details(problems.problem(Problem.invalid(List.of(sku, quantity))), 400))
                .isEqualTo(new Details(
                        "about:blank", "Bad Request", 400, "2 things are wrong, see errors", List.of(sku, quantity)));
        assertThat(details(problems.problem(Problem.invalid(List.of(sku))), 400).detail())
                .isEqualTo("it is empty");
    }

    @Test
    void haveTheNameOfTheirStatusAsTitle() {
        assertThat(details(problems.problem(Problem.of(422, "the key was used for another body")), 422))
                .extracting(Details::title, Details::status)
                .containsExactly("Unprocessable Content", 422);
        assertThat(details(problems.problem(Problem.of(499, "gone")), 499).title())
                .isEqualTo("Problem");
    }

    @Test
    void sayWhenToComeAgain() {
        Response response = problems.unavailable(unavailable());

        assertThat(details(response, 503).detail()).isEqualTo("the database does not answer: try again in a second");
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(response.getMediaType()).hasToString("application/problem+json");
    }

    @Test
    void keepTheStatusOfARefusal() {
        assertThat(details(problems.refused(new NotFoundException("no such route")), 404)
                        .detail())
                .isEqualTo("no such route");
        assertThat(details(problems.refused(new NotAllowedException("GET")), 405)
                        .title())
                .isEqualTo("Method Not Allowed");
    }

    @Test
    void keepTheHeadersOfARefusal() {
        Response response = problems.refused(new NotAllowedException("GET", new String[] {"HEAD"}));

        assertThat(response.getHeaderString("Allow")).contains("GET").contains("HEAD");
        assertThat(response.getMediaType()).hasToString("application/problem+json");
    }

    @Test
    void sayThatABodyIsNoJson() {
        assertThat(wrong("{\"sku\": "))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("body"))
                .satisfies(wrong -> assertThat(wrong.detail()).startsWith("this is no JSON: Unexpected end-of-input"))
                .satisfies(wrong -> assertThat(wrong.allowed()).isEqualTo("one JSON object"));
    }

    @Test
    void sayWhichFieldsAreKnown() {
        assertThat(wrong("{\"parts\": [{}, {\"quantitty\": 1}]}"))
                .isEqualTo(
                        new Wrong("parts[1].quantitty", "the field is not known here", "parts, quantity, sku, total"));
    }

    @Test
    void sayWhereAValueHasTheWrongForm() {
        assertThat(wrong("{\"parts\": [{\"quantity\": 1.9}]}"))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("parts[0].quantity"))
                .satisfies(wrong -> assertThat(wrong.detail()).isEqualTo("the value has the wrong form"))
                .satisfies(wrong ->
                        assertThat(wrong.allowed()).isEqualTo("a whole number from -2147483648 to 2147483647"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quantity\": \"7\"}        | a whole number from -2147483648 to 2147483647",
                "{\"quantity\": 3000000000}   | a whole number from -2147483648 to 2147483647",
                "{\"total\": 1.5}             | a whole number",
                "{\"sku\": [\"TEA\"]}         | a string",
                "{\"parts\": {\"sku\": \"TEA\"}} | a list",
                "{\"parts\": [\"TEA\"]}       | an object",
            })
    void sayInTheWordsOfJsonWhatIsAllowed(String body, String allowed) {
        assertThat(wrong(body).allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "[{}]", "{\"parts\": 7}", "{\"sku\": {}}", "{", "{\"parts\": [[1]]}", "no"})
    void keepTheirJavaToThemselves(String body) {
        assertThat(wrong(body).toString()).doesNotContain("java", "dev.quadrille", "Wanted", "Token", "Source:", "`");
    }

    @Test
    void sayThatABodyHasTheWrongForm() {
        assertThat(wrong("[]")).isEqualTo(new Wrong("body", "the body has the wrong form", "one JSON object"));
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 10_000})
    void sayThatABodyIsTooDeep(int depth) {
        assertThat(wrong("{\"parts\": [".repeat(depth)))
                .isEqualTo(new Wrong(
                        "body",
                        "Document nesting depth (33) exceeds the maximum allowed (32)",
                        "one JSON object, less deep and with shorter texts"));
    }

    @Test
    void sayThatATextIsTooLong() {
        assertThat(wrong("{\"sku\": \"" + "x".repeat(5_000) + "\"}"))
                .isEqualTo(new Wrong(
                        "body",
                        "String value length (5000) exceeds the maximum allowed (4096)",
                        "one JSON object, less deep and with shorter texts"));
    }

    /** What the framework makes of a body that cannot be read. */
    private Wrong wrong(String body) {
        try {
            throw new AssertionError(
                    body + " was read as " + StrictJsonTest.strict().readValue(body, Wanted.class));
        } catch (MismatchedInputException mismatched) {
            return details(problems.mismatched(mismatched), 400).errors().get(0);
        } catch (JsonProcessingException unreadable) {
            return details(problems.refused(new WebApplicationException(unreadable, 400)), 400)
                    .errors()
                    .get(0);
        }
    }

    private static Details details(Response response, int status) {
        assertThat(response.getStatus()).isEqualTo(status);
        return (Details) response.getEntity();
    }

    private static Intake.Unavailable unavailable() {
        Intake<String, String> intake =
                new Intake<>(1, 1, commands -> Uni.createFrom().failure(new IOException("connection reset")));
        return (Intake.Unavailable) intake.submit("any")
                .onItemOrFailure()
                .<Throwable>transform((answer, failure) -> failure)
                .await()
                .indefinitely();
    }
}
