package dev.quadrille.messaging.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.quadrille.messaging.Intake;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error that leaves a service is a problem of RFC 9457 that says what is wrong and what is allowed. */
class Problems {

    private static final int METHOD_NOT_ALLOWED = 405;

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response unavailable(Intake.Unavailable unavailable) {
        return Response.fromResponse(Problem.of(503, unavailable.getMessage()).response())
                .header("Retry-After", unavailable.retryAfterSeconds())
                .build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return body(unreadable).response();
        }
        Response original = refused.getResponse();
        Response.ResponseBuilder answer = Response.fromResponse(
                Problem.of(original.getStatus(), refused.getMessage()).response());
        original.getHeaders().forEach((name, values) -> keep(answer, name, values));
        if (original.getStatus() == METHOD_NOT_ALLOWED
                && original.getAllowedMethods().isEmpty()) {
            answer.allow(AllowedMethods.here());
        }
        return answer.build();
    }

    /** A 401 says how to log in, a 429 when to come again; only the body is ours. */
    private static void keep(Response.ResponseBuilder answer, String name, List<Object> values) {
        if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
            values.forEach(value -> answer.header(name, value));
        }
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return body(mismatched).response();
    }

    private static Problem body(JsonProcessingException unreadable) {
        if (unreadable instanceof StreamConstraintsException
                || unreadable.getCause() instanceof StreamConstraintsException) {
            return Problem.invalid("body", cause(unreadable), "one JSON object, less deep and with shorter texts");
        }
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Problem.invalid(path(unknown), "the field is not known here", known);
        }
        if (unreadable instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return Problem.invalid(path(mapping), "the value has the wrong form", JsonForm.of(wanted(mapping)));
        }
        if (unreadable instanceof MismatchedInputException) {
            return Problem.invalid("body", "the body has the wrong form", "one JSON object");
        }
        return Problem.invalid("body", "this is no JSON: " + cause(unreadable), "one JSON object");
    }

    private static Class<?> wanted(JsonMappingException mapping) {
        if (mapping instanceof MismatchedInputException mismatched) {
            return mismatched.getTargetType();
        }
        return mapping.getCause() instanceof InputCoercionException number ? number.getTargetType() : null;
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** The parser's words, without its remarks about where it looked. */
    private static String cause(JsonProcessingException unreadable) {
        return unreadable
                .getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\(start marker.*", "")
                .replaceFirst(", from `[^`]*`", "");
    }
}
