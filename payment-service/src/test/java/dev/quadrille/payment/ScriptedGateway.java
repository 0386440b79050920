package dev.quadrille.payment;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gateway that answers as a test tells it, charges everything else, and remembers what it was asked. */
final class ScriptedGateway implements PaymentGateway {

    private final Map<UUID, Deque<ChargeAnswer>> script = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Charge> charged = new ArrayList<>();
    private boolean failsToCancel;

    /** The answers to this key, one after the other. */
    void answers(UUID key, ChargeAnswer... answers) {
        script.put(key, Stream.of(answers).collect(Collectors.toCollection(ArrayDeque::new)));
    }

    void failsToCancel() {
        failsToCancel = true;
    }

    List<String> calls() {
        return calls;
    }

    List<Charge> charged() {
        return charged;
    }

    @Override
    public Multi<Answered> charge(List<Charge> charges) {
        calls.add("charge " + charges.stream().map(Charge::key).toList());
        charged.addAll(charges);
        return Multi.createFrom()
                .iterable(charges)
                .map(charge -> new Answered(charge.key(), answer(charge.key())))
                .filter(answered -> !(answered.answer() instanceof ChargeAnswer.TimedOut));
    }

    @Override
    public Multi<UUID> cancel(Collection<UUID> keys) {
        calls.add("cancel " + keys.stream().sorted().toList());
        return failsToCancel
                ? Multi.createFrom().failure(new IllegalStateException("the network is away"))
                : Multi.createFrom().iterable(keys);
    }

    private ChargeAnswer answer(UUID key) {
        return script.containsKey(key) ? script.get(key).remove() : new ChargeAnswer.Charged("R" + key);
    }
}
