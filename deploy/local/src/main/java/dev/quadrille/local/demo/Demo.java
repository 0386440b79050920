package dev.quadrille.local.demo;

import dev.quadrille.local.client.QuadrilleClient;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Plays every scene on a running system, one after the other. */
public record Demo(QuadrilleClient client) {

    /** True when each scene ended as it must. */
    public boolean play(Consumer<Performance> audience) {
        boolean allWell = true;
        try (Stage stage = new Stage(client)) {
            List<Scene> scenes = Scenes.all();
            scenes.forEach(scene -> scene.begin(stage));
            for (Scene scene : scenes) {
                Performance performance = play(scene, stage);
                audience.accept(performance);
                allWell &= performance.isAsItMust();
            }
        }
        return allWell;
    }

    private static Performance play(Scene scene, Stage stage) {
        try {
            return scene.play(stage);
        } catch (CompletionException e) {
            return Performance.failed(scene, e.getCause().getMessage());
        } catch (IllegalStateException e) {
            return Performance.failed(scene, e.getMessage());
        }
    }
}
