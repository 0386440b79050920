package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service may announce is decided by the compiler, before anything runs. */
class ForeignAnnouncementTest {

    private static final String SERVICE = """
            import dev.quadrille.contracts.*;
            import dev.quadrille.messaging.Reactions;
            import java.util.*;

            class Service {
                Reactions<Object> reactions() {
                    return Reactions.of(Participant.PAYMENT, Object.class)
                            .on(OrderEvent.OrderCancelled.class, (book, heard) -> Optional.of(new %1$s(heard.orderId())))
                            .onHeard(OrderEvent.OrderConfirmed.class, (book, heard) -> List.of(new %1$s(heard.orderId())));
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void anEventOfTheOwnFamilyCompiles() {
        assertThat(errors("PaymentEvent.PaymentVoided")).isEmpty();
    }

    @Test
    void anEventOfAnotherFamilyDoesNotCompile() {
        assertThat(errors("InventoryEvent.InventoryVoided"))
                .contains("incompatible types", "PaymentEvent", "InventoryVoided");
    }

    private String errors(String announced) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-implicit:none", "-d", directory.toString());
        compiler.getTask(null, null, errors, options, null, List.of(source(SERVICE.formatted(announced))))
                .call();
        return errors.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Service.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
