package dev.quadrille.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudEvents {@code type} taken apart: {@code order.created.v2} is version 2 of {@code order.created}. */
record WireName(String base, int version) {

    private static final Pattern FORM = Pattern.compile("(.+)\\.v([1-9][0-9]{0,5})");

    /** @throws UnknownEventType for a text of another form */
    static WireName parse(String type) {
        Matcher matcher = FORM.matcher(type);
        if (!matcher.matches()) {
            throw new UnknownEventType(type);
        }
        return new WireName(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return base + ".v" + version;
    }
}
