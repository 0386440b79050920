package dev.quadrille.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The smallest mail server that speaks SMTP (RFC 5321): it takes mails, refuses them, or hesitates, as a test wants. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile CountDownLatch hesitation = new CountDownLatch(0);
    private ServerSocket socket;

    /** A mail that was taken. */
    record Mail(String recipient, String text) {}

    @Override
    public Map<String, String> start() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients.execute(this::listen);
        return Map.of(
                "quadrille.smtp-host", "127.0.0.1",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(socket.getLocalPort()));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        clients.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Mail> mailsAbout(Object order) {
        return mails.stream()
                .filter(mail -> mail.text().contains(order.toString()))
                .toList();
    }

    void refuse(boolean refusing) {
        this.refusing = refusing;
    }

    /** Takes mails from now on, but does not say so before it may go on. */
    void hesitate() {
        hesitation = new CountDownLatch(1);
    }

    void goOn() {
        hesitation.countDown();
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                clients.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            clients.shutdown();
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            converse(in, out);
        } catch (IOException gone) {
            // the client hung up, which is its right
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        say(out, "220 quadrille.test");
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                case "RCPT" -> {
                    recipient = line.replaceAll("[^<]*<(.*)>.*", "$1");
                    say(out, refusing ? "451 come again later" : "250 ok");
                }
                case "DATA" -> take(recipient, in, out);
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void take(String recipient, BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        say(out, "354 go on");
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            text.append(line).append('\n');
        }
        mails.add(new Mail(recipient, text.toString()));
        hesitation.await();
        say(out, "250 taken");
    }

    private static void say(PrintStream out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
