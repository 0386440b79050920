package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.LocalSystemBuilder;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.client.SagaChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two of each service share the work, and take over from each other when one of them is killed, restarted or frozen. */
@Tag("faults")
class ReplicasIT {

    private static final int ORDERS = Integer.getInteger("quadrille.faults.orders", 50);
    private static final int SEED = Integer.getInteger("quadrille.faults.seed", 1);
    private static final int ORDERS_PER_SECOND = 20;
    private static final Duration BEYOND_THE_SESSION = Duration.ofSeconds(8);
    private static Stage stage;

    private final Trial trial = new Trial(stage, new Random(SEED), new Tally());

    @BeforeAll
    static void open() {
        stage = Stage.open(ReplicasIT::twoOfEach);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void takeOverFromOneThatIsKilled() {
        LocalService victim = stage.system().replicas(ServiceName.PAYMENT).get(1);
        try (Load load = Load.of(stage, SEED, ORDERS_PER_SECOND)) {
            awaitOrders(load, ORDERS);
            Instant struck = Instant.now();
            victim.kill();
            awaitOrders(load, load.acceptedCount() + ORDERS);
            load.stop();
            trial.stands(load.accepted());
            tell(victim.name() + " killed", load, struck);
        } finally {
            victim.restart();
        }
    }

    @Test
    void shareTheWorkWhileOneOfEachIsRestarted() {
        try (Load load = Load.of(stage, SEED, ORDERS_PER_SECOND)) {
            awaitOrders(load, ORDERS);
            Instant struck = Instant.now();
            ProcessFaults.restartAllTheTime(trial);
            load.stop();
            trial.stands(load.accepted());
            tell("one of each restarted", load, struck);
        }
    }

    @Test
    void takeTheFloorFromOneThatIsFrozen() {
        LocalService zombie = stage.system().replicas(ServiceName.PAYMENT).get(0);
        Floor floor = new Floor(stage, ServiceName.PAYMENT);
        try (Load load = Load.of(stage, SEED, ORDERS_PER_SECOND)) {
            awaitOrders(load, ORDERS);
            Instant struck = Instant.now();
            try (Frozen frozen = floor.frozenWhileSpeaking(zombie)) {
                struck = Instant.now();
                floor.awaitTaken();
                tell(
                        zombie.name() + " frozen with the floor, taken after "
                                + Duration.between(struck, Instant.now()).toMillis() + " ms",
                        load,
                        struck);
                new Pause(BEYOND_THE_SESSION).pass();
                assertThat(frozen).isNotNull();
            }
            load.stop();
            trial.stands(load.accepted());
            tell(zombie.name() + " frozen", load, struck);
        }
    }

    @Test
    void tellOfEverySagaWhicheverOfThemIsWatched() {
        List<LocalService> replicas = stage.system().replicas(ServiceName.NOTIFICATION);
        try (Onlooker here = Onlooker.at(replicas.get(0), stage.system().token());
                Onlooker there = Onlooker.at(replicas.get(1), stage.system().token())) {
            awaitSharing(here, there);

            List<String> orders = Stream.generate(() -> stage.place(1, "TEA-500", "tok_ok"))
                    .limit(ORDERS)
                    .toList();

            assertThat(orders).allSatisfy(order -> {
                assertThat(here.end(order)).succeedsWithin(Stage.PATIENCE);
                assertThat(there.end(order)).succeedsWithin(Stage.PATIENCE);
            });
            trial.stands(orders);
        }
    }

    /** Each has its part of what is heard, and has heard of the other's. */
    private static void awaitSharing(Onlooker... onlookers) {
        new Parts(stage.system().broker().address(), ServiceName.NOTIFICATION.toString()).awaitMembers(2);
        Awaitility.await("an order of which both are told")
                .atMost(Stage.PATIENCE)
                .until(() -> {
                    String order = stage.place(1, "TEA-500", "tok_ok");
                    return Stream.of(onlookers).allMatch(onlooker -> isTold(onlooker, order));
                });
    }

    private static boolean isTold(Onlooker onlooker, String order) {
        return onlooker.end(order)
                .thenApply(SagaChange::hasEnded)
                .completeOnTimeout(false, 5, TimeUnit.SECONDS)
                .join();
    }

    private static void awaitOrders(Load load, int count) {
        Awaitility.await(count + " orders").atMost(Stage.PATIENCE).until(() -> load.acceptedCount() >= count);
    }

    private static void tell(String what, Load load, Instant struck) {
        System.out.printf(
                "%s, seed %d: %d orders, %d refused; %s%n",
                what, SEED, load.acceptedCount(), load.refused(), Recoveries.text(stage.books(), struck));
    }

    private static LocalSystemBuilder twoOfEach(LocalSystemBuilder builder) {
        for (ServiceName service : ServiceName.values()) {
            builder.replicas(service, 2);
        }
        return builder;
    }
}
