package dev.quadrille.local.bench;

import java.util.Locale;

/** The few shapes that the charts are made of. */
final class Svg {

    private Svg() {}

    static String title(int x, String words) {
        return shape(
                "<text x=\"%d\" y=\"30\" font-size=\"14\" font-weight=\"bold\" fill=\"#222222\">%s</text>", x, words);
    }

    static String text(double x, double y, String anchor, String words) {
        return shape("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#444444\">%s</text>", x, y, anchor, words);
    }

    /** In the manner of no country. */
    static String shape(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
