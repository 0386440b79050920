package dev.quadrille.local.bench.calibration;

import dev.quadrille.local.audit.Broker;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** A topic beside those of the saga, for as long as it is open. */
final class CalibrationTopic implements AutoCloseable {

    static final int PARTITIONS = 12;

    private final String name;
    private final Admin admin;

    private CalibrationTopic(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** @param run a topic that is being deleted keeps its name for a while, so each run has its own */
    static CalibrationTopic create(Broker broker, int run) {
        Admin admin = Admin.create(broker.client(Map.of()));
        String name = "quadrille.calibration" + (run == 1 ? "" : "-" + run);
        await(admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all());
        return new CalibrationTopic(admin, name);
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        await(admin.deleteTopics(List.of(name)).all());
        admin.close();
    }

    private static void await(KafkaFuture<Void> answer) {
        answer.toCompletionStage().toCompletableFuture().join();
    }
}
