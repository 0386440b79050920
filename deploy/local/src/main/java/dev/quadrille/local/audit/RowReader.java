package dev.quadrille.local.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Turns one row into what it stands for. */
interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
