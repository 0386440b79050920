package dev.quadrille.messaging.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client that sends what no library would send, as slowly and as much as it likes. */
public final class BadClient implements AutoCloseable {

    private static final int WAIT_MILLISECONDS = 60_000;

    private final Socket socket;

    private BadClient(Socket socket) {
        this.socket = socket;
    }

    /** One that vanishes without a word when it is closed, so that nothing of it is left in the kernel. */
    public static BadClient of(URI service) {
        try {
            Socket socket = new Socket(service.getHost(), service.getPort());
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(WAIT_MILLISECONDS);
            return new BadClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers each with its line end */
    public static String head(String request, String headers) {
        return request + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers + "\r\n";
    }

    /** Whether anybody listens or not. */
    public BadClient says(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException closed) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** What comes next; empty where nothing comes any more. */
    public String hears() {
        byte[] part = new byte[4_096];
        try {
            int length = socket.getInputStream().read(part);
            return new String(part, 0, Math.max(length, 0), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("neither an answer nor an end", e);
        }
    }

    /** All that comes until the other side closes the connection, which it must. */
    public String hearsToTheEnd() {
        return Stream.generate(this::hears).takeWhile(part -> !part.isEmpty()).collect(Collectors.joining());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
