package dev.quadrille.e2e.anyorder;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Someone outside whom a service calls. A request may be lost, may land late, and may land again.
 *
 * @param sent every request that was ever sent: each may still land
 */
record Outside(Books books, Set<String> sent) {

    /** Nobody is called. */
    static final Outside NOBODY = new Outside(request -> List.of(), Set.of());

    /** What the party outside knows of the order. */
    interface Books {
        /** @return what may happen when the request lands, one of these */
        List<Answered> on(String request);
    }

    record Answered(Books books, String answer) {}

    static Outside with(Books books) {
        return new Outside(books, Set.of());
    }

    Outside sending(String request) {
        return new Outside(
                books, Stream.concat(sent.stream(), Stream.of(request)).collect(Collectors.toUnmodifiableSet()));
    }

    Outside with(Answered answered) {
        return new Outside(answered.books(), sent);
    }
}
