package dev.quadrille.messaging;

/**
 * A stack trace short enough for a header. It holds classes and lines, and no message: what a library says of a value it
 * refuses may quote the value, and that may be somebody's address.
 */
final class StackText {

    private static final int MAX = 4_000;
    private static final int MAX_FRAMES = 25;
    private static final int MAX_CAUSES = 5;

    private StackText() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MAX_CAUSES; depth++, each = each.getCause()) {
            text.append(depth == 0 ? "" : "caused by ")
                    .append(each.getClass().getName())
                    .append('\n');
            append(each.getStackTrace(), text);
        }
        return text.length() > MAX ? text.substring(0, MAX - 1) + "…" : text.toString();
    }

    private static void append(StackTraceElement[] frames, StringBuilder text) {
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
            text.append("  at ").append(frames[i]).append('\n');
        }
        if (frames.length > MAX_FRAMES) {
            text.append("  … ").append(frames.length - MAX_FRAMES).append(" more\n");
        }
    }
}
