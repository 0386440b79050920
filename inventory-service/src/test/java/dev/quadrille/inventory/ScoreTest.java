package dev.quadrille.inventory;

import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Score;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** inventory-service plays what stands in the score, all of it and nothing else. */
class ScoreTest {

    private final Score score = new Score(Participant.INVENTORY);

    @Test
    void reactsToWhatTheScoreLetsItHear() {
        score.isPlayedBy(new InventoryParticipant(null, null, null).reactions());
    }

    @Test
    void subscribesToWhatTheScoreLetsItHearAndToItsReplays() throws IOException {
        score.isSubscribedTo();
    }
}
