package dev.quadrille.notification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Personal data as it may be shown. */
final class Masked {

    static final String HIDDEN = "***";

    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\"\\\\<>(),;:\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern TOKEN = Pattern.compile("(\"paymentToken\"\\s*:\\s*)\"(?:\\\\.|[^\"\\\\])*+\"?");

    private Masked() {}

    /** {@code c42@example.com} becomes {@code c***@example.com}. */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? HIDDEN : address.charAt(0) + HIDDEN + address.substring(at);
    }

    /** Any text, with every address and payment token in it masked. @return null for null */
    static String text(String text) {
        if (text == null) {
            return null;
        }
        String withoutTokens = TOKEN.matcher(text).replaceAll("$1\"" + Matcher.quoteReplacement(HIDDEN) + "\"");
        return ADDRESS.matcher(withoutTokens).replaceAll(found -> Matcher.quoteReplacement(email(found.group())));
    }
}
