package dev.quadrille.contracts;

import java.util.List;
import java.util.Objects;

/** Checks of event constructors: an incomplete event is refused where it is made and where it is read. */
final class Require {

    private Require() {}

    static <T> T present(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static <T> List<T> notEmpty(List<T> values, String field) {
        if (present(values, field).isEmpty()) {
            throw new IllegalArgumentException(field + " is empty, at least one is needed");
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(field + " has an empty place, every entry must be there");
        }
        return List.copyOf(values);
    }
}
