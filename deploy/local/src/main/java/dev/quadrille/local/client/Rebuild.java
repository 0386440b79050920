package dev.quadrille.local.client;

import java.util.List;
import java.util.Map;

/** How far a rebuild of the sagas has come. @param of how many orders there are, as far as is known */
public record Rebuild(
        String by,
        String reason,
        boolean dryRun,
        String state,
        long done,
        long of,
        String startedAt,
        String endedAt,
        Differences differences) {

    /** In what rows differ from their events. @param count how many sagas do @param byField how many of them in what */
    public record Differences(long count, Map<String, Long> byField, List<Example> examples) {}

    /** One field of one saga. */
    public record Example(String orderId, String field, String was, String is) {}

    public boolean isRunning() {
        return "RUNNING".equals(state);
    }
}
