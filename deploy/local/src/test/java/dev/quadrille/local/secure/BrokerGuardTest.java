package dev.quadrille.local.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrille.contracts.BrokerRights;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Participant;
import dev.quadrille.local.LocalBroker;
import dev.quadrille.local.Topics;
import dev.quadrille.local.audit.Broker;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a real broker each service does what is its own, and nothing else; who is nobody does nothing (ASVS 5.0: 8.2.1, 12.3.4,
 * 13.2.1, 13.2.2).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerGuardTest {

    private static final String PAYMENT = "payment-service";
    private static final TopicPartition ORDERS = new TopicPartition("orders.created", 0);
    private static final int A_MOMENT = 3_000;
    private static final int A_MINUTE = 60_000;

    private Secrets secrets;
    private LocalBroker broker;

    @BeforeAll
    void start(@TempDir Path directory) {
        secrets = new Secrets(directory.resolve("secrets"));
        broker = LocalBroker.in(directory.resolve("kafka"), secrets).start();
        Topics.createMissing(broker.address());
        try (BrokerUser operator = new BrokerUser(broker.address())) {
            assertThat(EventCatalog.topics()).allMatch(operator::mayWrite);
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    static Collection<Participant<?>> services() {
        return Participant.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceReadsAndWritesWhatTheScoreSaysAlone(Participant<?> service) {
        BrokerRights rights = BrokerRights.of(service);
        Map<TopicPartition, Long> before = ends();

        try (BrokerUser user = new BrokerUser(as(service.service()))) {
            assertThat(EventCatalog.topics()).filteredOn(user::mayRead).hasSameElementsAs(rights.reads());
            assertThat(EventCatalog.topics()).filteredOn(user::mayWrite).hasSameElementsAs(rights.writes());
        }
        assertThat(ends().entrySet())
                .as("what was refused has left no trace")
                .filteredOn(end -> !rights.writes().contains(end.getKey().topic()))
                .allMatch(end -> before.get(end.getKey()).equals(end.getValue()));
    }

    private Map<TopicPartition, Long> ends() {
        try (BrokerUser operator = new BrokerUser(broker.address())) {
            return operator.ends();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceMovesTheOffsetsOfItsOwnGroupsAlone(Participant<?> service) {
        List<String> groups = Participant.all().stream()
                .flatMap(each -> BrokerRights.of(each).groups().stream())
                .toList();

        try (Admin admin = Admin.create(as(service.service()).client(Map.of()))) {
            assertThat(groups)
                    .filteredOn(group -> isAllowed(
                            admin.alterConsumerGroupOffsets(group, Map.of(readable(service), new OffsetAndMetadata(0)))
                                    .all()))
                    .hasSameElementsAs(BrokerRights.of(service).groups());
        }
    }

    private static TopicPartition readable(Participant<?> service) {
        return new TopicPartition(BrokerRights.of(service).reads().get(0), 0);
    }

    static Stream<Function<Admin, KafkaFuture<?>>> whatNoServiceMay() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "payments.processed");
        AlterConfigOp forgetful = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
        return Stream.of(
                admin -> admin.createTopics(List.of(new NewTopic("payments.mine", 1, (short) 1)))
                        .all(),
                admin -> admin.deleteTopics(List.of("orders.created")).all(),
                admin -> admin.deleteTopics(List.of("payments.processed")).all(),
                admin -> admin.deleteRecords(Map.of(ORDERS, RecordsToDelete.beforeOffset(1)))
                        .all(),
                admin -> admin.incrementalAlterConfigs(Map.of(topic, List.of(forgetful)))
                        .all(),
                admin -> admin.deleteConsumerGroups(List.of("order-service")).all(),
                admin -> admin.listConsumerGroupOffsets("order-service").partitionsToOffsetAndMetadata(),
                admin -> admin.describeAcls(AclBindingFilter.ANY).values(),
                admin -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all(),
                admin -> admin.alterUserScramCredentials(
                                List.of(new UserScramCredentialDeletion("order-service", ScramMechanism.SCRAM_SHA_512)))
                        .all());
    }

    @ParameterizedTest
    @MethodSource("whatNoServiceMay")
    void aServiceChangesNothingOfTheBroker(Function<Admin, KafkaFuture<?>> deed) {
        try (Admin admin = Admin.create(as(PAYMENT).client(Map.of()))) {
            assertThat(isAllowed(deed.apply(admin))).isFalse();
        }
    }

    @Test
    void nobodyComesInWithAWrongPassword() {
        Broker stranger = new BrokerLogin(secrets).as(PAYMENT, "guessed", broker.bootstrapServers());
        assertThat(refusal(stranger, A_MINUTE)).isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void nobodyComesInWithoutAName() {
        assertThat(refusal(Broker.open(broker.bootstrapServers()), A_MOMENT))
                .as("in the clear")
                .isNotNull();
        Map<String, String> encrypted = new HashMap<>(as(PAYMENT).login());
        encrypted.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
        assertThat(refusal(new Broker(broker.bootstrapServers(), encrypted), A_MOMENT))
                .as("over TLS")
                .isNotNull();
    }

    private Broker as(String service) {
        return new BrokerLogin(secrets)
                .as(service, secrets.password(service, BrokerLogin.PASSWORD), broker.bootstrapServers());
    }

    /** @param patience in ms: who is not even understood waits for all of it */
    private static Throwable refusal(Broker door, int patience) {
        Map<String, Object> client =
                door.client(Map.of("default.api.timeout.ms", patience, "request.timeout.ms", patience));
        try (Admin admin = Admin.create(client)) {
            return catchThrowableOfType(
                            ExecutionException.class,
                            () -> admin.describeCluster().nodes().get())
                    .getCause();
        }
    }

    private static boolean isAllowed(KafkaFuture<?> deed) {
        try {
            deed.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
