package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser loads when it is given the console's page, as far as its import map and its modules say. */
final class ConsoleModules {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/console/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*[\"']([^\"' ]+)[\"']");
    private static final String BUNDLE = "echarts";

    private final String page;
    private final JsonNode targets;

    ConsoleModules(String page) throws JsonProcessingException {
        this.page = page;
        this.targets = new ObjectMapper().readTree(importMap()).get("imports");
    }

    /** As it stands in the page, every character of it. */
    String importMap() {
        Matcher found = IMPORT_MAP.matcher(page);
        if (!found.find()) {
            throw new AssertionError("the page has no import map");
        }
        return found.group(1);
    }

    /** The files that the import map names. */
    List<String> libraries() {
        List<String> files = new ArrayList<>();
        for (JsonNode target : targets) {
            if (target.asText().endsWith(".js")) {
                files.add(target.asText());
            }
        }
        return files;
    }

    /** Every file that is loaded at once or when a page of the console is gone to. @param get the text of a path */
    Set<String> all(UnaryOperator<String> get) {
        Set<String> found = new LinkedHashSet<>();
        Matcher loaded = LOADED.matcher(page);
        while (loaded.find()) {
            found.add(loaded.group(1));
        }
        Deque<String> unread = new ArrayDeque<>(found);
        while (!unread.isEmpty()) {
            String path = unread.remove();
            String text = get.apply(path);
            importsOf(path, text).stream().filter(found::add).forEach(unread::add);
        }
        return found;
    }

    private List<String> importsOf(String path, String text) {
        List<String> imports = new ArrayList<>();
        Matcher found = IMPORT.matcher(path.endsWith(".js") && !path.contains(BUNDLE) ? text : "");
        while (found.find()) {
            imports.add(resolved(path, found.group(1)));
        }
        return imports;
    }

    private String resolved(String path, String specifier) {
        if (specifier.startsWith(".")) {
            return URI.create(path).resolve(specifier).toString();
        }
        for (Entry<String, JsonNode> target : targets.properties()) {
            String name = target.getKey();
            if (specifier.equals(name)) {
                return target.getValue().asText();
            }
            if (name.endsWith("/") && specifier.startsWith(name)) {
                return target.getValue().asText() + specifier.substring(name.length());
            }
        }
        throw new AssertionError(path + " imports " + specifier + ", which the import map does not know");
    }
}
