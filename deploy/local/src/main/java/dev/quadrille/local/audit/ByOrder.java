package dev.quadrille.local.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** One side of a merge join: rows that come sorted by order, read as far as they are asked for. */
final class ByOrder<T> {

    /** PostgreSQL compares the bytes of UUIDs; {@link UUID#compareTo} takes them for signed numbers. */
    static final Comparator<UUID> AS_POSTGRES = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private final Database database;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private UUID order;

    ByOrder(Database database, ResultSet rows, RowReader<T> reader) {
        this.database = database;
        this.rows = rows;
        this.reader = reader;
        advance();
    }

    /** The order whose rows come next; null after the last. */
    UUID order() {
        return order;
    }

    /** All rows of the order; none when others come next. */
    List<T> take(UUID wanted) {
        if (!wanted.equals(order)) {
            return List.of();
        }
        List<T> taken = new ArrayList<>();
        try {
            do {
                taken.add(reader.read(rows));
                advance();
            } while (wanted.equals(order));
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
        return taken;
    }

    /** The only row of the order; null when there is none. */
    T takeOne(UUID wanted) {
        List<T> taken = take(wanted);
        return taken.isEmpty() ? null : taken.get(0);
    }

    private void advance() {
        try {
            order = rows.next() ? rows.getObject(1, UUID.class) : null;
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }
}
