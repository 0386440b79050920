package dev.quadrille.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What services show at /q/metrics: the names of the series, each with the labels that any of them has. */
final class Shown {

    private static final String LABEL_WITH_VALUE = "(\\w+)=\"(?:\\\\.|[^\"\\\\])*\"";
    private static final Pattern LABEL = Pattern.compile(LABEL_WITH_VALUE);
    private static final Pattern SERIES =
            Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{((?:" + LABEL_WITH_VALUE + ",?)*)\\})? ", Pattern.MULTILINE);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Shown() {}

    static Map<String, Set<String>> series(String metrics) {
        Map<String, Set<String>> series = new TreeMap<>();
        Matcher each = SERIES.matcher(metrics);
        while (each.find()) {
            Set<String> labels = series.computeIfAbsent(each.group(1), name -> new TreeSet<>());
            if (each.group(2) != null) {
                LABEL.matcher(each.group(2)).results().forEach(label -> labels.add(label.group(1)));
            }
        }
        return series;
    }

    /** @return the text as Prometheus would read it */
    static String by(URI service) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
