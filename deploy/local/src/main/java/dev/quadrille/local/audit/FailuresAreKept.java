package dev.quadrille.local.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whatever could not be handled is among the dead letters with its cause and its place, and nowhere else for ever. */
final class FailuresAreKept implements Invariant {

    private final Scope scope;
    private final List<Queues> queues;
    private final Letters letters;
    private final Findings findings = new Findings();
    private final Set<String> waited;
    private final Set<String> open = new HashSet<>();

    FailuresAreKept(Scope scope, List<Queues> queues, Letters letters) {
        this.scope = scope;
        this.queues = queues;
        this.letters = letters;
        this.waited = queues.stream()
                .flatMap(queue -> queue.parked().stream())
                .map(Queues.Parked::key)
                .collect(Collectors.toSet());
    }

    /** An event that waits holds its order up; that is told of the order. */
    @Override
    public void look(Dossier order) {
        UUID id = order.order();
        if (order.isKnown() && order.isOpen() && waited.contains(id.toString())) {
            open.add(id.toString());
        }
    }

    @Override
    public Verdict verdict() {
        letters.sent().stream()
                .filter(FailuresAreKept::saysTooLittle)
                .forEach(letter -> findings.add(
                        about(letter.key()),
                        "dead letter %s of %s does not say %s"
                                .formatted(
                                        letter.id(),
                                        letter.service(),
                                        letter.cause() == null ? "why" : "where it was read")));
        if (scope.everything()) {
            compareWithTable();
            reportParked();
        }
        return findings.verdict("failures are kept", numbers());
    }

    private static boolean saysTooLittle(Letter letter) {
        return letter.cause() == null || letter.cause().isBlank() || letter.place() == null;
    }

    /** The table may hold more: the topics forget. */
    private void compareWithTable() {
        Map<String, Long> kept = letters.keptByService();
        letters.sentByService().forEach((service, sent) -> {
            if (letters.kept().isPresent() && kept.getOrDefault(service, 0L) < sent) {
                findings.add(
                        "dead letters of " + service,
                        "%,d on its topic, %,d with notification-service"
                                .formatted(sent, kept.getOrDefault(service, 0L)));
            }
        });
    }

    private void reportParked() {
        queues.stream()
                .flatMap(queue -> queue.parked().stream())
                .filter(event -> scope.expectsWhatBegan(event.since()) && !open.contains(event.key()))
                .forEach(event -> findings.add(about(event.key()), "has ended, and an event of it is " + event.text()));
    }

    private static String about(String key) {
        return key == null ? "a record without a key" : "order " + key;
    }

    private String numbers() {
        String sent = new TreeMap<>(letters.sentByService())
                .entrySet().stream()
                        .map(service -> "%,d of %s".formatted(service.getValue(), service.getKey()))
                        .collect(Collectors.joining(", "));
        long parked = queues.stream().mapToLong(Queues::parkedInAll).sum();
        return "%s; %,d events wait for a retry"
                .formatted(sent.isEmpty() ? "no dead letters" : "dead letters: " + sent, parked);
    }
}
