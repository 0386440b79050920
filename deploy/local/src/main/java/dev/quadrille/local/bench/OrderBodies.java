package dev.quadrille.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.local.load.OrderKind;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The bodies of the requests, written before the first is sent. */
final class OrderBodies {

    private static final int CUSTOMERS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<OrderKind, List<Buffer>> byKind = new EnumMap<>(OrderKind.class);

    OrderBodies() {
        for (OrderKind kind : OrderKind.values()) {
            byKind.put(
                    kind,
                    IntStream.range(0, CUSTOMERS)
                            .mapToObj(customer -> body(kind, customer))
                            .toList());
        }
    }

    Buffer of(Arrival arrival) {
        return byKind.get(arrival.kind()).get(Math.floorMod(arrival.number(), CUSTOMERS));
    }

    private static Buffer body(OrderKind kind, int customer) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(kind.order(customer)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
