package dev.quadrille.local;

import java.io.PrintWriter;
import java.util.Comparator;

/** What one wants to know of a system that has just come up. */
record Welcome(RunNote note, StateDirectory state) {

    private static final String ORDER = """
            {"customerId":"c-42","customerEmail":"c42@example.com",\
            "lines":[{"sku":"TEA-500","quantity":2}],"paymentToken":"tok_ok"}""";

    private static final String AS_CUSTOMER =
            " -H \"Authorization: Bearer $(deploy/quadrille token --role customer --subject c-42)\"";

    void print(PrintWriter out) {
        out.println();
        out.println("Quadrille is up at " + note.gateway());
        out.println();
        note.processes().stream()
                .sorted(Comparator.comparing(LocalProcess::port))
                .forEach(process -> out.printf("  %-24s %s%n", process.name(), process.address()));
        out.println();
        out.println("Place an order:");
        out.printf(
                "  curl -i %s/api/orders -H 'Content-Type: application/json'%s -d '%s'%n",
                note.gateway(), note.isSecured() ? AS_CUSTOMER : "", ORDER);
        out.println();
        if (note.isSecured()) {
            out.println("The console asks for a token: deploy/quadrille token --role operator");
        }
        out.println("How it ends:   deploy/quadrille watch");
        out.println("Every outcome: deploy/quadrille demo");
        out.println("Logs:          " + state.logs());
        out.println("Ctrl-C stops it.");
    }
}
