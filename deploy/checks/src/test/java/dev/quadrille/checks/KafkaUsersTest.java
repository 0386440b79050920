package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.BrokerRights;
import dev.quadrille.contracts.Participant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What production's Kafka lets each service do is what the score says, and no more: nobody writes another's topic or moves
 * another's offsets. {@code -Dquadrille.write=true} writes it.
 */
class KafkaUsersTest {

    private static final String HEAD = """
            # What each service may do on the broker, by the score: written by KafkaUsersTest with -Dquadrille.write=true.
            """;
    private static final String USER = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata: {name: %s}
            spec:
              authorization:
                acls:
            %s""";
    private static final String RULE = "      - {resource: {type: %s, name: %s}, operations: [%s]}\n";

    @Test
    void mayDoWhatTheScoreSaysAndNoMore() throws IOException {
        Path file = Repository.file("deploy/kubernetes/components/strimzi/users.yaml");
        String users =
                Participant.all().stream().map(KafkaUsersTest::user).collect(Collectors.joining("---\n", HEAD, ""));
        if (Boolean.getBoolean("quadrille.write")) {
            Files.writeString(file, users);
        }

        assertThat(file).as("run this test with -Dquadrille.write=true").hasContent(users);
    }

    private static String user(Participant<?> service) {
        BrokerRights rights = BrokerRights.of(service);
        return USER.formatted(
                service.service(),
                Stream.of(
                                rules("group", rights.groups(), "Describe, Read"),
                                rules("topic", rights.reads(), "Describe, Read"),
                                rules("topic", rights.writes(), "Describe, Write"))
                        .collect(Collectors.joining()));
    }

    private static String rules(String type, List<String> names, String operations) {
        return names.stream()
                .map(name -> RULE.formatted(type, name, operations))
                .collect(Collectors.joining());
    }
}
