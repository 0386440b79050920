package dev.quadrille.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Hands out ports nobody listens on, never the same one twice. */
final class FreePorts {

    // Below the range from which the system takes the ports of outgoing connections: nobody gets in between.
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    static synchronized int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new LocalFailure("no free port between %d and %d; end some of what listens there".formatted(FIRST, END));
    }

    /** Takes the port for a moment: never to be asked about the port of a process that is about to listen there. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Tells whether somebody listens, and leaves the port alone. */
    static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
