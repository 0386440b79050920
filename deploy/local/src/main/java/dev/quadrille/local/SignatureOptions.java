package dev.quadrille.local;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who decides something, and why: both are noted with it. */
final class SignatureOptions {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does this (default: ${DEFAULT-VALUE}).")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    /** The beginning of a form. */
    Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("by", by);
        form.put("reason", reason);
        return form;
    }
}
