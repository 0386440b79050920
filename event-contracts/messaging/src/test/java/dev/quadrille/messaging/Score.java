package dev.quadrille.messaging;

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

/** What the score says of one participant, to hold its service against. */
public record Score(Participant<?> participant) {

    /** The table has a line for each event that it hears, and no other. */
    public void isPlayedBy(Reactions<?> reactions) {
        assertThat(reactions.events())
                .isEqualTo(heard().stream().map(EventType::eventClass).collect(Collectors.toSet()));
    }

    /** The application.properties on the class path name each topic that it hears, its replays, and no other. */
    public void isSubscribedTo() throws IOException {
        assertThat(configuration()
                        .getProperty("mp.messaging.incoming.saga.topics")
                        .split(","))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(heard().stream().map(EventType::topic), Stream.of(participant.replaysTopic()))
                                .toList());
    }

    private List<EventType<?>> heard() {
        return Choreography.heardBy(participant);
    }

    private static Properties configuration() throws IOException {
        Properties configuration = new Properties();
        try (InputStream file = Score.class.getResourceAsStream("/application.properties")) {
            configuration.load(file);
        }
        return configuration;
    }
}
