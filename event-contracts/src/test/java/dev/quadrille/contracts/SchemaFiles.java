package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemas as they were published, one file for each version there ever was; append only, but for their words. */
final class SchemaFiles {

    static final Path FOLDER = Path.of("src/main/resources/schemas");
    private static final String SUFFIX = ".json";
    private static final List<String> WORDS = List.of("title", "description");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchemaFactory VALIDATORS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            factory -> factory.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keyword(new NonValidationKeyword("x-personal-data"))
                    .build()));
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static {
        if (Boolean.getBoolean("quadrille.write")) {
            EventCatalog.all().forEach(SchemaFiles::write);
        }
    }

    private SchemaFiles() {}

    static Set<String> wireNames() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .collect(Collectors.toSet());
        }
    }

    static ObjectNode of(String wireName) {
        return (ObjectNode) json(text(wireName));
    }

    static String text(String wireName) {
        try {
            return Files.readString(FOLDER.resolve(wireName + SUFFIX));
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "event-contracts/" + FOLDER + " has no " + wireName + SUFFIX
                            + ": run the tests once with -Dquadrille.write=true",
                    missing);
        }
    }

    static JsonSchema validator(JsonNode schema) {
        return VALIDATORS.getSchema(schema, STRICT);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static String pretty(EventType<?> type) {
        return EventSchemas.of(type).toPrettyString() + "\n";
    }

    /** What binds readers and writers: all but the explaining words. A field may have such a name, a word is a text. */
    static JsonNode binding(JsonNode schema) {
        JsonNode copy = json(schema.toString()); // one kind of number, whoever made it
        forgetWords(copy);
        return copy;
    }

    private static void forgetWords(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            WORDS.stream().filter(word -> fields.path(word).isTextual()).forEach(fields::remove);
        }
        node.forEach(SchemaFiles::forgetWords);
    }

    /** What binds is written once; a better word may be written at any time. */
    private static void write(EventType<?> type) {
        Path file = FOLDER.resolve(type.wireName() + SUFFIX);
        try {
            Files.createDirectories(FOLDER);
            if (Files.notExists(file) || binding(of(type.wireName())).equals(binding(EventSchemas.of(type)))) {
                Files.writeString(file, pretty(type));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
