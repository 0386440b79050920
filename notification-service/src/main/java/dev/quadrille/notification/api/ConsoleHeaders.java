package dev.quadrille.notification.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every part of the console is sent with: nothing runs in it but its own modules and its own import map, it asks nobody
 * else for anything, and a browser asks whether it has changed; only libraries, whose paths name their versions, are kept.
 */
@ApplicationScoped
class ConsoleHeaders {

    private static final String PAGE = "META-INF/resources/index.html";
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final String POLICY = """
            default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
            font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'""";
    private static final String LIBRARIES = "/console/lib/";
    private static final int BEFORE_THE_FILES = 90;

    private final String policy = POLICY.formatted(sha256(importMap(page())));

    void install(@Observes Filters filters) {
        filters.register(this::add, BEFORE_THE_FILES);
    }

    private void add(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals("/") || path.equals("/index.html") || path.startsWith("/console/")) {
            MultiMap headers = request.response().headers();
            headers.set("Content-Security-Policy", policy);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-cache");
            if (path.startsWith(LIBRARIES)) {
                request.addHeadersEndHandler(sent -> keep(request));
            }
        }
        request.next();
    }

    /** What is missing today may be there tomorrow. */
    private static void keep(RoutingContext request) {
        if (request.response().getStatusCode() < 400) {
            request.response().headers().set("Cache-Control", "public, max-age=31536000, immutable");
        }
    }

    private static String page() {
        ClassLoader resources = Thread.currentThread().getContextClassLoader();
        try (InputStream page = resources.getResourceAsStream(PAGE)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String importMap(String page) {
        Matcher found = IMPORT_MAP.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException(PAGE + " has no import map");
        }
        return found.group(1);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
