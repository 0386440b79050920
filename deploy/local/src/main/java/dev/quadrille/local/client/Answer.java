package dev.quadrille.local.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a service said to one request. */
record Answer(String method, URI address, int status, byte[] body) {

    Answer expect(int... expected) {
        for (int each : expected) {
            if (status == each) {
                return this;
            }
        }
        throw new UnexpectedAnswer("%s %s answered %d: %s".formatted(method, address, status, text()));
    }

    /** What was asked for is done, or begun. @throws UnexpectedAnswer in the service's own words where it is refused */
    Answer accepted() {
        if (status == HttpURLConnection.HTTP_NOT_FOUND
                || status == HttpURLConnection.HTTP_BAD_REQUEST
                || status == HttpURLConnection.HTTP_CONFLICT
                || status == Refusal.UNPROCESSABLE) {
            throw new UnexpectedAnswer(as(Refusal.class).text());
        }
        return expect(HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_ACCEPTED, HttpURLConnection.HTTP_NO_CONTENT);
    }

    /** As it came. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    <T> T as(Class<T> type) {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (IOException e) {
            throw new UnexpectedAnswer(
                    "%s %s answered what is no %s: %s".formatted(method, address, type.getSimpleName(), e.getMessage()),
                    e);
        }
    }

    /** Empty for 404. */
    <T> Optional<T> ifFound(Class<T> type) {
        return status == HttpURLConnection.HTTP_NOT_FOUND
                ? Optional.empty()
                : Optional.of(expect(HttpURLConnection.HTTP_OK).as(type));
    }
}
