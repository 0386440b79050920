package dev.quadrille.messaging.http;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Places for so many; whoever came first makes room for one too many. */
final class Places<T> {

    private final int most;
    private final Set<T> taken = new LinkedHashSet<>();

    Places(int most) {
        this.most = most;
    }

    /** @return who has lost its place */
    synchronized Optional<T> take(T newcomer) {
        taken.add(newcomer);
        if (taken.size() <= most) {
            return Optional.empty();
        }
        T first = taken.iterator().next();
        taken.remove(first);
        return Optional.of(first);
    }

    synchronized void leave(T one) {
        taken.remove(one);
    }
}
