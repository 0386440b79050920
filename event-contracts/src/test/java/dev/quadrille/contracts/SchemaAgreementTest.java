package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema lets through what the codec reads, and nothing else: tried with every field of every golden file damaged. */
class SchemaAgreementTest {

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void takesTheGoldenFile(String wireName) {
        assertThat(validator(wireName).validate(SchemaFiles.json(Golden.body(wireName))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void takesFieldsOfANewerWriter(String wireName) {
        String body = Golden.body(wireName).replace("{", "{\"gift\": [true, null],");
        assertThat(validator(wireName).validate(SchemaFiles.json(body))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Golden#wireNames")
    void agreesWithTheCodecOnEveryDamage(String wireName) {
        JsonSchema schema = validator(wireName);
        List<JsonNode> damaged = Damage.each(SchemaFiles.json(Golden.body(wireName)));
        assertThat(damaged)
                .filteredOn(body -> schema.validate(body).isEmpty() != reads(wireName, body))
                .as("%s: read by the codec and refused by the schema, or the other way round", wireName)
                .isEmpty();
        assertThat(damaged).anyMatch(body -> !reads(wireName, body));
    }

    private static JsonSchema validator(String wireName) {
        return SchemaFiles.validator(SchemaFiles.of(wireName));
    }

    private static boolean reads(String wireName, JsonNode body) {
        try {
            return EventCodec.decode(wireName, Golden.bytes(body.toString())) != null;
        } catch (MalformedEvent refused) {
            return false;
        }
    }
}
