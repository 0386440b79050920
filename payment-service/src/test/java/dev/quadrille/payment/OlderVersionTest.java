package dev.quadrille.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Events of a version that is no longer announced are still understood. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OlderVersionTest {

    private static final String TOPIC = "orders.created";

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void chargesAnOrderOfTheFirstVersionInEuros() {
        scene.hears(batch("order.created.v1", """
                {"orderId": "%s", "customerId": "c-42", "customerEmail": "c42@example.com",
                 "lines": [{"sku": "TEA", "quantity": 2, "unitPrice": 1250}], "total": 2500, "paymentToken": "tok_ok"}"""));

        Money price = new Money(1250, "EUR");
        scene.says(
                order,
                new PaymentProcessed(
                        order, new Money(2500, "EUR"), "sim_" + order, List.of(new OrderLine("TEA", 2, price))));
    }

    @Test
    void buriesAVersionThatIsNotKnownYet() {
        scene.hears(batch("order.created.v3", "{\"orderId\": \"%s\"}")).hasHeardAll();

        scene.says(order);
        assertThat(scene.deadLetters(order)).singleElement().asString().contains("UnknownEventVersion");
        assertThat(scene.booked(order)).isEmpty();
    }

    private ConsumerRecords<String, byte[]> batch(String type, String body) {
        byte[] json = body.formatted(order).getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(TOPIC, 0, 1_000_000, order.toString(), json);
        new Envelope(
                        UuidCreator.getTimeOrderedEpoch(),
                        type,
                        Participant.ORDER.source(),
                        order,
                        Instant.now(),
                        null,
                        null)
                .write((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), List.of(record)), Map.of());
    }
}
