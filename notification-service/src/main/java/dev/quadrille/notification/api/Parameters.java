package dev.quadrille.notification.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Wrong;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads the parameters of a query, and says of each that is wrong what is allowed there. */
final class Parameters {

    static final String TIME = "a time in UTC like 2026-12-01T12:00:00Z";
    static final String TEXT = "a text without NUL";
    static final String MILLISECONDS = "0 to " + Integer.MAX_VALUE;

    private static final int MAX_PAGE = 500;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<Wrong> wrong = new ArrayList<>();

    /** @return null for a parameter that is not given, or wrong */
    <T> T read(String name, String text, Function<String, T> parse, String allowed) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException refused) {
            wrong.add(new Wrong(name, "the " + name + " is '" + text + "'", allowed));
            return null;
        }
    }

    /** Says what is wrong with something that no parser refused. */
    void refuse(String name, String detail, String allowed) {
        wrong.add(new Wrong(name, detail, allowed));
    }

    int limit(String text) {
        Integer limit = read("limit", text, Parameters::pageSize, "1 to " + MAX_PAGE);
        return limit == null ? MAX_PAGE : limit;
    }

    /** @throws Problem naming everything that was wrong */
    void check() {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    /** {@link UUID#fromString} also takes {@code 1-2-3-4-5}. */
    static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    /** Down to a day that every database knows. */
    static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new IllegalArgumentException(text);
            }
            return time;
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    /** Anything that PostgreSQL takes for text. */
    static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static long milliseconds(String text) {
        return number(text, 0, Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException for a text that is no whole number, or none from {@code least} to {@code most} */
    static int number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static int pageSize(String text) {
        return number(text, 1, MAX_PAGE);
    }
}
