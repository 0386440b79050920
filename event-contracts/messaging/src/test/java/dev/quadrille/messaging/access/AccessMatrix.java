package dev.quadrille.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Who is let in where, tried with every role at every route of a service (ASVS 5.0: 8.2.1, 8.3.1; 8.1.1 for the table in
 * deploy/README.md, which {@code -Dquadrille.write=true} writes).
 */
public abstract class AccessMatrix {

    private static final java.nio.file.Path README = java.nio.file.Path.of("../deploy/README.md");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    protected URI service;

    @Test
    void everyRouteHasARule() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.roles())
                        .as("who may %s %s", route.method(), route.path())
                        .isNotEmpty());
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        assertThat(routes())
                .allSatisfy(route -> assertThat(asked(route, null))
                        .as("%s %s", route.method(), route.path())
                        .isEqualTo(UNAUTHORIZED));
    }

    @Test
    void everyRoleIsLetInWhereTheTableSays() {
        for (String role : Role.ALL) {
            String token = Tokens.of("c-" + role, role);
            assertThat(routes()).allSatisfy(route -> {
                int status = asked(route, token);
                assertThat(status != FORBIDDEN && status != UNAUTHORIZED)
                        .as("%s %s as %s was answered with %d", route.method(), route.path(), role, status)
                        .isEqualTo(route.roles().contains(role));
            });
        }
    }

    @Test
    void theTableInTheReadmeIsTheOneOfTheCode() throws IOException {
        String name = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        Pattern section = Pattern.compile(
                "(?s)(?<=<!-- access of %1$s: begin -->\n).*?(?=<!-- access of %1$s: end -->)".formatted(name));
        String table = "| %s | customer | operator | admin |\n|---|---|---|---|\n".formatted(name)
                + routes().stream().map(Route::row).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("quadrille.write")) {
            String old = Files.readString(README);
            Files.writeString(README, section.matcher(old).replaceFirst(Matcher.quoteReplacement(table)));
        }
        Matcher written = section.matcher(Files.readString(README));
        assertThat(written.find() ? written.group() : "nothing")
                .as("deploy/README.md is old: run this test with -Dquadrille.write=true")
                .isEqualTo(table);
    }

    private static List<Route> routes() {
        List<Route> routes = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type ->
                        type.isAnnotationPresent(Path.class) && type.getName().startsWith("dev.quadrille."))
                .distinct()
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
        assertThat(routes).extracting(Route::path).contains("/status", "/faults");
        return routes;
    }

    private int asked(Route route, String token) {
        return send(route.method(), route.example(), token, "").statusCode();
    }

    /** @param token null: none */
    protected HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
