package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalPostgresTest {

    private LocalPostgres postgres;

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = LocalPostgres.in(directory).start();
    }

    @AfterAll
    void stop() {
        postgres.close();
        assertThat(postgres.postmaster().process()).isEmpty();
    }

    @Test
    void keepsWhatItHasCommitted() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(query(ServiceName.ORDER, "show " + setting)).as(setting).containsExactly("on");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesEachServiceItsDatabase(ServiceName service) throws SQLException {
        execute(service, "create table mine (id int)");
        assertThat(query(service, "select current_user || '@' || current_database()"))
                .containsExactly(service.database() + "@" + service.database());
    }

    @Test
    void keepsAServiceOutOfTheOthersDatabases() {
        String foreign = postgres.jdbcUrl(ServiceName.PAYMENT);
        assertThatThrownBy(() -> DriverManager.getConnection(foreign, "orders", "orders"))
                .hasMessageContaining("permission denied for database \"payments\"");
        assertThatThrownBy(() -> DriverManager.getConnection(foreign, "payments", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsItsDataWhenItIsKilled() throws SQLException {
        execute(ServiceName.INVENTORY, "create table kept (text text)");
        execute(ServiceName.INVENTORY, "insert into kept values ('TEA-500')");
        postgres.kill();
        postgres.start();
        assertThat(query(ServiceName.INVENTORY, "select text from kept")).containsExactly("TEA-500");
    }

    private void execute(ServiceName service, String sql) throws SQLException {
        try (Connection connection = connect(service);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(ServiceName service, String sql) throws SQLException {
        try (Connection connection = connect(service);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }

    private Connection connect(ServiceName service) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(service), service.database(), service.database());
    }
}
