package dev.quadrille.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine, without a window and without a word to anybody but those it is sent to. */
final class Chromium implements AutoCloseable {

    static final String MISSING = "no Chromium on the PATH: install the package chromium (or google-chrome)";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(options(executable));
    }

    /** Nobody's sandbox is lost: it sees only what is built here, and as root there can be none. */
    private static BrowserType.LaunchOptions options(Path executable) {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setChromiumSandbox(false)
                .setArgs(FLAGS);
    }

    static boolean isHere() {
        return find().isPresent();
    }

    static Chromium open() {
        return new Chromium(find().orElseThrow(() -> new IllegalStateException(MISSING)));
    }

    private static Optional<Path> find() {
        String[] directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(directories).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A new visitor, who has never been there. @param token what it shows; null for nothing */
    Visit visit(URI console, String token) {
        return new Visit(browser, console, token);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
