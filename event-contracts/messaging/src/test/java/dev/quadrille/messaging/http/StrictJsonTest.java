package dev.quadrille.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is taken at its word, or refused. */
class StrictJsonTest {

    private final ObjectMapper json = strict();

    /** What a request to a service may look like. */
    record Wanted(String sku, int quantity, Long total, List<Wanted> parts) {}

    @Test
    void takesWhatIsWellFormed() throws JsonProcessingException {
        assertThat(json.readValue("{\"sku\": \"TEA\", \"quantity\": 2, \"total\": 5000000000}", Wanted.class))
                .isEqualTo(new Wanted("TEA", 2, 5_000_000_000L, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\": 1.9}",
                "{\"quantity\": 1.0}",
                "{\"quantity\": \"10\"}",
                "{\"quantity\": \"\"}",
                "{\"quantity\": true}",
                "{\"quantity\": 3000000000}",
                "{\"total\": 1e3}",
                "{\"total\": \"7\"}",
                "{\"parts\": [{\"quantity\": 2.5}]}"
            })
    void takesNothingButAWholeNumberForAWholeNumber(String body) {
        assertThatThrownBy(() -> json.readValue(body, Wanted.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void refusesAFieldThatIsNotKnown() {
        assertThatThrownBy(() -> json.readValue("{\"quantitty\": 1}", Wanted.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    /** As Quarkus makes it: lenient, until the service says otherwise. */
    static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        new StrictJson(32, 4_096).customize(mapper);
        return mapper;
    }
}
