package dev.quadrille.inventory;

import dev.quadrille.inventory.Reservation.Snapshot;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reservations as rows and as columns of a batch; the lines of all are columns of their own, for arrays cannot nest. */
final class ReservationRows {

    private ReservationRows() {}

    static Snapshot read(Row row) {
        String[] skus = row.getArrayOfStrings("skus");
        Long[] quantities = row.getArrayOfLongs("quantities");
        return new Snapshot(
                row.getUUID("order_id"),
                Reservation.State.valueOf(row.getString("state")),
                IntStream.range(0, skus.length)
                        .mapToObj(i -> new Line(skus[i], quantities[i]))
                        .toList(),
                row.getString("tracking_number"),
                row.getInteger("version"));
    }

    static Tuple withLines(List<Reservation> reservations) {
        List<Held> lines = reservations.stream().flatMap(ReservationRows::lines).toList();
        return columns(reservations)
                .addArrayOfUUID(column(lines, Held::orderId, UUID[]::new))
                .addArrayOfString(column(lines, held -> held.line().sku(), String[]::new))
                .addArrayOfLong(column(lines, held -> held.line().quantity(), Long[]::new));
    }

    static Tuple withLoadedVersions(List<Reservation> reservations) {
        return columns(reservations)
                .addArrayOfInteger(column(reservations, Reservation::loadedVersion, Integer[]::new));
    }

    private record Held(UUID orderId, Line line) {}

    private static Stream<Held> lines(Reservation reservation) {
        Snapshot snapshot = reservation.snapshot();
        return snapshot.lines().stream().map(line -> new Held(snapshot.orderId(), line));
    }

    private static Tuple columns(List<Reservation> reservations) {
        List<Snapshot> rows = reservations.stream().map(Reservation::snapshot).toList();
        return Tuple.tuple()
                .addArrayOfUUID(column(rows, Snapshot::orderId, UUID[]::new))
                .addArrayOfString(column(rows, row -> row.state().name(), String[]::new))
                .addArrayOfString(column(rows, Snapshot::trackingNumber, String[]::new))
                .addArrayOfInteger(column(rows, Snapshot::version, Integer[]::new));
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
