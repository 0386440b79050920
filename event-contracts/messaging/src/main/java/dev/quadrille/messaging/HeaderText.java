package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Kafka headers as text: a JSON object, each value in base64, since a header may hold any bytes. */
final class HeaderText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, byte[]>> SHAPE = new TypeReference<>() {};

    private HeaderText() {}

    static String write(Headers headers) {
        Map<String, byte[]> values = new LinkedHashMap<>();
        headers.forEach(header -> values.put(header.key(), header.value()));
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write headers " + values.keySet(), impossible);
        }
    }

    static List<Header> read(String text) {
        List<Header> headers = new ArrayList<>();
        try {
            JSON.readValue(text, SHAPE).forEach((name, value) -> headers.add(new RecordHeader(name, value)));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("retry_queue holds headers that are no JSON object: " + text, damaged);
        }
        return headers;
    }
}
