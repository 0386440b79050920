package dev.quadrille.messaging.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A request that cannot be answered as asked, told as RFC 9457 problem details. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final int UNPROCESSABLE = 422; // RFC 9110; Jakarta REST does not know it

    private final int status;
    private final transient List<Wrong> errors;

    /**
     * One thing that is wrong with the request.
     *
     * @param field where, as a path into the body: {@code lines[0].quantity}; or the name of a parameter
     * @param allowed what would be accepted there
     */
    public record Wrong(String field, String detail, String allowed) {}

    /** What is sent, as {@code application/problem+json}; {@code type} is {@code about:blank}, so the title is the status. */
    public record Details(String type, String title, int status, String detail, List<Wrong> errors) {}

    private Problem(int status, String detail, List<Wrong> errors) {
        super(detail);
        this.status = status;
        this.errors = errors;
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** 400, with everything that is wrong, not only the first. */
    public static Problem invalid(List<Wrong> errors) {
        String detail = errors.size() == 1 ? errors.get(0).detail() : errors.size() + " things are wrong, see errors";
        return new Problem(400, detail, List.copyOf(errors));
    }

    public static Problem invalid(String field, String detail, String allowed) {
        return invalid(List.of(new Wrong(field, detail, allowed)));
    }

    public static Problem notFound(String detail) {
        return of(404, detail);
    }

    /** This problem as it is sent. */
    public Response response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Details("about:blank", title(), status, getMessage(), errors))
                .build();
    }

    private String title() {
        if (status == UNPROCESSABLE) {
            return "Unprocessable Content";
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
