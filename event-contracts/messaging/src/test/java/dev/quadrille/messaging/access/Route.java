package dev.quadrille.messaging.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** A route as the code declares it. @param roles who is let in; empty: nobody has decided */
record Route(String method, String path, Set<String> roles) {

    static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> of(resource, method, verb)).stream());
    }

    private static Route of(Class<?> resource, Method method, String verb) {
        Path below = method.getAnnotation(Path.class);
        return new Route(
                verb,
                resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value()),
                roles(method).or(() -> roles(resource)).orElse(Set.of()));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static Optional<Set<String>> roles(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                .map(rule -> new TreeSet<>(Set.of(rule.value())));
    }

    /** With something in the place of each variable that the route cannot know. */
    String example() {
        return path.replaceAll("\\{[a-zA-Z]*[iI]d}", UUID.randomUUID().toString())
                .replaceAll("\\{[a-z]+}", "no-such-thing");
    }

    /** A line of the table for people. */
    String row() {
        return "| `%s %s` | %s | %s | %s |"
                .formatted(method, path, cell(Role.CUSTOMER), cell(Role.OPERATOR), cell(Role.ADMIN));
    }

    private String cell(String role) {
        return roles.contains(role) ? "✓" : "403";
    }
}
