package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.local.gateway.Route;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes is told to run, held against a restricted cluster's policies, and against what the services are. */
class ManifestsTest {

    private static final Map<Overlay, Manifests> MANIFESTS = new EnumMap<>(Overlay.class);

    static {
        Arrays.stream(Overlay.values()).forEach(overlay -> MANIFESTS.put(overlay, Manifests.read(overlay.kept())));
    }

    static Stream<Arguments> pods() {
        return MANIFESTS.entrySet().stream()
                .flatMap(entry -> Pod.of(entry.getValue()).map(pod -> Arguments.of(entry.getKey(), pod)));
    }

    static Stream<Arguments> services() {
        return pods().filter(arguments -> ((Pod) arguments.get()[1]).isService());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheFourServices(Overlay overlay) {
        assertThat(Pod.of(MANIFESTS.get(overlay)).filter(Pod::isService).map(Pod::workload))
                .containsExactlyInAnyOrder(
                        "order-service", "payment-service", "inventory-service", "notification-service");
    }

    @Test
    void refusesAFieldThatKubernetesDoesNotKnow() {
        String misspelt = Overlay.KIND.kept().replaceFirst("terminationGracePeriodSeconds", "terminationGraceSeconds");

        assertThatThrownBy(() -> Manifests.read(misspelt))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("terminationGraceSeconds");
    }

    @ParameterizedTest
    @EnumSource
    void isTakenByAnApiServer(Overlay overlay) {
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.init();
        try (KubernetesClient client = server.createClient()) {
            for (HasMetadata resource : MANIFESTS.get(overlay).builtIn().toList()) {
                client.resource(resource).create();

                assertThat(client.resource(resource).get()).as(name(resource)).isNotNull();
            }
        } finally {
            server.destroy();
        }
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isNobodyInParticular(Overlay overlay, Pod pod) {
        assertThat(pod.spec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.spec().getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.spec().getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(pod.spec().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.spec().getServiceAccountName()).isNotEqualTo("default").isNotBlank();
        assertThat(pod.spec().getHostNetwork()).isNull();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void mayDoNothingThatItNeedNotDo(Overlay overlay, Pod pod) {
        assertThat(pod.containers()).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isPinnedAndLimited(Overlay overlay, Pod pod) {
        assertThat(pod.containers()).allSatisfy(container -> {
            assertThat(container.getImage())
                    .matches(overlay == Overlay.PRODUCTION ? ".+@sha256:[0-9a-f]{64}" : ".+:\\d+(\\.\\d+)+");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isProbedWhereItListens(Overlay overlay, Pod pod) {
        assertThat(pod.spec().getContainers())
                .filteredOn(container -> !container.getPorts().isEmpty())
                .allSatisfy(container -> {
                    assertThat(container.getStartupProbe()).isNotNull();
                    assertThat(container.getReadinessProbe()).isNotNull();
                    assertThat(container.getLivenessProbe()).isNotNull();
                });
    }

    @ParameterizedTest
    @MethodSource("pods")
    void speaksOnlyWithWhomItMust(Overlay overlay, Pod pod) {
        List<NetworkPolicy> policies =
                MANIFESTS.get(overlay).of(NetworkPolicy.class).toList();

        assertThat(policies)
                .anyMatch(policy ->
                        policy.getSpec().getPodSelector().getMatchLabels().isEmpty()
                                && policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                                && policy.getSpec().getIngress().isEmpty()
                                && policy.getSpec().getEgress().isEmpty());
        assertThat(policies)
                .anyMatch(policy ->
                        !policy.getSpec().getPodSelector().getMatchLabels().isEmpty()
                                && pod.labels()
                                        .entrySet()
                                        .containsAll(policy.getSpec()
                                                .getPodSelector()
                                                .getMatchLabels()
                                                .entrySet()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void listensWhereTheCodeSays(Overlay overlay, Pod pod) {
        int port = Integer.parseInt(Repository.configuration(pod.workload()).getProperty("quarkus.http.port"));
        Container container = pod.spec().getContainers().get(0);

        assertThat(container.getPorts())
                .extracting(it -> it.getName() + " " + it.getContainerPort())
                .containsExactly("http " + port, "management " + managementPort(pod));
        assertThat(MANIFESTS
                        .get(overlay)
                        .of(Service.class)
                        .filter(service -> service.getMetadata().getName().equals(pod.workload())))
                .singleElement()
                .satisfies(service -> assertThat(service.getSpec().getPorts())
                        .extracting(it -> it.getPort())
                        .containsExactly(port));
    }

    @ParameterizedTest
    @MethodSource("services")
    void isAskedForItsHealthWhereItTells(Overlay overlay, Pod pod) {
        Container container = pod.spec().getContainers().get(0);

        assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .extracting(Probe::getHttpGet)
                .allSatisfy(probe -> assertThat(probe.getPort().getStrVal()).isEqualTo("management"))
                .extracting(HTTPGetAction::getPath)
                .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
    }

    private static String managementPort(Pod pod) {
        return Repository.configuration(pod.workload()).getProperty("quarkus.management.port");
    }

    @ParameterizedTest
    @MethodSource("services")
    void usesItsOwnDatabase(Overlay overlay, Pod pod) {
        String database = Repository.configuration(pod.workload()).getProperty("quadrille.database");

        assertThat(pod.labels()).containsEntry("quadrille.dev/database", database);
        assertThat(pod.spec().getVolumes().toString())
                .contains("name=" + database + "-db")
                .contains("DB_PASSWORD");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isToldNothingThatItDoesNotUnderstand(Overlay overlay, Pod pod) {
        Stream<String> own = pod.spec().getContainers().get(0).getEnv().stream().map(EnvVar::getName);
        Stream<String> shared = MANIFESTS
                .get(overlay)
                .of(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().startsWith("services"))
                .flatMap(map -> map.getData().keySet().stream());

        assertThat(Stream.concat(own, shared)).hasSizeGreaterThan(4).allMatch(Settings.of(pod.workload())::knows);
    }

    @ParameterizedTest
    @EnumSource
    void showsAtItsOneAddressWhatTheLocalGatewayShows(Overlay overlay) {
        Map<String, String> routes = new HashMap<>();
        MANIFESTS
                .get(overlay)
                .of(HTTPRoute.class)
                .flatMap(route -> route.getSpec().getRules().stream())
                .forEach(rule -> rule.getMatches()
                        .forEach(match -> routes.put(
                                path(match), rule.getBackendRefs().get(0).getName() + behind(rule, match))));

        Map<String, String> expected = Arrays.stream(Route.values())
                .filter(route -> overlay == Overlay.KIND || !route.isForTrials())
                .collect(Collectors.toMap(Route::prefix, route -> route.service() + route.behind()));
        assertThat(routes).isEqualTo(expected);
    }

    private static String path(HTTPRouteMatch match) {
        return match.getPath().getValue();
    }

    /** What becomes of the path that is matched. */
    private static String behind(HTTPRouteRule rule, HTTPRouteMatch match) {
        return rule.getFilters().isEmpty()
                ? path(match)
                : rule.getFilters().get(0).getUrlRewrite().getPath().getReplacePrefixMatch();
    }

    @Test
    void productionHasEveryTopicThreeTimes() {
        assertThat(MANIFESTS.get(Overlay.PRODUCTION).of("KafkaTopic"))
                .allSatisfy(topic -> {
                    assertThat(topic.<Integer>get("spec", "partitions")).isEqualTo(EventCatalog.PARTITIONS);
                    assertThat(topic.<Integer>get("spec", "replicas")).isEqualTo(3);
                })
                .extracting(topic -> topic.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(EventCatalog.topics());
    }

    @Test
    void productionHasNoSecretOfOursAndNoFaults() {
        assertThat(MANIFESTS.get(Overlay.PRODUCTION).of(Secret.class)).isEmpty();
        assertThat(Overlay.PRODUCTION.kept())
                .doesNotContain("QUADRILLE_FAULTS")
                .doesNotContain("/faults")
                .doesNotContain("CHANGE-ME");
    }

    @Test
    void eachIsScaledByOneThingAtMost() {
        List<String> scaled = MANIFESTS.get(Overlay.PRODUCTION).all().stream()
                .filter(resource ->
                        List.of("ScaledObject", "HorizontalPodAutoscaler").contains(resource.getKind()))
                .map(resource -> resource.getMetadata().getName())
                .toList();

        assertThat(scaled).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void kindRunsTheImagesThatComposeRuns() {
        Composition composition = new Composition();

        assertThat(Pod.of(MANIFESTS.get(Overlay.KIND))
                        .flatMap(Pod::containers)
                        .map(Container::getImage)
                        .distinct())
                .allMatch(image ->
                        composition.parts().anyMatch(part -> part.image().equals(image)));
    }

    private static String name(HasMetadata resource) {
        return resource.getKind() + " " + resource.getMetadata().getName();
    }

    /** Kinds of operators, whose models are not here: at least nobody misspells a kind. */
    @ParameterizedTest
    @EnumSource
    void knowsTheKindsOfOthers(Overlay overlay) {
        assertThat(MANIFESTS.get(overlay).of(GenericKubernetesResource.class))
                .extracting(HasMetadata::getKind)
                .isSubsetOf(
                        "BackendTrafficPolicy",
                        "ClientTrafficPolicy",
                        "EnvoyProxy",
                        "Cluster",
                        "ImageCatalog",
                        "Kafka",
                        "KafkaNodePool",
                        "KafkaTopic",
                        "KafkaUser",
                        "ScaledObject",
                        "TriggerAuthentication",
                        "ExternalSecret",
                        "PodMonitor");
    }
}
