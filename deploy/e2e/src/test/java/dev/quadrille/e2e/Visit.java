package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One visit to the console in a browser. Nothing may go wrong meanwhile but what was expected. */
final class Visit implements AutoCloseable {

    /** As long as a person may have to wait for anything in the page. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int HEIGHT = 900;

    private final URI console;
    private final BrowserContext browser;
    private final Troubles troubles;
    private final Page page;
    private final List<String> heard = new ArrayList<>();
    private int loads;

    Visit(Browser chromium, URI console, String token) {
        this.console = console;
        browser = chromium.newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        browser.setDefaultTimeout(PATIENCE.toMillis());
        troubles = Troubles.of(browser, console.getAuthority());
        if (token != null) {
            // The empty page that a context begins with has no storage.
            browser.addInitScript("if (location.host) sessionStorage.setItem('token', '" + token + "')");
        }
        page = browser.newPage();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        page.onDOMContentLoaded(loaded -> loads++);
    }

    /** @param place what stands after the # of the address */
    Page at(String place) {
        page.navigate(console + "/#/" + place);
        return page;
    }

    /** @see Troubles#expect */
    void expect(String trouble) {
        troubles.expect(trouble);
    }

    List<String> troubles() {
        return troubles.unexpected();
    }

    /** Whether it came over the WebSocket; whoever polled for it would not need that. */
    void awaitHeard(String text) {
        page.waitForCondition(() -> heard.stream().anyMatch(message -> message.contains(text)));
    }

    /** All of it has happened in the page as it was first loaded. */
    void hasStayed() {
        assertThat(loads).as("times that the page was loaded").isEqualTo(1);
    }

    /** In pixels. */
    Visit wide(int width) {
        page.setViewportSize(width, HEIGHT);
        return this;
    }

    void in(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    void fitsItsWidth() {
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("pixels from the left to the right end of the page")
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    void isAccessible() {
        AxeResults results = new AxeBuilder(page).setLegacyMode(true).analyze();
        assertThat(results.getErrorMessage())
                .as("why the rules could not be tried")
                .isNull();
        assertThat(results.getPasses()).as("rules that were tried").isNotEmpty();
        assertThat(results.getViolations()).extracting(Visit::told).isEmpty();
    }

    private static String told(Rule violated) {
        return violated.getNodes().stream()
                .map(CheckedNode::getHtml)
                .collect(Collectors.joining("\n  ", violated.getId() + ": " + violated.getHelp() + "\n  ", "\n"));
    }

    /** The whole page, as in a window that is high enough for it. */
    void picture(String name) {
        int width = page.viewportSize().width;
        page.setViewportSize(width, (int) page.evaluate("() => document.documentElement.scrollHeight"));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        page.setViewportSize(width, HEIGHT);
    }

    @Override
    public void close() {
        browser.close();
        assertThat(troubles()).as("what went wrong in the page").isEmpty();
    }
}
