package dev.quadrille.order.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.order.PriceList;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price list. */
@RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.ADMIN})
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public class ProductResource {

    private static final String EXAMPLE = """
            {"name": "Assam tea, 500 g", "price": {"minor": 1250, "currency": "EUR"}}""";

    private final PriceList priceList;

    ProductResource(PriceList priceList) {
        this.priceList = priceList;
    }

    @GET
    @WithSession
    @Operation(summary = "All products, by SKU")
    public Uni<List<ProductView>> products() {
        return ProductView.listAll(Sort.by("sku"));
    }

    @RolesAllowed(Role.ADMIN)
    @PUT
    @Path("/{sku}")
    @Operation(summary = "Adds a product, or changes its name and price for the orders to come")
    @APIResponse(responseCode = "201", description = "Added")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "400", description = "A field is wrong: the problem names it and what is allowed")
    public Uni<Response> put(String sku, ProductForm form) {
        if (form == null) {
            throw Problem.invalid("body", "the body is missing", EXAMPLE);
        }
        return priceList
                .put(sku, form.name(), form.checked(sku))
                .map(added -> Response.status(added ? 201 : 204).build());
    }
}
