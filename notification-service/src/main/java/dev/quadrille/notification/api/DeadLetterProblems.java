package dev.quadrille.notification.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.CannotReplay;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Why a dead letter stays where it is, told over HTTP. */
class DeadLetterProblems {

    @ServerExceptionMapper
    Response refused(CannotReplay refused) {
        int status =
                switch (refused.reason()) {
                    case UNKNOWN -> 404;
                    case WRONG_STATE -> 409;
                    case UNREADABLE -> 422;
                };
        return Problem.of(status, refused.getMessage()).response();
    }
}
