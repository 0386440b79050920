package dev.quadrille.local;

/**
 * One thing that must be so before anything is started.
 *
 * @param found what is the case
 * @param fix what to do about it; only said when it is not met
 */
record Prerequisite(String subject, boolean met, String found, String fix) {

    /** One line: what was found, and the fix if one is needed. */
    String line() {
        return "%s %-10s %s%s".formatted(met ? "✓" : "✗", subject, found, met ? "" : "; " + fix);
    }
}
