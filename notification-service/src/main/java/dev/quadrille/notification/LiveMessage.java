package dev.quadrille.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a watcher is told at a time.
 *
 * @param epoch the run of the replica that tells it: in another one the numbers are others
 * @param seq how far it goes; whoever comes back with {@code since=epoch:seq} is told what came after
 * @param more sagas that have changed as well and are left out, for the watcher wants only the newest
 * @param gap true where something may have changed that this watcher is not told of; else not there
 * @param sagas the latest state of each, in the order in which they changed last
 */
record LiveMessage(
        String epoch,
        long seq,
        int more,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean gap,
        List<SagaChange> sagas) {}
