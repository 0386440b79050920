package dev.quadrille.local.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends what no well-behaved client would send. */
final class RawClient implements AutoCloseable {

    private static final int WAIT_MILLISECONDS = 30_000;

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoLinger(true, 0);
        socket.setSoTimeout(WAIT_MILLISECONDS);
    }

    /** Whether anybody listens or not. */
    RawClient says(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException closed) {
            return this;
        }
        return this;
    }

    /** What comes next; empty where nothing comes any more. */
    String hears() throws IOException {
        byte[] part = new byte[4_096];
        try {
            return new String(part, 0, Math.max(socket.getInputStream().read(part), 0), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** All that comes until the other side closes the connection, which it must. */
    String hearsToTheEnd() throws IOException {
        StringBuilder heard = new StringBuilder();
        for (String part = hears(); !part.isEmpty(); part = hears()) {
            heard.append(part);
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
