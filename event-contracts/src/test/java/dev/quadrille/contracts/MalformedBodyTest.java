package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each damage is one named error that says where it is. */
class MalformedBodyTest {

    private static final String CREATED = "order.created.v2";
    private static final String CONFIRMED = "order.confirmed.v1";
    private static final String WHOLE = "the body must be one JSON object with nothing after it";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``               | the body must be one JSON object with nothing after it
            null             | the body is missing
            5                | the body must be one JSON object with nothing after it
            "order"          | the body must be one JSON object with nothing after it
            ""               | the body must be one JSON object with nothing after it
            []               | the body must be one JSON object with nothing after it
            no JSON          | not JSON at line 1, column 1
            {"orderId":      | not JSON at line 1, column 12
            {}               | orderId: missing, or not UUID
            {"orderId":null} | orderId is missing
            {"orderId":""}   | orderId is missing
            {"orderId":"7"}  | orderId: missing, or not UUID
            {"orderId":[]}   | orderId: missing, or not UUID""")
    void isNamed(String body, String what) {
        refuses(CONFIRMED, Golden.bytes(body), what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "quantity" : 2          | "quantity" : 0          | lines[0]: quantity of TEA is 0, at least 1 is needed
            "quantity" : 2          | "quantity" : null       | lines[0].quantity: missing, or not int
            "quantity" : 2,         | ``                      | lines[0].quantity: missing, or not int
            "quantity" : 2          | "quantity" : 2.5        | lines[0].quantity: missing, or not int
            "quantity" : 2          | "quantity" : "2"        | lines[0].quantity: missing, or not int
            "quantity" : 2          | "quantity" : 2147483648 | lines[0].quantity: the number is too large
            "sku" : "TEA"           | "sku" : 5               | lines[0].sku: missing, or not String
            "sku" : "TEA"           | "sku" : 5.5             | lines[0].sku: missing, or not String
            "sku" : "TEA"           | "sku" : true            | lines[0].sku: missing, or not String
            "sku" : "TEA"           | "sku" : null            | lines[0]: sku is missing
            "minor" : 3490          | "minor" : -1            | total: minor is -1, an amount is 0 or more
            "minor" : 3490          | "minor" : 34.9          | total.minor: missing, or not long
            "minor" : 3490          | "minor" : 1e999999999   | total.minor: missing, or not long
            "currency" : "EUR" | "currency" : "EURO" | lines[0].unitPrice: currency 'EURO' is not a code of ISO 4217
            "currency" : "EUR"      | "currency" : null       | lines[0].unitPrice: currency is missing
            "lines" : [             | "lines" : [ null,       | lines has an empty place, every entry must be there
            "lines" : [             | "lines" : [], "x" : [   | lines is empty, at least one is needed
            "lines" : [             | "lines" : "", "x" : [   | lines: missing, or not a list
            "lines" : [             | "line" : [              | lines: missing, or not a list""")
    void isNamedWithTheFieldOfAnOrder(String was, String becomes, String what) {
        refuses(CREATED, Golden.bodyWith(CREATED, was, becomes), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"LOST\"", "\"out_of_stock\"", "3", "\"3\"", "\"\""})
    void isNamedWithTheValuesThereAre(String reason) {
        byte[] body = Golden.bodyWith("order.cancelled.v1", "\"OUT_OF_STOCK\"", reason);
        refuses(
                "order.cancelled.v1",
                body,
                "reason: missing, or not one of [PAYMENT_DECLINED, INSUFFICIENT_FUNDS, GATEWAY_UNAVAILABLE,"
                        + " OUT_OF_STOCK, NO_CARRIER, CANCELLED_BY_CUSTOMER, TIMED_OUT]");
    }

    @Test
    void isNamedWhenSomethingFollows() {
        byte[] twice = Golden.bytes(Golden.body(CONFIRMED) + Golden.body(CONFIRMED));
        refuses(CONFIRMED, twice, WHOLE);
        refuses(CONFIRMED, Golden.bodyWith(CONFIRMED, "}", "} ;"), "not JSON at line 3, column 3");
    }

    @Test
    void isNamedWhenAFieldStandsTwice() {
        byte[] body = Golden.bodyWith(CONFIRMED, "}", ", \"orderId\" : \"" + Samples.ORDER_ID + "\"}");
        refuses(CONFIRMED, body, "orderId: there twice");
    }

    @Test
    void isNamedWhenItIsATombstone() {
        refuses(CONFIRMED, null, "the body is missing");
    }

    private static void refuses(String wireName, byte[] body, String what) {
        assertThatThrownBy(() -> EventCodec.decode(wireName, body))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage(wireName + ": " + what);
    }
}
