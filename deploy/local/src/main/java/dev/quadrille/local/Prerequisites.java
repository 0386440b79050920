package dev.quadrille.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that a start needs of this machine, looked at before the first process is started. */
record Prerequisites(Repository repository, StateDirectory state, Ports ports, Map<ServiceName, Integer> replicas) {

    private static final int JAVA = 17;
    private static final long MEMORY_MIB = 1_536;
    private static final long DISK_MIB = 1_024;

    List<Prerequisite> all() {
        return Stream.concat(ofTheMachine().stream(), ofThePorts().stream()).toList();
    }

    List<Prerequisite> ofTheMachine() {
        Stream<Prerequisite> machine = Stream.of(java(), memory(), disk(), stateDirectory(), user());
        return Stream.concat(machine, unbuilt()).toList();
    }

    List<Prerequisite> ofThePorts() {
        return neededPorts().entrySet().stream()
                .map(port -> port(port.getKey(), port.getValue()))
                .toList();
    }

    List<Prerequisite> unmetOfTheMachine() {
        return ofTheMachine().stream().filter(each -> !each.met()).toList();
    }

    List<Prerequisite> unmet() {
        return all().stream().filter(each -> !each.met()).toList();
    }

    private static Prerequisite java() {
        int version = Runtime.version().feature();
        return new Prerequisite(
                "JDK", version >= JAVA, "Java " + version, "install JDK 17 or newer and point JAVA_HOME at it");
    }

    private static Prerequisite memory() {
        long free = Machine.freeMemoryMiB();
        return new Prerequisite(
                "memory",
                free >= MEMORY_MIB,
                "%,d MiB free".formatted(free),
                "about %,d MiB are needed: close what you can spare".formatted(MEMORY_MIB));
    }

    private Prerequisite disk() {
        Path place = nearestExisting(state.path());
        long free = place.toFile().getUsableSpace() / (1024 * 1024);
        return new Prerequisite(
                "disk",
                free >= DISK_MIB,
                "%,d MiB free at %s".formatted(free, place),
                "about %,d MiB are needed: make room, or set QUADRILLE_HOME to a directory elsewhere"
                        .formatted(DISK_MIB));
    }

    private Prerequisite stateDirectory() {
        Path place = nearestExisting(state.path());
        boolean writable = Files.isWritable(place);
        return new Prerequisite(
                "state",
                writable,
                state.path() + (writable ? "" : " cannot be written"),
                "make %s writable, or set QUADRILLE_HOME to a directory that is".formatted(place));
    }

    private static Path nearestExisting(Path path) {
        return Stream.iterate(path, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static Prerequisite user() {
        boolean possible = !Machine.isRoot() || Machine.canLeaveRoot();
        return new Prerequisite(
                "user",
                possible,
                Machine.user() + (possible ? "" : ", and PostgreSQL refuses to run as root"),
                "run it as an ordinary user, or allow `unshare -U` (package util-linux, user namespaces)");
    }

    private Stream<Prerequisite> unbuilt() {
        return Stream.of(ServiceName.values())
                .filter(service -> Files.notExists(repository.application(service)))
                .map(service ->
                        new Prerequisite("build", false, service + " is not built", "run mvn -q -DskipTests package"));
    }

    private Map<Integer, String> neededPorts() {
        Map<Integer, String> needed = new TreeMap<>();
        needed.put(ports.postgres(), "PostgreSQL");
        needed.put(ports.gateway(), "the gateway");
        needed.put(ports.broker(), "Kafka");
        needed.put(ports.controller(), "Kafka's controller");
        for (ServiceName service : ServiceName.values()) {
            for (int replica = 0; replica < replicas.getOrDefault(service, 1); replica++) {
                String name = LocalService.name(service, replica);
                needed.put(ports.service(service, replica), name);
                needed.put(ports.management(service, replica), name + "'s health and metrics");
            }
        }
        return needed;
    }

    static Prerequisite port(int port, String user) {
        boolean free = FreePorts.isFree(port);
        return new Prerequisite(
                "port",
                free,
                "%d for %s%s".formatted(port, user, free ? "" : " is taken by " + holder(port)),
                "stop that, or move all ports with --port-offset 1000");
    }

    private static String holder(int port) {
        return PortHolder.of(port)
                .map(process -> "process %d (%s)".formatted(process.pid(), program(process)))
                .orElse("another process");
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("of another user");
    }
}
