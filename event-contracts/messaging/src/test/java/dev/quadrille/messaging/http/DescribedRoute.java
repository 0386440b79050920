package dev.quadrille.messaging.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A route as the service's OpenAPI document describes it. @param example of its body; an empty object where it has none */
record DescribedRoute(
        String method,
        String path,
        List<String> queryParameters,
        List<String> headers,
        boolean hasBody,
        JsonNode example) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<String> TYPES = List.of(
            "application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "nonsense");
    private static final List<String> BODIES = List.of(
            "", "{", "[]", "null", "\"\"", "{\"a\":1,}", "\uFEFF{}", "[".repeat(20_000), "{\"a\":".repeat(3_000));

    static List<DescribedRoute> of(JsonNode openapi) {
        List<DescribedRoute> routes = new ArrayList<>();
        openapi.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> routes.add(of(openapi, path.getKey(), path.getValue(), operation))));
        return routes;
    }

    private static DescribedRoute of(
            JsonNode openapi, String path, JsonNode shared, Map.Entry<String, JsonNode> operation) {
        JsonNode content =
                operation.getValue().path("requestBody").path("content").path("application/json");
        return new DescribedRoute(
                operation.getKey().toUpperCase(Locale.ROOT),
                path,
                parameters(operation.getValue(), shared, "query"),
                parameters(operation.getValue(), shared, "header"),
                !content.isMissingNode(),
                example(openapi, content));
    }

    private static List<String> parameters(JsonNode operation, JsonNode shared, String place) {
        List<String> names = new ArrayList<>();
        List.of(operation, shared)
                .forEach(holder -> holder.path("parameters").forEach(parameter -> {
                    if (place.equals(parameter.path("in").asText())) {
                        names.add(parameter.path("name").asText());
                    }
                }));
        return names;
    }

    private static JsonNode example(JsonNode openapi, JsonNode content) {
        JsonNode given = content.path("examples").path("will be shipped").path("value");
        return given.isObject() ? given : of(openapi, content.path("schema"), 0);
    }

    /** Something of each field's type. */
    private static JsonNode of(JsonNode openapi, JsonNode schema, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (schema.has("$ref")) {
            return of(openapi, openapi.at(schema.path("$ref").asText().substring(1)), depth + 1);
        }
        if (schema.has("properties") && depth < 5) {
            var fields = json.objectNode();
            schema.path("properties")
                    .properties()
                    .forEach(field -> fields.set(field.getKey(), of(openapi, field.getValue(), depth + 1)));
            return fields;
        }
        return switch (schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText()) {
            case "integer", "number" -> json.numberNode(1);
            case "boolean" -> json.booleanNode(true);
            case "array" -> json.arrayNode();
            case "string" -> json.textNode("TEA-500");
            default -> json.objectNode();
        };
    }

    HttpRequest request(URI service, Random dice) {
        OddValues odd = new OddValues(dice);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(service.toString().replaceFirst("/$", "") + filled(path, odd) + query(odd, dice)));
        headers.stream().filter(name -> dice.nextBoolean()).forEach(name -> request.header(name, odd.inHeader()));
        if (!hasBody) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        boolean wild = dice.nextInt(10) == 0;
        return request.header("Content-Type", wild ? TYPES.get(dice.nextInt(TYPES.size())) : TYPES.get(0))
                .method(
                        method,
                        BodyPublishers.ofString(
                                wild
                                        ? BODIES.get(dice.nextInt(BODIES.size()))
                                        : odd.of(example).toString()))
                .build();
    }

    private static String filled(String path, OddValues odd) {
        String filled = path;
        while (filled.contains("{")) {
            filled = filled.substring(0, filled.indexOf('{'))
                    + odd.inAddress()
                    + filled.substring(filled.indexOf('}') + 1);
        }
        return filled;
    }

    private String query(OddValues odd, Random dice) {
        StringBuilder query = new StringBuilder();
        for (String name : queryParameters) {
            if (dice.nextInt(3) == 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(odd.inAddress());
            }
        }
        return query.toString();
    }
}
