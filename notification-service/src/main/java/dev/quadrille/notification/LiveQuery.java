package dev.quadrille.notification;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the address says with which somebody comes. @param since as the last message that he got says it; null where he is new */
record LiveQuery(LiveWish wish, String since) {

    private static final int MOST = 500;
    private static final Pattern SINCE = Pattern.compile("(?:([^:]+):)?(\\d{1,18})");

    /** Of nobody. */
    private static final long UNKNOWN = -1;

    /**
     * @param text such as {@code newest=50&since=…}; null where there is none
     * @throws IllegalArgumentException saying what is allowed
     */
    static LiveQuery of(String text) {
        Map<String, String> said = new HashMap<>();
        for (String parameter : text == null ? new String[0] : text.split("&")) {
            String[] parts = parameter.split("=", 2);
            said.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new LiveQuery(new LiveWish(null, saga(said.get("saga")), newest(said.get("newest"))), said.get("since"));
    }

    /** @param customer whose sagas alone he may see; null: all */
    LiveQuery onlyOf(String customer) {
        return new LiveQuery(wish.onlyOf(customer), since);
    }

    /**
     * How far he was told, by the log of this run.
     *
     * @param now how far the log goes; none of it needs to be told to somebody new
     */
    long seen(String epoch, long now) {
        if (since == null) {
            return now;
        }
        Matcher parts = SINCE.matcher(since);
        boolean ours =
                parts.matches() && (parts.group(1) == null || parts.group(1).equals(epoch));
        return ours ? Long.parseLong(parts.group(2)) : UNKNOWN;
    }

    private static UUID saga(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("saga must be a UUID", wrong);
        }
    }

    private static Integer newest(String text) {
        if (text == null) {
            return null;
        }
        int newest = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (newest < 1 || newest > MOST) {
            throw new IllegalArgumentException("newest must be 1 to " + MOST);
        }
        return newest;
    }
}
