package dev.quadrille.messaging.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/**
 * Tells Kafka's client who the service is: the {@code username} of its JAAS configuration, with the password that stands in
 * its {@code passwordFile} now, or else with its {@code password}.
 */
public class BrokerPassword implements AuthenticateCallbackHandler {

    private Map<String, ?> options = Map.of();

    @Override
    public void configure(Map<String, ?> configuration, String mechanism, List<AppConfigurationEntry> jaas) {
        options = jaas.get(0).getOptions();
    }

    /** What else is asked for is an extension, and left as it is. */
    @Override
    public void handle(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(option("username"));
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(password().toCharArray());
            }
        }
    }

    private String password() {
        String file = option("passwordFile");
        return file.isBlank() ? option("password") : new PasswordFile(Path.of(file)).read();
    }

    private String option(String name) {
        return options.containsKey(name) ? options.get(name).toString() : "";
    }

    @Override
    public void close() {}
}
