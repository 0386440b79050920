package dev.quadrille.local;

import java.util.function.IntUnaryOperator;

/** Where the parts of one local system listen; all on 127.0.0.1. */
public final class Ports {

    private static final int GATEWAY = 8_080;
    private static final int BROKER = 19_092;
    private static final int CONTROLLER = 19_093;
    private static final int POSTGRES = 15_432;
    private static final int BETWEEN_REPLICAS = 10;
    private static final int MANAGEMENT = 5_000;

    private final IntUnaryOperator choice;

    private Ports(IntUnaryOperator choice) {
        this.choice = choice;
    }

    /** The documented ports, all moved up by the offset, so that two systems can run side by side. */
    public static Ports standard(int offset) {
        return new Ports(port -> port + offset);
    }

    /** Any free ports, for tests: each call of an accessor takes another one. */
    public static Ports free() {
        return new Ports(ignored -> FreePorts.next());
    }

    int gateway() {
        return choice.applyAsInt(GATEWAY);
    }

    int broker() {
        return choice.applyAsInt(BROKER);
    }

    int controller() {
        return choice.applyAsInt(CONTROLLER);
    }

    int postgres() {
        return choice.applyAsInt(POSTGRES);
    }

    int service(ServiceName name, int replica) {
        return choice.applyAsInt(name.standardPort() + BETWEEN_REPLICAS * replica);
    }

    /** Where it tells of its health and its metrics. */
    int management(ServiceName name, int replica) {
        return choice.applyAsInt(name.standardPort() + MANAGEMENT + BETWEEN_REPLICAS * replica);
    }
}
