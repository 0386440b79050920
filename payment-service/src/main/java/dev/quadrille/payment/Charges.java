package dev.quadrille.payment;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The gateway's wire, as payment-service's README writes it down. */
@RegisterRestClient(configKey = "payment-gateway")
@Path("/charges")
interface Charges {

    @POST
    Uni<Response> charge(@HeaderParam("Idempotency-Key") UUID key, Order order);

    @POST
    @Path("/{key}/cancellation")
    Uni<Response> cancel(@PathParam("key") UUID key);

    /**
     * @param amount in the currency's minor unit
     * @param currency ISO 4217
     */
    record Order(long amount, String currency, String token) {
        static Order of(PaymentGateway.Charge charge) {
            return new Order(charge.amount().minor(), charge.amount().currency(), charge.token());
        }

        @Override
        public String toString() {
            return "Order[amount=" + amount + ", currency=" + currency + "]";
        }
    }
}
