package dev.quadrille.order.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Wrong;
import dev.quadrille.order.PlaceOrder;
import dev.quadrille.order.PlaceOrder.Wish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** An order as a customer fills it in: anything may be missing or wrong. */
public record OrderForm(String customerId, String customerEmail, List<Line> lines, String paymentToken) {

    private static final int MAX_LINES = 100;
    private static final int MAX_QUANTITY = 1_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    // no half of a surrogate pair either: it has no UTF-8
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,254}$)[^@\\s\\p{Cntrl}\\p{Cs}]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");
    private static final String ID_ALLOWED = "1 to 64 letters, digits, dots, dashes or underscores";

    /** A line of the form. */
    public record Line(String sku, Integer quantity) {}

    /** @throws Problem naming every field that is wrong, and what is allowed there */
    PlaceOrder checked() {
        List<Wrong> wrong = new ArrayList<>();
        check(wrong, "customerId", customerId, ID, ID_ALLOWED);
        check(wrong, "customerEmail", customerEmail, EMAIL, "an address like c42@example.com, up to 254 characters");
        check(wrong, "paymentToken", paymentToken, TOKEN, "1 to 256 printable ASCII characters");
        checkLines(wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        List<Wish> wishes = lines.stream()
                .map(line -> new Wish(line.sku(), line.quantity()))
                .toList();
        return new PlaceOrder(customerId, customerEmail, wishes, paymentToken);
    }

    private void checkLines(List<Wrong> wrong) {
        if (lines == null || lines.isEmpty() || lines.size() > MAX_LINES) {
            int count = lines == null ? 0 : lines.size();
            wrong.add(new Wrong("lines", "the order has " + count + " lines", "1 to " + MAX_LINES + " lines"));
            return;
        }
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            checkLine(wrong, "lines[" + i + "]", lines.get(i), skus);
        }
    }

    private static void checkLine(List<Wrong> wrong, String path, Line line, Set<String> skus) {
        if (line == null) {
            wrong.add(new Wrong(path, "the line is null", "an object with sku and quantity"));
            return;
        }
        check(wrong, path + ".sku", line.sku(), ID, ID_ALLOWED);
        if (line.sku() != null && !skus.add(line.sku())) {
            wrong.add(new Wrong(path + ".sku", "'" + line.sku() + "' stands on two lines", "each sku once"));
        }
        if (line.quantity() == null || line.quantity() < 1 || line.quantity() > MAX_QUANTITY) {
            wrong.add(new Wrong(path + ".quantity", "the quantity is " + line.quantity(), "1 to 1,000"));
        }
    }

    private static void check(List<Wrong> wrong, String field, String value, Pattern form, String allowed) {
        if (value == null) {
            wrong.add(new Wrong(field, "the field is missing", allowed));
        } else if (value.length() > 256 || !form.matcher(value).matches()) {
            wrong.add(new Wrong(field, "the value is not of the allowed form", allowed));
        }
    }
}
