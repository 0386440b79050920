package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;
import dev.quadrille.local.secure.AccessKeys;
import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one run says of itself to other commands and to the run after it.
 *
 * @param pid the command that started the system and will stop it
 * @param since when that was, in epoch milliseconds as the operating system tells it
 * @param ready whether the system is up, or still on its way
 * @param secrets where the secrets are without which nobody is let in; null where everybody is
 * @param gateway the one address in front of the services; null until it is open
 */
record RunNote(long pid, long since, boolean ready, Path secrets, URI gateway, List<LocalProcess> processes) {

    static RunNote ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new RunNote(self.pid(), startOf(self), false, null, null, List.of());
    }

    RunNote with(LocalProcess process) {
        List<LocalProcess> all = new ArrayList<>(processes);
        all.add(process);
        return new RunNote(pid, since, ready, secrets, gateway, all);
    }

    RunNote behind(URI address) {
        return new RunNote(pid, since, ready, secrets, address, processes);
    }

    RunNote securedBy(Secrets theirs) {
        return new RunNote(pid, since, ready, theirs.directory(), gateway, processes);
    }

    RunNote asReady() {
        return new RunNote(pid, since, true, secrets, gateway, processes);
    }

    /** Whether the command still runs; its number may have gone to another process meanwhile. */
    boolean isRunning() {
        return handle().isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(process -> process.isAlive() && startOf(process) == since);
    }

    String sinceText() {
        return LocalTime.ofInstant(Instant.ofEpochMilli(since), ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    Target target() {
        return new Target(addresses(), sources());
    }

    Addresses addresses() {
        return new Addresses(
                urls(ServiceName.ORDER),
                urls(ServiceName.PAYMENT),
                urls(ServiceName.INVENTORY),
                urls(ServiceName.NOTIFICATION),
                token());
    }

    /** By which this command is let in; null where nobody asks for one. */
    private String token() {
        return isSecured() ? keys().ownToken() : null;
    }

    boolean isSecured() {
        return secrets != null;
    }

    AccessKeys keys() {
        return secretsOfIt().accessKeys();
    }

    /** @throws LocalFailure where there are none */
    Secrets secretsOfIt() {
        if (!isSecured()) {
            throw new LocalFailure(
                    "this system asks nobody who it is, and has no secrets: start it with deploy/quadrille up --secure");
        }
        return new Secrets(secrets);
    }

    Map<ServiceName, List<URI>> hosts() {
        return Arrays.stream(ServiceName.values()).collect(Collectors.toMap(service -> service, this::urls));
    }

    Sources sources() {
        return AuditSources.at(postgres(), broker("127.0.0.1:" + port("kafka")));
    }

    PostgresAddress postgres() {
        return PostgresAddress.local(port("postgres"), isSecured() ? secretsOfIt() : null);
    }

    private Broker broker(String bootstrapServers) {
        return isSecured() ? new BrokerLogin(secretsOfIt()).operator(bootstrapServers) : Broker.open(bootstrapServers);
    }

    private int port(String process) {
        return processes.stream()
                .filter(one -> one.name().equals(process))
                .mapToInt(LocalProcess::port)
                .findFirst()
                .orElseThrow(() -> new LocalFailure(
                        "the note of the running system does not name %s; stop Quadrille and start it again"
                                .formatted(process)));
    }

    private List<URI> urls(ServiceName service) {
        return processes.stream()
                .filter(process -> process.name().matches(service + "(-\\d+)?"))
                .map(LocalProcess::port)
                .sorted()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
