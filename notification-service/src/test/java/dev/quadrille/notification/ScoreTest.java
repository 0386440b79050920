package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Participant;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** notification-service plays what stands in the score, all of it and nothing else. */
class ScoreTest {

    private static final List<EventType<?>> HEARD = Choreography.heardBy(Participant.NOTIFICATION);

    @Test
    void reactsToWhatTheScoreLetsItHear() {
        assertThat(new NotificationParticipant(null, null, null, null, null)
                        .reactions()
                        .events())
                .isEqualTo(HEARD.stream().map(EventType::eventClass).collect(Collectors.toSet()));
    }

    @Test
    void subscribesToWhatTheScoreLetsItHearAndToItsReplays() throws IOException {
        assertThat(configuration()
                        .getProperty("mp.messaging.incoming.saga.topics")
                        .split(","))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                HEARD.stream().map(EventType::topic),
                                Stream.of(Participant.NOTIFICATION.replaysTopic()))
                        .toList());
    }

    private static Properties configuration() throws IOException {
        Properties configuration = new Properties();
        try (InputStream file = ScoreTest.class.getResourceAsStream("/application.properties")) {
            configuration.load(file);
        }
        return configuration;
    }
}
