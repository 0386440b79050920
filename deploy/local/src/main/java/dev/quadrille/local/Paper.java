package dev.quadrille.local;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;

/** Where lines are written that must not be wider than it is. @param ansi whether in colour */
record Paper(PrintWriter out, int width, Ansi ansi) {

    static final int USUAL = 80;
    private static final int NARROWEST = 60;

    /** As {@code COLUMNS} says, where the shell tells it. */
    static int widthOfTheTerminal() {
        try {
            return Math.max(NARROWEST, Integer.parseInt(System.getenv("COLUMNS")));
        } catch (NumberFormatException untold) {
            return USUAL;
        }
    }

    boolean fits(String line) {
        return line.length() <= width;
    }

    /** One line, however wide. What customers or strangers wrote may stand in it, but commands a terminal nothing. */
    void line(String text, IStyle... styles) {
        String plain = text.replaceAll("\\p{Cntrl}", "?").stripTrailing();
        out.println(styles.length == 0 ? plain : Help.defaultColorScheme(ansi).apply(plain, List.of(styles)));
    }

    /** On as many lines as it needs, those after the first further in. A word that is wider than the paper is not broken. */
    void paragraph(int indent, String text, IStyle... styles) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        int begin = indent;
        for (String word : text.split(" ")) {
            boolean isFirst = line.length() == begin;
            if (!isFirst && line.length() + 1 + word.length() > width) {
                line(line.toString(), styles);
                begin = indent + 2;
                line = new StringBuilder(" ".repeat(begin));
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        line(line.toString(), styles);
    }
}
