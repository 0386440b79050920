package dev.quadrille.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks one address whether it answers 200. */
record HttpProbe(URI address) {

    private static final int PATIENCE_MS = (int) Duration.ofSeconds(2).toMillis();

    boolean saysYes() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYetThere) {
            return false;
        }
    }
}
