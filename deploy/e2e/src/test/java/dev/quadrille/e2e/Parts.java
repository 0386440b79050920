package dev.quadrille.e2e;

import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.awaitility.Awaitility;

/** Who of a consumer group hears what. */
record Parts(Broker broker, String group) {

    /** Waits until so many members have a part each, and nobody joins or leaves. */
    void awaitMembers(int members) {
        try (Admin admin = Admin.create(broker.client(Map.of()))) {
            Awaitility.await(members + " members of " + group)
                    .atMost(Stage.PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> membersAtWork(admin) == members);
        }
    }

    private long membersAtWork(Admin admin) throws ExecutionException, InterruptedException {
        ConsumerGroupDescription described =
                admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        return described.groupState() != GroupState.STABLE
                ? 0
                : described.members().stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty())
                        .count();
    }
}
