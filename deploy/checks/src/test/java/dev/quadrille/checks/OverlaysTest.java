package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays as kubectl renders them; what they rendered to is kept in {@code src/test/resources/rendered}. */
class OverlaysTest {

    private static final String FILLED_IN = """
            SECRET_STORE=ClusterSecretStore/vault
            ADDRESS=https://shop.acme.test
            REGISTRY=https://registry.acme.test:5000/quadrille
            ORDER_SERVICE=sha256:5bc34f38db5c4df4f2b8cba1b34ef3c4f0b8ee2f45a62ec47f5c7a4ac2c8e001
            PAYMENT_SERVICE=sha256:5bc34f38db5c4df4f2b8cba1b34ef3c4f0b8ee2f45a62ec47f5c7a4ac2c8e002
            INVENTORY_SERVICE=sha256:5bc34f38db5c4df4f2b8cba1b34ef3c4f0b8ee2f45a62ec47f5c7a4ac2c8e003
            NOTIFICATION_SERVICE=sha256:5bc34f38db5c4df4f2b8cba1b34ef3c4f0b8ee2f45a62ec47f5c7a4ac2c8e004
            """;

    @TempDir
    Path directory;

    private Path copy;

    @BeforeEach
    void copy() throws IOException {
        assumeTrue(
                Overlay.canRender(), "kubectl is not installed: what is kept is checked, not whether it is still so");
        copy = Overlay.copyTo(directory.resolve("kubernetes"));
        Files.deleteIfExists(settings());
    }

    @Test
    void kindStillRendersToWhatIsKept() throws IOException {
        isKept(Overlay.KIND);
    }

    @Test
    void productionStillRendersToWhatIsKept() throws IOException {
        Files.writeString(settings(), FILLED_IN);

        isKept(Overlay.PRODUCTION);
    }

    /** What is rendered now is left in target/rendered, to be looked at, and kept when it is right. */
    private void isKept(Overlay overlay) throws IOException {
        Overlay.Rendering rendering = overlay.render(copy);
        Path now = Files.createDirectories(Path.of("target", "rendered")).resolve(overlay + ".yaml");
        Files.writeString(now, rendering.text());

        assertThat(rendering.exit()).isZero();
        assertThat(rendering.text())
                .as(
                        "%s renders to something else now: see %s, and copy it to src/test/resources/rendered",
                        overlay, now)
                .isEqualTo(overlay.kept());
    }

    @Test
    void productionDoesNotRenderInAFreshClone() {
        assertThat(Overlay.PRODUCTION.render(copy).exit()).isNotZero();
    }

    @Test
    void productionDoesNotRenderWithTheExample() throws IOException {
        Files.copy(settings().resolveSibling("production.env.example"), settings());

        assertThat(Overlay.PRODUCTION.render(copy).exit()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET_STORE",
                "ADDRESS",
                "REGISTRY",
                "ORDER_SERVICE",
                "PAYMENT_SERVICE",
                "INVENTORY_SERVICE",
                "NOTIFICATION_SERVICE"
            })
    void productionNeedsEachSetting(String setting) throws IOException {
        for (String spoilt : new String[] {setting + "=CHANGE-ME", setting + "=", ""}) {
            Files.writeString(settings(), FILLED_IN.replaceFirst(setting + "=.*", spoilt));

            assertThat(Overlay.PRODUCTION.render(copy).exit()).as(spoilt).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORDER_SERVICE=sha256:CHANGE-ME",
                "ORDER_SERVICE=sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "ADDRESS=https://shop.example.org"
            })
    void theScriptRefusesWhatOnlyLooksFilledIn(String spoilt) throws IOException, InterruptedException {
        String setting = spoilt.substring(0, spoilt.indexOf('='));
        Files.writeString(settings(), FILLED_IN.replaceFirst(setting + "=.*", spoilt));
        Path said = directory.resolve("said");

        Process render = new ProcessBuilder("sh", copy.resolve("render").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(render.waitFor()).isNotZero();
        assertThat(said).content().contains(setting);
    }

    private Path settings() {
        return copy.resolve("overlays/production/production.env");
    }
}
