package dev.quadrille.order.api;

import dev.quadrille.messaging.access.Caller;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.order.OrderDesk;
import dev.quadrille.order.OrderHistory;
import dev.quadrille.order.OrderHistory.Entry;
import dev.quadrille.order.OrderStatus;
import dev.quadrille.order.PlaceOrder;
import dev.quadrille.order.Receipt;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where customers place, follow and cancel orders. */
@RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.ADMIN})
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderResource {

    private static final String EXAMPLE = """
            {"customerId": "c-42", "customerEmail": "c42@example.com",
             "lines": [{"sku": "TEA-500", "quantity": 2}], "paymentToken": "tok_ok"}""";
    private static final String NO_STOCK = """
            {"customerId": "c-42", "customerEmail": "c42@example.com",
             "lines": [{"sku": "SOLD-OUT", "quantity": 1}], "paymentToken": "tok_ok"}""";

    private final OrderDesk desk;
    private final OrderHistory history;
    private final Caller caller;

    OrderResource(OrderDesk desk, OrderHistory history, Caller caller) {
        this.desk = desk;
        this.history = history;
        this.caller = caller;
    }

    /** A page of orders. @param next give it as {@code after} for the next page; null on the last */
    public record OrderPage(List<OrderView> orders, UUID next) {}

    @RolesAllowed({Role.CUSTOMER, Role.ADMIN})
    @POST
    @Operation(summary = "Places an order; prices come from the price list")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = IdempotencyKey.DESCRIPTION,
            example = IdempotencyKey.EXAMPLE,
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderForm.class),
                            examples = {
                                @ExampleObject(name = "will be shipped", value = EXAMPLE),
                                @ExampleObject(name = "will be cancelled and refunded", value = NO_STOCK)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Accepted and durable; Location leads to the order",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong: the problem names it and what is allowed")
    @APIResponse(responseCode = "413", description = "The body is larger than 64 KB")
    @APIResponse(responseCode = "422", description = "The key was used with another body")
    @APIResponse(responseCode = "503", description = "Nothing was accepted: try again after Retry-After seconds")
    public Uni<Response> place(@Context HttpHeaders headers, OrderForm form) {
        if (form == null) {
            throw Problem.invalid("body", "the body is missing", EXAMPLE);
        }
        PlaceOrder order = form.checked();
        caller.mayActFor(order.customerId());
        return desk.place(order, IdempotencyKey.of(headers, "POST /orders of " + order.customerId(), order))
                .map(OrderResource::accepted);
    }

    @GET
    @Path("/{orderId}")
    @WithSession
    @Operation(summary = "One order as it stands")
    public Uni<OrderView> order(UUID orderId) {
        return OrderView.one(orderId, caller.onlyCustomer())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order " + orderId + " is not known here"));
    }

    @GET
    @WithSession
    @Operation(summary = "Orders, newest first, in pages")
    public Uni<OrderPage> orders(
            @QueryParam("customerId") String customerId,
            @Parameter(schema = @Schema(implementation = OrderStatus.class)) @QueryParam("status") String status,
            @Parameter(description = "the next of the page before", schema = @Schema(implementation = UUID.class))
                    @QueryParam("after")
                    String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        OrderQuery query = OrderQuery.checked(customerId, status, after, limit);
        if (customerId != null) {
            caller.mayActFor(customerId);
        }
        return OrderView.page(query.onlyOf(caller.onlyCustomer())).map(orders -> page(orders, query.limit()));
    }

    @GET
    @Path("/{orderId}/events")
    @Operation(summary = "The order's history: what it announced and what it heard; personal data is masked")
    public Uni<List<Entry>> events(UUID orderId) {
        return history.of(orderId, caller.onlyCustomer());
    }

    @POST
    @Path("/{orderId}/cancel")
    @Operation(summary = "Cancels an order that is not confirmed yet; once cancelled, it may be asked again")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = IdempotencyKey.DESCRIPTION,
            example = IdempotencyKey.EXAMPLE,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "202",
            description = "The order is being cancelled, or was already",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", description = "The key is malformed")
    @APIResponse(responseCode = "404", description = "There is no such order")
    @APIResponse(responseCode = "409", description = "The order was confirmed: ask for a return instead")
    @APIResponse(responseCode = "422", description = "The key was used for another request")
    @APIResponse(responseCode = "503", description = "Nothing was done: try again after Retry-After seconds")
    public Uni<Response> cancel(UUID orderId, @Context HttpHeaders headers) {
        String only = caller.onlyCustomer();
        String route = "POST /orders/" + orderId + "/cancel" + (only == null ? "" : " by " + only);
        return desk.cancel(orderId, only, IdempotencyKey.of(headers, route, null))
                .map(OrderResource::accepted);
    }

    private static OrderPage page(List<OrderView> orders, int limit) {
        return new OrderPage(orders, orders.size() < limit ? null : orders.get(limit - 1).orderId);
    }

    private static Response accepted(Receipt receipt) {
        return Response.accepted(receipt)
                .location(URI.create("/orders/" + receipt.orderId()))
                .build();
    }
}
