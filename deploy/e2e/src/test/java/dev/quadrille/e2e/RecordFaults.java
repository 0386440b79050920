package dev.quadrille.e2e;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.Participant;
import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What happens to the records on the topics, and to what each service remembers of where it was. */
final class RecordFaults {

    private static final int AT_MOST = 1_000;
    private static final int PERCENT_OF_POISON = 3;

    private RecordFaults() {}

    /** Every record, or the last thousand, is delivered two to five times in all, in any order. */
    static void repeat(Trial trial) {
        List<ConsumerRecord<String, byte[]>> said = trial.wire().all().stream()
                .filter(record -> hearers(record.topic()) > 0 && record.timestamp() > 0)
                .filter(record -> !isPoison(trial, record))
                .toList();
        List<ConsumerRecord<String, byte[]>> again = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : latest(said)) {
            again.addAll(Collections.nCopies(1 + trial.dice().nextInt(4), record));
        }
        Collections.shuffle(again, trial.dice());
        trial.wire().repeat(again);
        trial.tally()
                .repeated(again.stream()
                        .mapToLong(record -> hearers(record.topic()))
                        .sum());
    }

    private static List<ConsumerRecord<String, byte[]>> latest(List<ConsumerRecord<String, byte[]>> said) {
        return said.stream()
                .sorted((one, other) -> Long.compare(other.timestamp(), one.timestamp()))
                .limit(AT_MOST)
                .toList();
    }

    private static boolean isPoison(Trial trial, ConsumerRecord<String, byte[]> record) {
        return trial.tally()
                .letters()
                .contains(place(Participant.NOTIFICATION, record.topic(), record.partition(), record.offset()));
    }

    private static long hearers(String topic) {
        return Participant.all().stream()
                .filter(service -> hears(service, topic))
                .count();
    }

    private static boolean hears(Participant<?> service, String topic) {
        return Choreography.heardBy(service).stream()
                .anyMatch(type -> type.topic().equals(topic));
    }

    /** All kinds, and as many as are three in a hundred records. */
    static void poison(Trial trial) {
        int count = Math.max(Poison.values().length, trial.wire().all().size() * PERCENT_OF_POISON / 100);
        List<ProducerRecord<String, byte[]>> records = IntStream.range(0, Math.min(count, AT_MOST / 10))
                .mapToObj(i -> Poison.values()[i % Poison.values().length].record())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(records, trial.dice());
        for (RecordMetadata place : trial.wire().send(records.stream())) {
            trial.tally().poisoned(lettersAbout(place.topic(), place.partition(), place.offset()));
        }
    }

    /** What there must be among the dead letters for a record there that nobody can read: one of each who hears the topic. */
    static List<String> lettersAbout(String topic, int partition, long offset) {
        return Participant.all().stream()
                .filter(service -> hears(service, topic))
                .map(service -> place(service, topic, partition, offset))
                .toList();
    }

    private static String place(Participant<?> service, String topic, int partition, long offset) {
        return "%s %s-%d@%d".formatted(service.service(), topic, partition, offset);
    }

    /** A service forgets where it was, while it is away. */
    static void reset(Trial trial) {
        ServiceName service = trial.anyService();
        List<LocalService> replicas = trial.stage().system().replicas(service);
        replicas.forEach(trial::remember);
        replicas.forEach(LocalService::terminate);
        offsets(trial, service).reset();
        replicas.forEach(LocalService::start);
        replicas.forEach(LocalService::awaitReady);
    }

    /** A service forgets where it was in a part of its partitions, while it is at work. */
    static void resetLive(Trial trial) {
        offsets(trial, trial.anyService()).resetLive();
    }

    private static Offsets offsets(Trial trial, ServiceName service) {
        return new Offsets(trial.stage().system().broker().address(), service.toString());
    }
}
