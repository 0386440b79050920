package dev.quadrille.messaging.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.quadrille.messaging.Intake;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error that leaves a service is a problem of RFC 9457 that says what is wrong and what is allowed. */
class Problems {

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response unavailable(Intake.Unavailable unavailable) {
        return Response.fromResponse(Problem.of(503, unavailable.getMessage()).response())
                .header("Retry-After", 1)
                .build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return body(unreadable).response();
        }
        return Problem.of(refused.getResponse().getStatus(), refused.getMessage())
                .response();
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return body(mismatched).response();
    }

    private static Problem body(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Problem.invalid(path(unknown), "the field is not known here", known);
        }
        if (unreadable instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return Problem.invalid(path(mapping), "the value has the wrong form: " + firstLine(mapping), form(mapping));
        }
        return Problem.invalid("body", "this is no JSON: " + firstLine(unreadable), "one JSON object");
    }

    private static String form(JsonMappingException mapping) {
        return mapping instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null
                ? "a value of type " + mismatched.getTargetType().getSimpleName()
                : "see /q/openapi";
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

    private static String firstLine(JsonProcessingException unreadable) {
        return unreadable.getOriginalMessage().lines().findFirst().orElse("");
    }
}
