package dev.quadrille.local.secure;

import java.util.HashMap;
import java.util.Map;

/**
 * Has a database server let in those alone who have a password, over TLS. Its superuser needs none: it shows the server's own
 * certificate, which only the program has that has made both.
 */
public record PostgresGuard(Secrets secrets) {

    public static final String PASSWORD = "DB_PASSWORD";
    public static final String OWNER_PASSWORD = "DB_OWNER_PASSWORD";

    /** Reads every table and writes none: whoever audits what the services have done. */
    public static final String AUDITOR = "auditor";

    /** The contents of {@code pg_hba.conf}. */
    public static final String WHO_MAY_CONNECT = """
            # Over TLS alone: the superuser by certificate, everybody else by password.
            hostssl all postgres 127.0.0.1/32 cert
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    /** What the server is told. */
    public Map<String, String> settings() {
        Certificates certificates = secrets.certificates();
        return Map.of(
                "ssl", "on",
                "ssl_min_protocol_version", "TLSv1.3",
                "ssl_cert_file", certificates.database().toString(),
                "ssl_key_file", certificates.databaseKey().toString(),
                "ssl_ca_file", certificates.authority().toString());
    }

    /** What a client of the driver for Java is told. */
    public Map<String, String> client() {
        return Map.of(
                "sslmode",
                "verify-full",
                "sslrootcert",
                secrets.certificates().authority().toString());
    }

    /** And that of the superuser. */
    public Map<String, String> superuser() {
        Certificates certificates = secrets.certificates();
        Map<String, String> parameters = new HashMap<>(client());
        parameters.put("sslcert", certificates.database().toString());
        parameters.put("sslkey", certificates.databaseKeyOfClients().toString());
        return parameters;
    }
}
