package dev.quadrille.contracts;

import static dev.quadrille.contracts.Samples.EMAIL;
import static dev.quadrille.contracts.Samples.PAYMENT_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An e-mail address or a payment token never reaches a log by way of an event or an error. */
class PersonalDataTest {

    @ParameterizedTest
    @MethodSource("eventsWithPersonalData")
    void isNotShownByAnEvent(SagaEvent event) {
        assertThat(event.toString())
                .contains(Samples.ORDER_ID.toString())
                .doesNotContain(EMAIL)
                .doesNotContain(PAYMENT_TOKEN);
    }

    @Test
    void isMarkedWhereItIs() {
        assertThat(EventCatalog.all())
                .filteredOn(type -> Golden.body(type.wireName()).contains(EMAIL))
                .<SagaEvent>map(Samples::of)
                .containsExactlyElementsOf(eventsWithPersonalData().toList());
    }

    static Stream<SagaEvent> eventsWithPersonalData() {
        return EventCatalog.all().stream()
                .filter(type -> Arrays.stream(type.eventClass().getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(PersonalData.class)))
                .map(Samples::of);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "anna@example.org"   | anna@example.org
            "anna@example.org"   | "anna@example.org
            "anna@example.org"   | { "is" : "anna@example.org" }
            "TEA"                | { "is" : "anna@example.org" }
            "quantity" : 2       | "quantity" : "anna@example.org"
            "lines" : [          | "lines" : "anna@example.org", "x" : [
            "total" : {          | "total" : "anna@example.org", "x" : {
            "0198f2c4            | "anna@example.org""")
    void isNotShownByTheErrorOfABrokenBody(String was, String becomes) {
        byte[] body = Golden.bodyWith("order.created.v2", was, becomes);
        assertThatThrownBy(() -> EventCodec.decode("order.created.v2", body))
                .isInstanceOf(MalformedEvent.class)
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("anna", PAYMENT_TOKEN));
    }
}
