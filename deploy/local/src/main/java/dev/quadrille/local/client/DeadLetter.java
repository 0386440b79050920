package dev.quadrille.local.client;

/** As much of a dead letter as a list shows. */
public record DeadLetter(
        String id,
        String service,
        String state,
        String type,
        String orderId,
        String eventId,
        String topic,
        int partition,
        long offset,
        String cause,
        int attempts,
        String version,
        String replayId,
        String at) {

    /** {@code orders.created/3/42} */
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }
}
