package dev.quadrille.notification;

import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Score;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** notification-service plays what stands in the score, all of it and nothing else. */
class ScoreTest {

    private final Score score = new Score(Participant.NOTIFICATION);

    @Test
    void reactsToWhatTheScoreLetsItHear() {
        score.isPlayedBy(new NotificationParticipant(null, null, null, null, null, null).reactions());
    }

    @Test
    void subscribesToWhatTheScoreLetsItHearAndToItsReplays() throws IOException {
        score.isSubscribedTo();
    }
}
