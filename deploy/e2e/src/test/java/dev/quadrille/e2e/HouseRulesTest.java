package dev.quadrille.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.quadrille");
    private static final String[] SERVICES = {"order", "payment", "inventory", "notification"};

    @Test
    void looksAtTheWholeHouse() {
        for (String room :
                new String[] {"contracts", "messaging", "order", "payment", "inventory", "notification", "local"}) {
            assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith("dev.quadrille." + room)))
                    .as(room)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void contractsKnowNeitherQuarkusNorKafkaNorSql() {
        classes()
                .that()
                .resideInAPackage("dev.quadrille.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.quadrille.contracts..", "java..", "com.fasterxml.jackson..")
                .check(HOUSE);
    }

    @Test
    void messagingKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.quadrille.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(SERVICES))
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "payment", "inventory", "notification"})
    void aServiceKnowsNoOther(String service) {
        noClasses()
                .that()
                .resideInAPackage("dev.quadrille." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(SERVICES)
                        .filter(other -> !other.equals(service))
                        .map(other -> "dev.quadrille." + other + "..")
                        .toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void theLocalRunStartsTheServicesAndKnowsNoneOfTheirClasses() {
        noClasses()
                .that()
                .resideInAPackage("dev.quadrille.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(SERVICES))
                .check(HOUSE);
    }

    @Test
    void onlyMessagingAndTheLocalRunKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.quadrille.messaging..", "dev.quadrille.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource({
        "order, Order",
        "order, OrderBook",
        "order, PlaceOrder",
        "payment, Payment",
        "payment, Ledger",
        "inventory, Reservation",
        "inventory, Warehouse",
        "inventory, Stock",
        "inventory, Shelves",
        "notification, Saga",
        "notification, Conversation",
        "notification, Awaited",
        "notification, Presupposed",
        "notification, LiveLog"
    })
    void domainClassesArePure(String service, String domainClass) {
        String name = "dev.quadrille." + service + "." + domainClass;
        assertThat(HOUSE.contain(name)).as(name).isTrue();
        noClasses()
                .that()
                .haveFullyQualifiedName(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye..", "io.vertx..", "org.apache.kafka..", "jakarta..", "java.sql..")
                .check(HOUSE);
    }

    private static String[] packagesOf(String... services) {
        return Arrays.stream(services)
                .map(service -> "dev.quadrille." + service + "..")
                .toArray(String[]::new);
    }
}
