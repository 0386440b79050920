package dev.quadrille.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that goes no further than the gateway, told as RFC 9457 problem details. */
record Refusal(int status, String title, String detail, Map<String, String> headers) {

    private static final String PROBLEM = "application/problem+json";

    static Refusal badPath() {
        return new Refusal(
                400, "Bad Request", "the path must not have '..', '//', '\\' or encoded dots and slashes", Map.of());
    }

    static Refusal unknownPath(String path) {
        return new Refusal(
                404,
                "Not Found",
                "nothing is at " + path + "; something is at "
                        + Arrays.stream(Route.values()).map(Route::prefix).collect(Collectors.joining(", ")),
                Map.of());
    }

    static Refusal onlyPost(String path) {
        return new Refusal(405, "Method Not Allowed", path + " takes POST", Map.of("Allow", "POST"));
    }

    static Refusal cannotAudit(String why) {
        return new Refusal(503, "Service Unavailable", why, Map.of());
    }

    static Refusal tooLarge(long most) {
        return new Refusal(
                413,
                "Request Entity Too Large",
                "the body has more than " + most + " bytes: send less at a time",
                Map.of("Connection", "close"));
    }

    static Refusal tooSlow() {
        return new Refusal(
                408,
                "Request Timeout",
                "the body did not come in time: send it as one, and at once",
                Map.of("Connection", "close"));
    }

    static Refusal unknownCaller() {
        return new Refusal(
                401,
                "Unauthorized",
                "this needs a valid token: send it as Authorization: Bearer <token>",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    static Refusal notAllowed() {
        return new Refusal(403, "Forbidden", "the token does not have a role that may do this", Map.of());
    }

    /** @param whence they came */
    static Refusal tooMany(long perSecond, String whence) {
        return new Refusal(
                429,
                "Too Many Requests",
                "more than " + perSecond + " requests a second came from " + whence + ": try again in a second",
                Map.of("Retry-After", "1"));
    }

    static Refusal unreachable(String service) {
        return new Refusal(
                503,
                "Service Unavailable",
                service + " cannot be reached: try again in a few seconds",
                Map.of("Retry-After", "2"));
    }

    void send(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(status).putHeader("Content-Type", PROBLEM);
        headers.forEach(response::putHeader);
        response.end(body());
    }

    /** In the place of the answer of a service. */
    ProxyResponse inPlaceOfAnswer(ProxyContext context) {
        ProxyResponse response = context.request().release().response().setStatusCode(status);
        response.headers().clear();
        response.putHeader("Content-Type", PROBLEM).setBody(Body.body(body()));
        headers.forEach(response::putHeader);
        return response;
    }

    private Buffer body() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }
}
