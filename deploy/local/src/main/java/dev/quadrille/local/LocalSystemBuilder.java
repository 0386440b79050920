package dev.quadrille.local;

import dev.quadrille.local.secure.Secrets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a local system shall be like, before it is one. */
public final class LocalSystemBuilder {

    private final Map<ServiceName, Integer> replicas = new EnumMap<>(ServiceName.class);
    private final Map<String, String> environment = new HashMap<>();
    private Repository repository;
    private boolean secure;
    private Path directory;
    private Ports ports = Ports.free();
    private JvmProfile jvm = JvmProfile.QUICK_START;
    private SystemListener listener = SystemListener.SILENT;

    LocalSystemBuilder() {}

    /** Where the built services are; by default the repository around the working directory. */
    public LocalSystemBuilder repository(Path root) {
        this.repository = new Repository(root);
        return this;
    }

    /** Where data and logs are kept. */
    public LocalSystemBuilder directory(Path state) {
        this.directory = state;
        return this;
    }

    /** By default any that are free. */
    public LocalSystemBuilder ports(Ports choice) {
        this.ports = choice;
        return this;
    }

    /** Whether the services offer the switches that make them misbehave. */
    public LocalSystemBuilder faults(boolean on) {
        return environment("QUADRILLE_FAULTS", on ? "on" : "off");
    }

    /** Whether the services let in only those who show a token. */
    public LocalSystemBuilder secure(boolean on) {
        this.secure = on;
        return this;
    }

    /** One more thing that every service is told. */
    public LocalSystemBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public LocalSystemBuilder replicas(ServiceName service, int count) {
        if (count < 1) {
            throw new LocalFailure("%s: %d replicas cannot do any work; ask for 1 or more".formatted(service, count));
        }
        replicas.put(service, count);
        return this;
    }

    /** By default tuned for a quick start. */
    public LocalSystemBuilder jvm(JvmProfile profile) {
        this.jvm = profile;
        return this;
    }

    public LocalSystemBuilder listener(SystemListener told) {
        this.listener = told;
        return this;
    }

    /** Returns when every service is ready. */
    public LocalSystem start() {
        StateDirectory state = new StateDirectory(directory);
        Secrets secrets = secure ? state.secrets() : null;
        LocalBroker broker = broker(state, secrets);
        LocalPostgres postgres =
                new LocalPostgres(state.postgresData(), state.log("postgres").path(), ports.postgres(), secrets);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("DB_HOST", "127.0.0.1");
        environment.put("DB_PORT", String.valueOf(postgres.port()));
        LocalGateway gateway = new LocalGateway(ports.gateway(), secure ? secrets.accessKeys() : null);
        return new LocalSystem(broker, postgres, services(state, secrets), gateway, secrets, listener).start();
    }

    private LocalBroker broker(StateDirectory state, Secrets secrets) {
        return new LocalBroker(
                state.brokerData(), state.log("kafka").path(), ports.broker(), ports.controller(), jvm, secrets);
    }

    private Map<ServiceName, List<LocalService>> services(StateDirectory state, Secrets secrets) {
        Repository built = repository == null ? Repository.find() : repository;
        Map<ServiceName, List<LocalService>> services = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            services.put(
                    service,
                    IntStream.range(0, replicas.getOrDefault(service, 1))
                            .mapToObj(replica -> replica(service, replica, built, state, secrets))
                            .toList());
        }
        return services;
    }

    private LocalService replica(
            ServiceName service, int replica, Repository built, StateDirectory state, Secrets secrets) {
        String name = LocalService.name(service, replica);
        Map<String, String> told = new HashMap<>(environment);
        if (secure) {
            told.putAll(new ServiceSecrets(service, secrets).environment());
        }
        return new LocalService(
                name,
                built.application(service),
                ports.service(service, replica),
                ports.management(service, replica),
                told,
                jvm,
                state.log(name));
    }
}
