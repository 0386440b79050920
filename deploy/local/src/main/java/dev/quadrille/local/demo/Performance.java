package dev.quadrille.local.demo;

import dev.quadrille.local.client.Saga;
import java.util.List;

/**
 * How one scene of the demo went.
 *
 * @param problems empty when it ended as it must
 * @param skipped why it was not played; null when it was
 */
public record Performance(String scene, Saga saga, List<String> problems, String skipped) {

    static Performance of(Scene scene, Saga saga, List<String> problems) {
        return new Performance(scene.name(), saga, problems, null);
    }

    static Performance failed(Scene scene, String problem) {
        return new Performance(scene.name(), null, List.of(problem), null);
    }

    static Performance skipped(Scene scene, String why) {
        return new Performance(scene.name(), null, List.of(), why);
    }

    public boolean isAsItMust() {
        return problems.isEmpty();
    }
}
