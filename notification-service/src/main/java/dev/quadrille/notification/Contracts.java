package dev.quadrille.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.Step;
import dev.quadrille.contracts.Step.Undo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the services say to each other, and who dances after whom; events go by their names, services by theirs. */
public record Contracts(List<Turn> steps, List<Event> events, List<WayBack> waysBack) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One step of the score. @param trigger null where {@code request} is what begins it */
    public record Turn(String trigger, String request, String participant, List<String> announces) {

        static Turn of(Step step) {
            return new Turn(
                    step.trigger() == null ? null : nameOf(step.trigger()),
                    step.request(),
                    step.participant().service(),
                    step.announced().stream().map(Contracts::nameOf).toList());
        }
    }

    /** An event. @param versions the current one first @param example its data, as it was once published */
    public record Event(
            String name,
            int version,
            String wireName,
            String topic,
            String announcer,
            List<String> heardBy,
            List<Version> versions,
            @Schema(implementation = Object.class) JsonNode example) {

        static Event of(EventType<?> type) {
            return new Event(
                    type.name(),
                    type.version(),
                    type.wireName(),
                    type.topic(),
                    type.announcer().service(),
                    Participant.all().stream()
                            .filter(service -> Choreography.heardBy(service).contains(type))
                            .map(Participant::service)
                            .toList(),
                    IntStream.iterate(type.version(), version -> version > 0, version -> version - 1)
                            .mapToObj(version -> type.name() + ".v" + version)
                            .map(wireName -> new Version(wireName, json("/schemas/", wireName)))
                            .toList(),
                    json("/examples/", type.wireName()));
        }
    }

    /** One version that was ever published. @param schema JSON Schema 2020-12 */
    public record Version(
            String wireName,
            @Schema(implementation = Object.class) JsonNode schema) {}

    /** A step that is taken back. @param done the event that says it was taken @param undone the one that says it is back */
    public record WayBack(String done, String undone) {

        static WayBack of(Undo way) {
            return new WayBack(nameOf(way.done()), nameOf(way.undone()));
        }
    }

    public static Contracts read() {
        return new Contracts(
                Choreography.SCORE.stream().map(Turn::of).toList(),
                EventCatalog.all().stream().<Event>map(Event::of).toList(),
                Choreography.WAYS_BACK.stream().map(WayBack::of).toList());
    }

    private static String nameOf(Class<? extends SagaEvent> event) {
        return EventCatalog.of(event).name();
    }

    /** They lie beside the classes of the events. */
    private static JsonNode json(String folder, String wireName) {
        try (InputStream file = EventCatalog.class.getResourceAsStream(folder + wireName + ".json")) {
            if (file == null) {
                throw new IllegalStateException("event-contracts has no " + folder + wireName + ".json");
            }
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
