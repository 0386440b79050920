package dev.quadrille.local.secure;

import dev.quadrille.contracts.Participant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** By which the broker knows the services, and the program that runs them. */
record BrokerPasswords(Admin admin) {

    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

    /** As they are now; who is connected stays so. */
    void tell(Secrets secrets) {
        List<UserScramCredentialAlteration> passwords = Stream.concat(
                        Stream.of(Secrets.OPERATOR), Participant.all().stream().map(Participant::service))
                .<UserScramCredentialAlteration>map(name ->
                        new UserScramCredentialUpsertion(name, SCRAM, secrets.password(name, BrokerLogin.PASSWORD)))
                .toList();
        BrokerAdmission.answer(admin.alterUserScramCredentials(passwords).all());
    }
}
