package dev.quadrille.e2e.anyorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Visits every state that can be reached, breadth first, so that what goes wrong is told by the shortest way to it.
 *
 * @param <W> a state: a value
 */
final class Exploration<W> {

    private final Rules<W> rules;
    private final Map<W, Integer> numbers = new HashMap<>();
    private final List<W> states = new ArrayList<>();
    private final List<Step> firstSteps = new ArrayList<>();
    private final List<List<Integer>> expected = new ArrayList<>();
    private long moves;

    Exploration(Rules<W> rules) {
        this.rules = rules;
    }

    /** What may happen. @param accident whether nobody can count on it: a crash, a repetition */
    record Move<W>(String name, W next, boolean accident) {}

    /** What may happen in a state; throws a {@link Violation} where something happens that must not. */
    interface Rules<W> {
        List<Move<W>> moves(W state);
    }

    private record Step(int from, String name) {}

    /** @throws AssertionError with the shortest way to the first violation */
    Exploration<W> from(List<W> roots) {
        roots.forEach(root -> number(root, new Step(-1, root.toString())));
        for (int i = 0; i < states.size(); i++) {
            try {
                visit(i);
            } catch (RuntimeException violation) {
                throw new AssertionError(violation.getMessage() + "\n" + way(i), violation);
            }
        }
        return this;
    }

    long moves() {
        return moves;
    }

    List<W> states() {
        return states;
    }

    /** @throws AssertionError where a state has no way to such an end any more, without any accident */
    Exploration<W> alwaysCanReach(Predicate<W> end) {
        List<List<Integer>> back = backwards();
        BitSet saved = new BitSet(states.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < states.size(); i++) {
            if (end.test(states.get(i))) {
                saved.set(i);
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int before : back.get(open.poll())) {
                if (!saved.get(before)) {
                    saved.set(before);
                    open.add(before);
                }
            }
        }
        if (saved.cardinality() < states.size()) {
            throw new AssertionError("no way to an end any more\n" + way(saved.nextClearBit(0)));
        }
        return this;
    }

    private List<List<Integer>> backwards() {
        List<List<Integer>> back = new ArrayList<>();
        states.forEach(state -> back.add(new ArrayList<>(2)));
        for (int from = 0; from < states.size(); from++) {
            for (int to : expected.get(from)) {
                back.get(to).add(from);
            }
        }
        return back;
    }

    private void visit(int state) {
        List<Integer> reached = new ArrayList<>(4);
        for (Move<W> move : rules.moves(states.get(state))) {
            moves++;
            int next = number(move.next(), new Step(state, move.name()));
            if (!move.accident() && next != state) {
                reached.add(next);
            }
        }
        expected.add(reached);
    }

    private int number(W state, Step step) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        firstSteps.add(step);
        return states.size() - 1;
    }

    private String way(int last) {
        LinkedList<String> lines = new LinkedList<>();
        for (int i = last; i >= 0; i = firstSteps.get(i).from()) {
            lines.addFirst("  " + firstSteps.get(i).name());
        }
        return String.join("\n", lines) + "\n  = " + states.get(last);
    }
}
