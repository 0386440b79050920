package dev.quadrille.order.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Wrong;
import dev.quadrille.order.OrderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which page of which orders is asked for.
 *
 * @param customerId null: of all customers
 * @param status null: in any status
 * @param after the last order of the page before; null: the first page
 */
record OrderQuery(String customerId, OrderStatus status, UUID after, int limit) {

    static final int MAX_PAGE = 200;
    private static final String STATUSES =
            Arrays.stream(OrderStatus.values()).map(OrderStatus::name).collect(Collectors.joining(", "));

    /** @throws Problem naming every parameter that is wrong, and what is allowed there */
    static OrderQuery checked(String customerId, String status, String after, String limit) {
        List<Wrong> wrong = new ArrayList<>();
        OrderQuery query = new OrderQuery(
                customerId,
                read(wrong, "status", status, OrderStatus::valueOf, STATUSES),
                read(wrong, "after", after, OrderQuery::uuid, "the next of the page before"),
                orZero(read(wrong, "limit", limit, OrderQuery::pageSize, "1 to " + MAX_PAGE)));
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return query;
    }

    /** @param customer who sees no others; null: somebody who sees all */
    OrderQuery onlyOf(String customer) {
        return customer == null ? this : new OrderQuery(customer, status, after, limit);
    }

    private static <T> T read(List<Wrong> wrong, String name, String text, Function<String, T> parse, String allowed) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException refused) {
            wrong.add(new Wrong(name, "the " + name + " is '" + text + "'", allowed));
            return null;
        }
    }

    /** {@link UUID#fromString} also takes {@code 1-2-3-4-5}. */
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private static Integer pageSize(String text) {
        int size = Integer.parseInt(text);
        if (size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static int orZero(Integer size) {
        return size == null ? 0 : size;
    }
}
