package dev.quadrille.local.client;

import java.util.List;
import java.util.Objects;

/** One message of the live feed: the sagas that changed since the last one, each in its latest state. */
record LiveMessage(List<SagaChange> sagas) {

    LiveMessage {
        Objects.requireNonNull(sagas, "sagas");
    }
}
