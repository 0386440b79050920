package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is told in one round. Watchers who have seen the same and want the same get the same message, merged and written once. */
final class LiveRound {

    /** In one message at most: who wants every change, and is behind, gets the others in the next. */
    private static final int MOST_CHANGES = 5_000;

    private final String epoch;
    private final LiveLog log;
    private final ObjectMapper json;
    private final Map<Long, LiveNews> news = new HashMap<>();
    private final Map<Place, LiveMessage> messages = new HashMap<>();
    private final Map<Place, String> texts = new HashMap<>();

    private record Place(long seen, LiveWish wish) {}

    LiveRound(String epoch, LiveLog log, ObjectMapper json) {
        this.epoch = epoch;
        this.log = log;
        this.json = json;
    }

    /** @return what this watcher is to be told, as JSON; null where none of it is what it wants */
    String letter(LiveWatcher watcher) {
        Place place = new Place(watcher.seen(), watcher.wish());
        LiveMessage message = messages.computeIfAbsent(place, this::message);
        watcher.hasSeen(message.seq());
        return watcher.wants(message) ? texts.computeIfAbsent(place, same -> write(message)) : null;
    }

    private LiveMessage message(Place place) {
        LiveNews came = news.computeIfAbsent(place.seen(), seen -> log.after(seen, MOST_CHANGES));
        List<SagaChange> chosen = place.wish().choose(came.sagas());
        List<SagaChange> told = place.wish().limit(chosen);
        return new LiveMessage(epoch, came.upTo(), chosen.size() - told.size(), came.gap() ? true : null, told);
    }

    private String write(LiveMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + message, impossible);
        }
    }
}
