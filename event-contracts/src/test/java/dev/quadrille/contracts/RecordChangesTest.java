package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No change of a record slips past its schema, also one that no sample would show. */
class RecordChangesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                AFieldMore.class,
                AFieldLess.class,
                AFieldRenamed.class,
                AFieldRenamedInJson.class,
                AFieldOfAnotherType.class,
                AFieldThatMayBeMissing.class,
                AConstantMore.class,
                ALineOfAnotherShape.class,
                ALooserNumber.class,
                ALooserList.class
            })
    void isSeen(Class<?> changed) {
        assertThat(binding(changed)).isNotEqualTo(binding(AsPublished.class));
    }

    @Test
    void isNoneWhereOnlyAWordOrTheClassNameDiffers() {
        assertThat(binding(AnotherClassName.class)).isEqualTo(binding(AsPublished.class));
        ObjectNode reworded = EventSchemas.of("t.v1", AsPublished.class).put("description", "another");
        assertThat(SchemaFiles.binding(reworded)).isEqualTo(binding(AsPublished.class));
    }

    private static JsonNode binding(Class<?> record) {
        return SchemaFiles.binding(EventSchemas.of("t.v1", record));
    }

    enum Why {
        A,
        B
    }

    enum MoreWhy {
        A,
        B,
        C
    }

    record Line(String sku, int quantity) {}

    record OtherLine(String sku, long quantity) {}

    record AsPublished(UUID orderId, Why why, int count, List<Line> lines) {
        AsPublished {
            strict(orderId, count, lines);
        }
    }

    record AnotherClassName(UUID orderId, Why why, int count, List<Line> lines) {
        AnotherClassName {
            strict(orderId, count, lines);
        }
    }

    record AFieldMore(UUID orderId, Why why, int count, List<Line> lines, String note) {
        AFieldMore {
            strict(orderId, count, lines);
        }
    }

    record AFieldLess(UUID orderId, int count, List<Line> lines) {
        AFieldLess {
            strict(orderId, count, lines);
        }
    }

    record AFieldRenamed(UUID order, Why why, int count, List<Line> lines) {
        AFieldRenamed {
            strict(order, count, lines);
        }
    }

    record AFieldRenamedInJson(
            UUID orderId, @JsonProperty("reason") Why why, int count, List<Line> lines) {
        AFieldRenamedInJson {
            strict(orderId, count, lines);
        }
    }

    record AFieldOfAnotherType(String orderId, Why why, int count, List<Line> lines) {
        AFieldOfAnotherType {
            strict(orderId, count, lines);
        }
    }

    record AFieldThatMayBeMissing(UUID orderId, Why why, int count, List<Line> lines) {
        AFieldThatMayBeMissing {
            strict("", count, lines);
        }
    }

    record AConstantMore(UUID orderId, MoreWhy why, int count, List<Line> lines) {
        AConstantMore {
            strict(orderId, count, lines);
        }
    }

    record ALineOfAnotherShape(UUID orderId, Why why, int count, List<OtherLine> lines) {
        ALineOfAnotherShape {
            strict(orderId, count, lines);
        }
    }

    record ALooserNumber(UUID orderId, Why why, int count, List<Line> lines) {
        ALooserNumber {
            strict(orderId, 1, lines);
        }
    }

    record ALooserList(UUID orderId, Why why, int count, List<Line> lines) {
        ALooserList {
            strict(orderId, count, List.of(""));
        }
    }

    private static void strict(Object id, int count, List<?> lines) {
        if (id == null || count < 1 || lines.isEmpty()) {
            throw new IllegalArgumentException("refused");
        }
    }
}
