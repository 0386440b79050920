package dev.quadrille.order.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.order.KeyReused;
import dev.quadrille.order.PlaceOrder.CannotPrice;
import dev.quadrille.order.TooLateToCancel;
import dev.quadrille.order.UnknownOrder;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain refuses, told over HTTP. */
class OrderProblems {

    @ServerExceptionMapper
    Response unknown(UnknownOrder unknown) {
        return Problem.notFound(unknown.getMessage()).response();
    }

    @ServerExceptionMapper
    Response tooLate(TooLateToCancel tooLate) {
        return Problem.of(409, tooLate.getMessage()).response();
    }

    @ServerExceptionMapper
    Response keyReused(KeyReused reused) {
        return Problem.of(422, reused.getMessage()).response();
    }

    @ServerExceptionMapper
    Response cannotPrice(CannotPrice unpriced) {
        return Problem.invalid("lines[" + unpriced.line() + "].sku", unpriced.getMessage(), unpriced.allowed())
                .response();
    }
}
