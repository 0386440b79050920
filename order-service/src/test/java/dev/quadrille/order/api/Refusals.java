package dev.quadrille.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Details;
import dev.quadrille.messaging.http.Problem.Wrong;
import java.util.List;

/** How a form is refused. */
final class Refusals {

    static final String ID_ALLOWED = "1 to 64 letters, digits, dots, dashes or underscores";
    static final String EMAIL_ALLOWED = "an address like c42@example.com, up to 254 characters";
    static final String TOKEN_ALLOWED = "1 to 256 printable ASCII characters";

    private Refusals() {}

    /** Everything that is named as wrong. */
    static List<Wrong> wrong(OrderForm form) {
        Problem problem = catchThrowableOfType(Problem.class, form::checked);
        Details details = (Details) problem.response().getEntity();
        assertThat(details.status()).isEqualTo(400);
        return details.errors();
    }

    static Wrong missing(String field, String allowed) {
        return new Wrong(field, "the field is missing", allowed);
    }

    static Wrong badForm(String field, String allowed) {
        return new Wrong(field, "the value is not of the allowed form", allowed);
    }
}
