package dev.quadrille.messaging;

import java.util.List;
import java.util.Optional;

/** A fault that is one of a few values. To ask which costs one volatile read. */
public abstract class Choice implements Fault {

    private final List<String> values;
    private volatile String value;

    /** @param none the value by which nothing goes wrong */
    protected Choice(String none, String... values) {
        this.values = List.of(values);
        this.value = none;
    }

    protected final boolean is(String asked) {
        return value.equals(asked);
    }

    @Override
    public final String value() {
        return value;
    }

    @Override
    public final String values() {
        return String.join("|", values);
    }

    @Override
    public final boolean set(String wanted) {
        Optional<String> known = values.stream().filter(wanted::equals).findFirst();
        known.ifPresent(choice -> value = choice);
        return known.isPresent();
    }
}
