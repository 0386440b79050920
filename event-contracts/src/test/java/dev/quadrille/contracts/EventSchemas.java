package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * JSON Schemas (draft 2020-12) of the events as their records are now. They stay open for further fields, as readers
 * are; every field must be there, since the codec takes no body that lacks one.
 */
final class EventSchemas {

    /** Which codes ISO 4217 has differs between Java versions; the codec knows, a schema sees the form only. */
    private static final String CURRENCY = "^[A-Z]{3}$";

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(EventType<?> type) {
        return of(type.wireName(), type.eventClass());
    }

    static ObjectNode of(String wireName, Class<?> record) {
        ObjectNode body = GENERATOR.generateSchema(record);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("$schema", body.remove("$schema"));
        schema.put("$id", "urn:quadrille:" + wireName);
        schema.put("title", wireName);
        if (body.has("description")) {
            schema.set("description", body.remove("description"));
        }
        return schema.setAll(body);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0) // as declared
                .withDescriptionResolver(scope -> Javadoc.of(scope.getType().getErasedType()))
                .withTypeAttributeOverride((schema, scope, context) -> aConstantMoreIsNoOtherKeyword(schema));
        builder.forFields()
                .withRequiredCheck(field -> true)
                .withNullableCheck(field -> rules(field).takesNull(field.getDeclaredName()))
                .withNumberInclusiveMinimumResolver(EventSchemas::minimum)
                .withArrayMinItemsResolver(field -> field.isContainerType() ? minimumSize(field) : null)
                .withStringMinLengthResolver(field -> isText(field) ? minimumSize(field) : null)
                .withStringPatternResolver(field -> isCurrency(field) ? CURRENCY : null)
                .withDescriptionResolver(EventSchemas::description)
                .withInstanceAttributeOverride(EventSchemas::markPersonalData);
        return new SchemaGenerator(builder.build());
    }

    private static Class<?> declaring(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }

    private static ConstructorRules rules(FieldScope field) {
        return new ConstructorRules(declaring(field));
    }

    /** null for the places of a list, which are described by their type. */
    private static String description(FieldScope field) {
        return field.isFakeContainerItemScope() ? null : Javadoc.of(declaring(field), field.getDeclaredName());
    }

    private static BigDecimal minimum(FieldScope field) {
        return Optional.ofNullable(rules(field).minimum(field.getDeclaredName()))
                .map(BigDecimal::valueOf)
                .orElse(null);
    }

    private static Integer minimumSize(FieldScope field) {
        return rules(field).minimumSize(field.getDeclaredName());
    }

    private static boolean isText(FieldScope field) {
        return field.getType().isInstanceOf(String.class) && !isCurrency(field);
    }

    private static boolean isCurrency(FieldScope field) {
        return declaring(field) == Money.class && field.getDeclaredName().equals("currency");
    }

    private static void aConstantMoreIsNoOtherKeyword(ObjectNode schema) {
        if (schema.has("const")) {
            schema.putArray("enum").add(schema.remove("const"));
        }
    }

    private static void markPersonalData(ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
        boolean marked = Arrays.stream(declaring(field).getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .anyMatch(component -> component.isAnnotationPresent(PersonalData.class));
        if (marked) {
            schema.put("x-personal-data", true);
        }
    }
}
