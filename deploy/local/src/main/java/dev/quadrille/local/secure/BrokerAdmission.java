package dev.quadrille.local.secure;

import dev.quadrille.local.LocalFailure;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Tells a broker who may come in, and what each may do.
 *
 * @param internal the address at which one need not have a password yet, but a certificate
 */
public record BrokerAdmission(Secrets secrets, String internal) {

    /** As it is now, whatever it was before. Waits a minute for a broker that is not there yet. */
    public void admit() {
        try (Admin admin =
                Admin.create(new BrokerLogin(secrets).byCertificate(internal).client(Map.of()))) {
            new BrokerPasswords(admin).tell(secrets);
            new BrokerRules(admin).apply();
        } catch (CompletionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new LocalFailure(
                    "the broker at %s could not be told who may do what: %s; is it up, and with the certificates in %s?"
                            .formatted(internal, cause.getMessage(), secrets.directory()),
                    e);
        }
    }

    static <T> T answer(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
