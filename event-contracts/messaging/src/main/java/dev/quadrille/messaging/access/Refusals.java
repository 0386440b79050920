package dev.quadrille.messaging.access;

import dev.quadrille.messaging.http.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells those who are not let in what is missing, and nothing of what they asked for; challenges are those of RFC 6750. */
class Refusals {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @ServerExceptionMapper
    Response nobody(UnauthorizedException nobody) {
        return challenge("Bearer", "this needs a token: send it as Authorization: Bearer <token>");
    }

    @ServerExceptionMapper
    Response unknown(AuthenticationFailedException unknown) {
        return challenge(
                "Bearer error=\"invalid_token\"",
                "the token is not accepted: it has expired, is not valid yet, or was not made for this system");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return Problem.of(FORBIDDEN, "the token does not have a role that may do this")
                .response();
    }

    private static Response challenge(String challenge, String detail) {
        return Response.fromResponse(Problem.of(UNAUTHORIZED, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }
}
