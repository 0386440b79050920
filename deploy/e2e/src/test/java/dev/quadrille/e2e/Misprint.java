package dev.quadrille.e2e;

import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** While it is open, order-service announces orders of no pieces: nobody can read them, and anybody can put them right. */
final class Misprint implements AutoCloseable {

    private static final String SPOIL = """
            create function misprint() returns trigger language plpgsql as $$
            begin
                new.payload := convert_to(
                    replace(convert_from(new.payload, 'UTF8'), '"quantity":2', '"quantity":0'), 'UTF8');
                return new;
            end $$;
            create trigger misprint before insert on outbox
                for each row when (new.type like 'order.created.%') execute function misprint()""";

    private final LocalPostgres postgres;

    private Misprint(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    static Misprint in(LocalPostgres postgres) {
        Misprint misprint = new Misprint(postgres);
        misprint.execute(SPOIL);
        return misprint;
    }

    /** How many pieces must be ordered, to be announced as none. */
    int quantity() {
        return 2;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(postgres.superuserUrl(ServiceName.ORDER));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        execute("drop function misprint cascade");
    }
}
