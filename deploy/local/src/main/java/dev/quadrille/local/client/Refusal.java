package dev.quadrille.local.client;

import java.util.List;
import java.util.stream.Collectors;

/** Why a service did not do what it was asked, as RFC 9457 problem details. */
record Refusal(String detail, List<Wrong> errors) {

    static final int UNPROCESSABLE = 422;

    /** One thing that is wrong. */
    record Wrong(String field, String detail, String allowed) {}

    /** On one line. */
    String text() {
        if (errors == null || errors.isEmpty()) {
            return detail;
        }
        return errors.stream()
                .map(wrong -> wrong.detail() + "; allowed: " + wrong.allowed())
                .collect(Collectors.joining(" | "));
    }
}
