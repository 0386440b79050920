package dev.quadrille.local;

import dev.quadrille.local.audit.Database;
import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a database server is, and how one gets in.
 *
 * @param secrets null where the passwords are the names of the databases
 */
record PostgresAddress(String host, int port, Secrets secrets) {

    /** On this machine. */
    static PostgresAddress local(int port, Secrets secrets) {
        return new PostgresAddress("127.0.0.1", port, secrets);
    }

    /** Without user and password. */
    String url(String database) {
        return url(database, isSecure() ? guard().client() : Map.of());
    }

    /** For its superuser, who needs no password. */
    String superuserUrl(String database) {
        Map<String, String> parameters = new HashMap<>(Map.of("user", "postgres"));
        if (isSecure()) {
            parameters.putAll(guard().superuser());
        }
        return url(database, parameters);
    }

    /** For who reads what a service has written. */
    Database reader(ServiceName service) {
        String name = service.database();
        String user = isSecure() ? PostgresGuard.AUDITOR : name;
        return new Database(service.toString(), url(name), user, password(user));
    }

    private String password(String user) {
        return isSecure() ? secrets.password(Secrets.OPERATOR, PostgresGuard.PASSWORD) : user;
    }

    boolean isSecure() {
        return secrets != null;
    }

    PostgresGuard guard() {
        return new PostgresGuard(secrets);
    }

    private String url(String database, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "jdbc:postgresql://%s:%d/%s?".formatted(host, port, database), ""));
    }
}
