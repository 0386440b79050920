package dev.quadrille.messaging;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Whatever the relay says, it says twice, as after a crash between saying and deleting. */
@Singleton
class Duplicates extends Choice {

    Duplicates() {
        super("off", "on", "off");
    }

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public String about() {
        return "each message of this service is said twice, under the same id; inbox_duplicates_total of its hearers grows";
    }

    @Override
    public String holds() {
        return "what is heard twice has one effect";
    }

    /** What is to be said in place of these. */
    List<OutboxMessage> of(List<OutboxMessage> messages) {
        return is("on") ? Stream.concat(messages.stream(), messages.stream()).toList() : messages;
    }
}
