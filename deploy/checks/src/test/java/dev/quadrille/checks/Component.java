package dev.quadrille.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** One artefact in an SBOM, with the licences that its authors let one choose from. */
record Component(String group, String name, String version, List<String> licences) {

    static Component of(JsonNode component) {
        return new Component(
                component.path("group").asText(),
                component.path("name").asText(),
                component.path("version").asText(),
                StreamSupport.stream(component.path("licenses").spliterator(), false)
                        .map(Component::licence)
                        .sorted()
                        .toList());
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return licence.path("id")
                .asText(licence.path("name").asText(choice.path("expression").asText()));
    }

    boolean isOurs() {
        return group.equals("dev.quadrille");
    }

    /** Without its version, which changes more often than its licence, and without the platform that this build ran on. */
    String artefact() {
        return group + ":" + name.replaceFirst("^native-.*", "native-…");
    }

    /** As Maven names the file; Quarkus puts the group before it. */
    boolean isIn(String jar) {
        String file = name + "-" + version + ".jar";
        return jar.equals(file) || jar.equals(group + "." + file);
    }
}
