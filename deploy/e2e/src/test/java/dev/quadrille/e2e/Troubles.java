package dev.quadrille.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What goes wrong in a browser: complained of on its console, thrown, refused, or asked of somebody else. */
final class Troubles {

    /** A violation of the Content-Security-Policy is an error on the console, too. */
    private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");

    private static final String GIVEN_UP_BY_THE_PAGE = "net::ERR_ABORTED";
    private static final int BAD_REQUEST = 400;

    private final String host;
    private final List<String> noted = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    private Troubles(String host) {
        this.host = host;
    }

    /** @param host whom alone it may ask, with its port */
    static Troubles of(BrowserContext browser, String host) {
        Troubles troubles = new Troubles(host);
        browser.onWebError(error -> troubles.note("thrown: " + error.error()));
        browser.onConsoleMessage(troubles::said);
        browser.onRequest(request -> troubles.asked(request.url()));
        browser.onRequestFailed(troubles::failed);
        browser.onResponse(troubles::answered);
        browser.onPage(page -> page.onWebSocket(socket -> troubles.asked(socket.url())));
        return troubles;
    }

    /** @param part a regular expression that is found in it */
    void expect(String part) {
        expected.add(Pattern.compile(part));
    }

    List<String> unexpected() {
        return noted.stream()
                .filter(trouble -> expected.stream()
                        .noneMatch(part -> part.matcher(trouble).find()))
                .toList();
    }

    private void note(String trouble) {
        noted.add(trouble);
    }

    private void said(ConsoleMessage message) {
        if (COMPLAINTS.contains(message.type())) {
            note("%s on the console: %s, at %s".formatted(message.type(), message.text(), message.location()));
        }
    }

    /** What it has itself, such as a picture in a style sheet, it asks nobody for. */
    private void asked(String url) {
        URI asked = URI.create(url.substring(0, Math.min(url.length(), 200)));
        if (!"data".equals(asked.getScheme()) && !host.equals(asked.getAuthority())) {
            note("asked somebody else: " + url);
        }
    }

    private void failed(Request request) {
        if (!GIVEN_UP_BY_THE_PAGE.equals(request.failure())) {
            note("%s %s failed: %s".formatted(request.method(), request.url(), request.failure()));
        }
    }

    private void answered(Response response) {
        if (response.status() >= BAD_REQUEST) {
            note("%s %s was answered with %d"
                    .formatted(response.request().method(), response.url(), response.status()));
        }
    }
}
