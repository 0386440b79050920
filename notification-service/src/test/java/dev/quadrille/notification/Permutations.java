package dev.quadrille.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every order in which things may arrive. */
final class Permutations {

    private Permutations() {}

    static <T> Stream<List<T>> of(List<T> items) {
        return items.isEmpty()
                ? Stream.of(List.of())
                : IntStream.range(0, items.size()).boxed().flatMap(i -> beginningWith(i, items));
    }

    private static <T> Stream<List<T>> beginningWith(int first, List<T> items) {
        List<T> others = new ArrayList<>(items);
        T item = others.remove(first);
        return of(others).map(rest -> {
            List<T> whole = new ArrayList<>(rest);
            whole.add(0, item);
            return whole;
        });
    }
}
