package dev.quadrille.inventory.api;

import dev.quadrille.inventory.StockLevel;
import dev.quadrille.inventory.Stocks;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What lies on the shelves, and how more gets there. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/stock")
@Tag(name = "stock")
public class StockResource {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int LARGEST_PAGE = 500;
    private static final long LARGEST_RESTOCK = 1_000_000_000;

    private final Stocks stocks;

    StockResource(Stocks stocks) {
        this.stocks = stocks;
    }

    /** @param quantity pieces, 1 to 1,000,000,000 */
    public record Restock(Long quantity) {}

    @GET
    @WithSession
    @Operation(summary = "All SKUs, sorted; the next page comes after the last SKU of this one")
    public Uni<List<StockLevel>> stock(
            @QueryParam("after") @DefaultValue("") String after,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("100") String limit) {
        if (!after.isEmpty()) {
            checkSku("after", after);
        }
        return StockView.after(after, pageSize(limit));
    }

    @GET
    @Path("/{sku}")
    @WithSession
    @Operation(summary = "The stock of one SKU; available is what can be promised: onHand - reserved")
    public Uni<StockLevel> one(String sku) {
        checkSku("sku", sku);
        return StockView.<StockView>findById(sku)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("sku " + sku + " is not known; its first restock creates it"))
                .map(StockView::level);
    }

    @RolesAllowed(Role.ADMIN)
    @POST
    @Path("/{sku}/restocks")
    @ResponseStatus(201)
    @Operation(summary = "More pieces of a SKU; the first restock creates it. Answers with the stock after it")
    public Uni<StockLevel> restock(String sku, Restock restock) {
        checkSku("sku", sku);
        Long quantity = restock == null ? null : restock.quantity();
        if (quantity == null || quantity < 1 || quantity > LARGEST_RESTOCK) {
            throw Problem.invalid("quantity", "the quantity is " + quantity, "1 to " + LARGEST_RESTOCK + " pieces");
        }
        return stocks.restock(sku, quantity);
    }

    private static void checkSku(String field, String sku) {
        if (!SKU.matcher(sku).matches()) {
            throw Problem.invalid(field, "'" + sku + "' is no SKU", "1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }

    private static int pageSize(String limit) {
        int size = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > LARGEST_PAGE) {
            throw Problem.invalid("limit", "the limit is '" + limit + "'", "1 to " + LARGEST_PAGE);
        }
        return size;
    }
}
