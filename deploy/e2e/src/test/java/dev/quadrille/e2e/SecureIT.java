package dev.quadrille.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.gateway.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole system where callers must say who they are; every other test here runs so too, with -Dquadrille.secure=true. */
class SecureIT {

    private static final Set<Route> FOR_EVERYBODY = Set.of(Route.CONSOLE, Route.FRONT_PAGE);
    private static final Set<Route> OF_ONE_ORDER = Set.of(Route.PAYMENTS, Route.RESERVATIONS);
    private static final String ORDER = """
            {"customerId": "%s", "customerEmail": "c42@example.com",
             "lines": [{"sku": "TEA-500", "quantity": 1}], "paymentToken": "tok_ok"}""";

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open(builder -> builder.secure(true));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void carriesAnOrderToItsEndAndShowsItToItsCustomerAlone() throws Exception {
        HttpResponse<String> accepted = send("POST", "/api/orders", token("c-42", "customer"), ORDER.formatted("c-42"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String place = accepted.headers().firstValue("Location").orElseThrow();

        stage.ended(place.substring("/api/orders/".length()));

        assertThat(send("GET", place, token("c-42", "customer"), "").body()).contains("SHIPPED");
        assertThat(send("GET", place, token("c-43", "customer"), "").statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/api/sagas", token("c-42", "customer"), "").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/sagas", token("otto", "operator"), "").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/audit", token("otto", "operator"), "").body())
                .contains("\"clean\":true");
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void letsNobodyInWithoutAToken(Route route) throws Exception {
        String place = OF_ONE_ORDER.contains(route) ? route.prefix() + "/" + UUID.randomUUID() : route.prefix();
        int status = send("GET", place, null, "").statusCode();

        if (FOR_EVERYBODY.contains(route)) {
            assertThat(status).isNotIn(401, 403);
        } else {
            assertThat(status).isEqualTo(401);
        }
    }

    @Test
    void doesNotStartWhereOthersCouldReachItAndNobodyIsAsked(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("log");
        Process service = alone("0.0.0.0", log);

        try {
            assertThat(service.waitFor(Stage.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
        } finally {
            service.destroyForcibly();
        }
        assertThat(service.exitValue()).isNotZero();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("QUADRILLE_ACCESS_KEY"))
                .singleElement()
                .asString()
                .contains("this service listens on 0.0.0.0", "asks nobody who they are: set QUADRILLE_ACCESS_KEY");
    }

    @Test
    void goesOnWhilePasswordsChange() throws SQLException {
        Broker old = stage.system().broker().loginOf(ServiceName.PAYMENT);

        stage.system().broker().renewPasswords();
        stage.system().postgres().renewPasswords();
        breakEveryConnection();

        stage.ended(stage.place(1, "TEA-500", "tok_ok"));
        assertThatThrownBy(() -> new Wire(old).of("orders.created")).isInstanceOf(SaslAuthenticationException.class);
    }

    private static void breakEveryConnection() throws SQLException {
        LocalPostgres postgres = stage.system().postgres();
        try (Connection connection = DriverManager.getConnection(postgres.superuserUrl(ServiceName.ORDER));
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and usename in ('orders', 'payments', 'inventory', 'notifications')");
        }
        stage.system().broker().close();
        stage.system().broker().start();
    }

    /** An order-service besides those of the stage, on their database and broker. */
    private static Process alone(String host, Path log) throws IOException {
        Path jar = Path.of(System.getProperty("quadrille.root"), "order-service/target/quarkus-app/quarkus-run.jar");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().putAll(stage.system().service(ServiceName.ORDER).environment());
        process.environment().remove("QUADRILLE_ACCESS_KEY");
        process.environment().put("QUARKUS_HTTP_HOST", host);
        process.environment().put("QUARKUS_HTTP_PORT", "0");
        return process.start();
    }

    @Test
    @EnabledIf(value = "dev.quadrille.e2e.Chromium#isHere", disabledReason = Chromium.MISSING)
    void theConsoleAsksWhoOneIs() {
        String order = stage.place(1, "TEA-500", "tok_ok");
        stage.awaitEnds(List.of(order));
        try (Chromium chromium = Chromium.open();
                Visit visit = chromium.visit(stage.system().gateway(), null)) {
            visit.expect("401");
            visit.expect("WebSocket connection to .* failed: (HTTP Authentication failed|WebSocket is closed)");
            Page page = visit.at("sagas/" + order);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Who are you?")))
                    .isVisible();
            visit.isAccessible();

            page.getByLabel("Token").fill(token("otto", "operator"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();

            assertThat(page.locator("q-saga h1")).hasText(order);
            assertThat(page.locator("q-connection")).containsText("Live");
        }
    }

    private static String token(String subject, String role) {
        return stage.system().token(subject, role);
    }

    private static HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        URI address = stage.system().gateway().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
