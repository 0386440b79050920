package dev.quadrille.local.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a real server each service reads and writes the rows of its own database, and nothing else; who is nobody does nothing
 * (ASVS 5.0: 8.2.1, 12.3.3, 12.3.4, 13.2.1, 13.2.2).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresGuardTest {

    private Secrets secrets;
    private LocalPostgres postgres;

    @BeforeAll
    void start(@TempDir Path directory) {
        secrets = new Secrets(directory.resolve("secrets"));
        postgres = LocalPostgres.in(directory, secrets).start();
        for (ServiceName service : ServiceName.values()) {
            migrate(service);
        }
    }

    private void migrate(ServiceName service) {
        String name = service.database();
        Flyway.configure()
                .dataSource(
                        postgres.jdbcUrl(service),
                        name + "_owner",
                        secrets.password(service.toString(), PostgresGuard.OWNER_PASSWORD))
                .locations(
                        "filesystem:../../event-contracts/messaging/src/main/resources/db/messaging",
                        "filesystem:../../" + service + "/src/main/resources/db/migration")
                .placeholders(Map.of("service", name, "owner", name + "_owner"))
                .load()
                .migrate();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReadsAndWritesItsRowsAndHasItsDaysAddedAndDropped(ServiceName service) throws SQLException {
        try (Connection connection = connect(service, service);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into inbox select gen_random_uuid()");
            statement.execute("delete from outbox");
            statement.execute("select inbox_add_day(current_date + 30), inbox_drop_day(current_date - 7)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReachesItsOwnDatabaseAlone(ServiceName service) {
        for (ServiceName other : ServiceName.values()) {
            if (other == service) {
                assertThatCode(() -> connect(service, other).close()).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> connect(service, other))
                        .hasMessageContaining("permission denied for database");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id int)",
                "create temporary table mine (id int)",
                "create schema mine",
                "drop table payment",
                "alter table payment add mine int",
                "truncate payment",
                "create index mine on payment (state)",
                "drop function inbox_add_day(date)",
                "update flyway_schema_history set success = false",
                "delete from flyway_schema_history",
                "alter role payments superuser",
                "alter role orders password 'mine'",
                "set role payments_owner",
                "create extension dblink",
                "copy payment to program 'cat'",
                "select pg_read_file('postgresql.conf')",
                "select * from pg_authid"
            })
    void aServiceChangesNothingButRows(String sql) throws SQLException {
        assertThat(refusal(ServiceName.PAYMENT, sql)).matches("(permission denied|must be owner|.*required).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update order_event set type = 'order.created.v2'", "delete from order_event"})
    void nobodyRewritesWhatHasHappenedToAnOrder(String sql) throws SQLException {
        assertThat(refusal(ServiceName.ORDER, sql)).contains("permission denied for table order_event");
    }

    @ParameterizedTest
    @EnumSource
    void theAuditReadsEverythingAndWritesNothing(ServiceName service) throws SQLException {
        try (Connection connection = postgres.reader(service).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select * from outbox");
            assertThatThrownBy(() -> statement.execute("delete from outbox")).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @CsvSource({"statement_timeout, 1min", "lock_timeout, 10s", "idle_in_transaction_session_timeout, 10s"})
    void whatAServiceAsksForEnds(String setting, String bound) throws SQLException {
        try (Connection connection = connect(ServiceName.ORDER, ServiceName.ORDER);
                ResultSet row = connection.createStatement().executeQuery("show " + setting)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(bound);
        }
    }

    @ParameterizedTest
    @CsvSource({"payments, wrong", "payments, payments", "payments,", "postgres,", "postgres, postgres", "nobody,"})
    void nobodyComesInWithoutTheRightPassword(String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(ServiceName.PAYMENT), user, password))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isIn("28000", "28P01", "08004");
    }

    @Test
    void nobodyComesInInTheClear() {
        String url = "jdbc:postgresql://127.0.0.1:%d/payments?sslmode=disable".formatted(postgres.port());

        assertThatThrownBy(() -> DriverManager.getConnection(url, "payments", password(ServiceName.PAYMENT)))
                .hasMessageContaining("no encryption");
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTalkedTo(@TempDir Path directory) {
        PostgresGuard others = new PostgresGuard(new Secrets(directory));
        String url = "jdbc:postgresql://127.0.0.1:%d/payments?sslmode=verify-full&sslrootcert=%s"
                .formatted(postgres.port(), others.client().get("sslrootcert"));

        assertThatThrownBy(() -> DriverManager.getConnection(url, "payments", password(ServiceName.PAYMENT)))
                .hasMessageContaining("SSL error");
    }

    @Test
    void aServerKeepsItsTablesWhenItBeginsToAskWhoOneIsAndCeasesTo(@TempDir Path directory) throws SQLException {
        try (LocalPostgres open = LocalPostgres.in(directory).start();
                Connection connection = byName(open)) {
            connection.createStatement().execute("create table kept as select 1");
        }
        try (LocalPostgres guarded = LocalPostgres.in(directory, secrets).start()) {
            assertThatThrownBy(() -> byName(guarded)).hasMessageContaining("password authentication failed");
            assertThat(owner(guarded)).isEqualTo("payments_owner");
        }
        try (LocalPostgres open = LocalPostgres.in(directory).start();
                Connection connection = byName(open)) {
            connection.createStatement().execute("drop table kept");
        }
    }

    private static Connection byName(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(ServiceName.PAYMENT), "payments", "payments");
    }

    private static String owner(LocalPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.superuserUrl(ServiceName.PAYMENT));
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select tableowner from pg_tables where tablename = 'kept'")) {
            row.next();
            return row.getString(1);
        }
    }

    private String refusal(ServiceName service, String sql) throws SQLException {
        try (Connection connection = connect(service, service);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "was allowed: " + sql;
        } catch (SQLException e) {
            return e.getMessage().replaceFirst("ERROR: ", "").replace('\n', ' ');
        }
    }

    private Connection connect(ServiceName service, ServiceName databaseOf) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(databaseOf), service.database(), password(service));
    }

    private String password(ServiceName service) {
        return secrets.password(service.toString(), PostgresGuard.PASSWORD);
    }
}
