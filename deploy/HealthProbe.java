import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks the URL in HEALTH_URL, and exits with 0 when it answers 200 within two seconds: the health check of an image that need
 * have neither curl nor a shell. A plain socket, because the JDK's HTTP client would cost several times the processor.
 */
final class HealthProbe {

    private static final int PATIENCE_MS = 2_000;

    private HealthProbe() {}

    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(System.getenv("HEALTH_URL"));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            String request = "GET " + url.getPath() + " HTTP/1.0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            System.out.println(answer);
            System.exit(answer != null && answer.contains(" 200 ") ? 0 : 1);
        }
    }
}
