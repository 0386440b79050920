package dev.quadrille.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Says which field of a body is wrong and what was expected there; never what stood there, it may be personal data. */
final class BodyFault {

    private BodyFault() {}

    /** @param fault what Jackson, an upcaster or an event's constructor threw */
    static String describe(Throwable fault) {
        if (fault instanceof ValueInstantiationException refused) {
            return place(refused) + describe(refused.getCause());
        }
        if (fault instanceof MismatchedInputException wrong) {
            return expected(wrong);
        }
        if (fault instanceof JsonMappingException inside) {
            return place(inside) + (inside.getCause() == null ? "there twice" : describe(inside.getCause()));
        }
        if (fault instanceof JsonProcessingException syntax) {
            return syntax(syntax);
        }
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    private static String expected(MismatchedInputException wrong) {
        if (wrong.getPath().isEmpty()) {
            return "the body must be one JSON object with nothing after it";
        }
        return place(wrong) + "missing, or not " + shape(wrong.getTargetType());
    }

    private static String shape(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : type.getSimpleName();
    }

    private static String syntax(JsonProcessingException fault) {
        if (fault instanceof InputCoercionException) {
            return "the number is too large";
        }
        return fault instanceof StreamConstraintsException
                ? fault.getOriginalMessage()
                : "not JSON at line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr();
    }

    /** {@code lines[0].quantity: }, or nothing for the body itself. */
    private static String place(JsonMappingException fault) {
        String path = fault.getPath().stream().map(BodyFault::segment).collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    private static String segment(Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
    }
}
