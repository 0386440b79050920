package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other teams read instead of our code says what the code does, and is as lasting as the golden files. */
class SchemaFilesTest {

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void bindToWhatTheRecordsAre(EventType<?> type) {
        assertThat(SchemaFiles.binding(EventSchemas.of(type)))
                .as(
                        "The shape of %s changed. Leave its schema and its golden file as they are; give the record the"
                                + " version v%d in @Published, and follow .github/CONTRIBUTING.md, Change an event",
                        type.wireName(), type.version() + 1)
                .isEqualTo(SchemaFiles.binding(SchemaFiles.of(type.wireName())));
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void sayWhatTheJavadocSays(EventType<?> type) {
        assumeThat(SchemaFiles.binding(SchemaFiles.of(type.wireName())))
                .as("what binds, which another test judges")
                .isEqualTo(SchemaFiles.binding(EventSchemas.of(type)));
        assertThat(SchemaFiles.text(type.wireName()))
                .as("the words of %s changed: run the tests once with -Dquadrille.write=true", type.wireName())
                .isEqualTo(SchemaFiles.pretty(type));
    }

    @Test
    void areThereForEveryGoldenFileAndNoOther() throws IOException {
        assertThat(SchemaFiles.wireNames()).isEqualTo(Golden.wireNames());
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void areJsonSchemas(String wireName) {
        SchemaLocation draft = SchemaLocation.of(SchemaId.V202012);
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(draft)
                        .validate(SchemaFiles.of(wireName)))
                .isEmpty();
        assertThat(SchemaFiles.of(wireName).path("$id").asText()).isEqualTo("urn:quadrille:" + wireName);
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void knowEveryFieldOfTheGoldenFile(String wireName) {
        ObjectNode closed = SchemaFiles.of(wireName);
        closed.findParents("properties").forEach(node -> ((ObjectNode) node).put("additionalProperties", false));
        JsonNode golden = SchemaFiles.json(Golden.body(wireName));
        assertThat(SchemaFiles.validator(closed).validate(golden)).isEmpty();
    }
}
