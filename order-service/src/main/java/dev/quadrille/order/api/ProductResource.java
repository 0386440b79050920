package dev.quadrille.order.api;

import dev.quadrille.contracts.Money;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.order.PriceList;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price list. */
@Path("/products")
@Tag(name = "products")
public class ProductResource {

    private static final long MAX_PRICE = 1_000_000_000L;

    private final PriceList priceList;

    ProductResource(PriceList priceList) {
        this.priceList = priceList;
    }

    /** A product's name and price as they are sent. */
    public record ProductForm(String name, Money price) {}

    @GET
    @WithSession
    @Operation(summary = "All products, by SKU")
    public Uni<List<ProductView>> products() {
        return ProductView.listAll(Sort.by("sku"));
    }

    @PUT
    @Path("/{sku}")
    @Operation(summary = "Adds a product, or changes its name and price for the orders to come")
    public Uni<Response> put(String sku, ProductForm form) {
        check(sku, form);
        return priceList
                .put(sku, form.name(), form.price())
                .map(added -> Response.status(added ? 201 : 204).build());
    }

    private static void check(String sku, ProductForm form) {
        if (!sku.matches("[A-Za-z0-9._-]{1,64}")) {
            throw Problem.invalid(
                    "sku",
                    "the sku is not of the allowed form",
                    "1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (form == null || form.name() == null || !form.name().matches("[^\\p{Cntrl}]{1,200}")) {
            throw Problem.invalid("name", "the name is missing or too long", "1 to 200 characters");
        }
        if (form.price() == null || form.price().minor() > MAX_PRICE) {
            throw Problem.invalid(
                    "price", "the price is missing or too high", "{\"minor\": 0 to 1000000000, \"currency\": \"EUR\"}");
        }
    }
}
