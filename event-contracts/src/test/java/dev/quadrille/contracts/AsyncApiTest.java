package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** asyncapi.yaml says who says what to whom, and nothing that is not so. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = AsyncApiFile.document();

    @Test
    void isDrawnFromTheCode() {
        assertThat(AsyncApiFile.text())
                .as("asyncapi.yaml is older than the code: run this test with -Dquadrille.write=true")
                .isEqualTo(AsyncApi.yaml());
    }

    @Test
    void hasEveryTopicAndNoOther() {
        assertThat(names("/channels")).containsExactlyInAnyOrderElementsOf(EventCatalog.topics());
        assertThat(DOCUMENT.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(EventCatalog.topics());
    }

    @Test
    void hasEveryVersionThatWasEverPublished() throws IOException {
        Set<String> messages = Golden.wireNames();
        messages.addAll(Set.of(AsyncApiMessages.DEAD_LETTER, AsyncApiMessages.REPLAY));
        assertThat(names("/components/messages")).isEqualTo(messages);
    }

    @Test
    void letsEachServiceSayAndHearWhatTheTableSays() {
        Stream<String> said =
                PublishedEvent.table().stream().map(row -> row.announcer() + "-service send " + row.topic());
        Stream<String> heard = PublishedEvent.table().stream()
                .flatMap(row -> row.hearers().stream().map(hearer -> hearer + "-service receive " + row.topic()));
        Stream<String> buried = Participant.all().stream()
                .flatMap(who -> Stream.of(
                        who + " send " + who.deadLetterTopic(),
                        "notification-service receive " + who.deadLetterTopic(),
                        "notification-service send " + who.replaysTopic(),
                        who + " receive " + who.replaysTopic()));
        List<String> expected =
                Stream.of(said, heard, buried).flatMap(Function.identity()).toList();
        assertThat(DOCUMENT.path("operations"))
                .extracting(AsyncApiTest::whoDoesWhatWhere)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String whoDoesWhatWhere(JsonNode operation) {
        String address = target(operation.path("channel")).path("address").asText();
        return operation.at("/tags/0/name").asText() + " "
                + operation.path("action").asText() + " " + address;
    }

    @Test
    void aWriterSaysTheCurrentVersionAndAReaderHearsAllThereWere() {
        assertThat(messages("order-service.send.orders.created")).containsExactly("order.created.v2");
        assertThat(messages("payment-service.receive.orders.created"))
                .containsExactly("order.created.v2", "order.created.v1");
    }

    private static Stream<String> messages(String operation) {
        JsonNode references = DOCUMENT.path("operations").path(operation).path("messages");
        return references.findValuesAsText("$ref").stream().map(where -> where.substring(where.lastIndexOf('/') + 1));
    }

    @Test
    void noReferenceLeadsNowhere() {
        assertThat(DOCUMENT.findParents("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(target(reference).isMissingNode())
                        .as(reference.toString())
                        .isFalse());
    }

    /** A message's payload is the schema file beside the document. */
    private static JsonNode target(JsonNode reference) {
        String where = reference.path("$ref").asText();
        return where.startsWith("#/")
                ? DOCUMENT.at(where.substring(1))
                : SchemaFiles.of(where.replaceFirst("\\./schemas/(.+)\\.json", "$1"));
    }

    private static Set<String> names(String place) {
        return DOCUMENT.at(place).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
