package dev.quadrille.local.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One service's database, as the audit reaches it. @param url without user and password */
public record Database(String service, String url, String user, String password) {

    public Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new AuditImpossible(
                    "the database of %s at %s cannot be reached: %s; is Quadrille running? See deploy/quadrille status"
                            .formatted(service, url, e.getMessage()),
                    e);
        }
    }

    AuditImpossible unreadable(SQLException cause) {
        return new AuditImpossible(
                "the database of %s cannot be read: %s; start %s once, so that its tables are there and current"
                        .formatted(service, cause.getMessage(), service),
                cause);
    }

    @Override
    public String toString() {
        return service + " at " + url;
    }
}
