package dev.quadrille.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.client.DeadLetter;
import dev.quadrille.local.client.DeadLetterClient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The console in a browser, before the running system: what a person sees there, and can do. */
@Tag("browser")
@EnabledIf(value = "dev.quadrille.e2e.Chromium#isHere", disabledReason = Chromium.MISSING)
class ConsoleIT {

    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int TABS_AT_MOST = 20;

    private static Chromium chromium;
    private static Stage stage;
    private static Switchboard board;
    private static String refunded;
    private static String unreadable;

    private Visit visit;

    @RegisterExtension
    final AfterTestExecutionCallback witness = test -> test.getExecutionException()
            .ifPresent(
                    failure -> visit.picture("failed-" + test.getDisplayName().replaceAll("\\W+", "-")));

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE.toMillis());
        chromium = Chromium.open();
        stage = Stage.open();
        board = new Switchboard(stage);
        refunded = stage.place(1, "SOLD-OUT", "tok_ok");
        stage.awaitEnds(
                List.of(refunded, stage.place(1, "TEA-500", "tok_ok"), stage.place(1, "TEA-500", "tok_declined")));
        board.poison(ServiceName.ORDER);
        unreadable = letters(Map.of("state", "OPEN"), 1).get(0).id();
    }

    /** As many as there are to be. */
    private static List<DeadLetter> letters(Map<String, String> filter, int count) {
        try (DeadLetterClient client = new DeadLetterClient(stage.addresses())) {
            return Awaitility.await(count + " dead letters")
                    .atMost(Stage.PATIENCE)
                    .until(() -> client.page(filter).deadLetters(), letters -> letters.size() >= count);
        }
    }

    @AfterAll
    static void close() {
        chromium.close();
        stage.close();
    }

    @BeforeEach
    void arrive() {
        visit = chromium.visit(stage.system().gateway(), stage.system().token());
    }

    @AfterEach
    void leave() {
        for (ServiceName name : ServiceName.values()) {
            if (!stage.answers(name)) {
                stage.system().service(name).start().awaitReady();
            }
        }
        board.set(ServiceName.PAYMENT, "paused", "off");
        board.set(ServiceName.PAYMENT, "duplicates", "off");
        visit.close();
    }

    @Test
    void followsAnOrderToItsEnd() {
        Page page = visit.at("try");
        page.getByRole(AriaRole.BUTTON, named("Shipped")).click();

        Locator placed = page.locator("q-placed-orders .placed li");
        assertThat(placed.locator(".chip")).hasText("Shipped");
        assertThat(placed.locator(".took")).hasText(Pattern.compile("\\d m?s$"));
        String order = placed.locator(".id").getAttribute("title");
        visit.awaitHeard(order);
        placed.locator(".id").click();
        assertThat(page.locator("q-saga h1")).hasText(order);
        assertThat(new Lanes(page).note("inventory.shipped")).isVisible();
        visit.hasStayed();
        assertThat(stage.saga(order).outcome()).isEqualTo("SHIPPED");
    }

    @Test
    void drawsARefundInItsLanesAndInTheColourOfTheWayBack() {
        Page page = visit.at("sagas/" + refunded);

        Lanes lanes = new Lanes(page);
        assertThat(lanes.laneOf("order.created")).isEqualTo("order");
        assertThat(lanes.laneOf("payment.processed")).isEqualTo("payment");
        assertThat(lanes.laneOf("inventory.rejected")).isEqualTo("inventory");
        assertThat(lanes.laneOf("order.cancelled")).isEqualTo("order");
        assertThat(lanes.laneOf("payment.refunded")).isEqualTo("payment");
        assertThat(page.locator("q-score .legend")).containsText("the way back");
        assertThat(List.of(lanes.colourOf("order.cancelled"), lanes.colourOf("payment.refunded")))
                .containsOnly(lanes.colourInTheLegend("back"))
                .doesNotContain(lanes.colourOf("payment.processed"));
    }

    @Test
    void showsAnEventAsItStandsOnItsTopicWithTheAddressMasked() {
        ConsumerRecord<String, byte[]> record = recordOf(refunded, "orders.created");
        Page page = visit.at("sagas/" + refunded);
        new Lanes(page).note("order.created").click();

        Locator drawer = page.getByRole(AriaRole.DIALOG);
        assertThat(fact(drawer, "ce_id")).hasText(Wire.header(record, "ce_id"));
        assertThat(fact(drawer, "topic")).hasText("orders.created");
        assertThat(fact(drawer, "partition")).hasText(String.valueOf(record.partition()));
        assertThat(fact(drawer, "offset")).hasText(String.valueOf(record.offset()));
        assertThat(drawer).containsText("\"***\"");
        assertThat(drawer).not().containsText("c42@example.com");
        visit.isAccessible();
    }

    private static ConsumerRecord<String, byte[]> recordOf(String order, String topic) {
        return new Wire(stage.system().broker().address())
                .of(topic).stream()
                        .filter(record -> order.equals(record.key()))
                        .findFirst()
                        .orElseThrow();
    }

    private static Locator fact(Locator list, String name) {
        return list.locator("dt:text-is('" + name + "') + dd");
    }

    @Test
    void showsWhatWasTriedAgainAndWhatCameTwice() {
        board.set(ServiceName.PAYMENT, "duplicates", "on");
        String order = stage.place(1, "TEA-500", "tok_flaky");
        stage.ended(order);
        Page page = visit.at("sagas/" + order);

        Lanes lanes = new Lanes(page);
        assertThat(lanes.note("payment.processed")).containsText("processed ×2");
        assertThat(page.locator("q-score .note.attempt .flag")).hasText(new String[] {"try 1", "try 2"});
        assertThat(page.locator("q-saga .troubles li").first())
                .containsText("payment-service, order.created the payment gateway does not answer");
        visit.isAccessible();
        visit.picture("tries");
    }

    @Test
    void saysWhoIsWaitedForUntilHeIsBack() {
        LocalService payment = stage.system().service(ServiceName.PAYMENT);
        visit.expect("/api/payment-service/");
        payment.terminate();
        String order = stage.place(1, "TEA-500", "tok_ok");

        Page page = visit.at("stuck?olderThanSeconds=1");
        assertThat(page.locator(".group")).containsText("Waits for payment-service Away");
        assertThat(page.locator(".group")).containsText("payment-service is away.");
        assertThat(page.locator(".group a[title='" + order + "']")).isVisible();

        payment.start().awaitReady();
        assertThat(page.locator("q-stuck")).containsText("Nothing is stuck");
        assertThat(stage.ended(order).outcome()).isEqualTo("SHIPPED");
        visit.hasStayed();
    }

    @Test
    void letsAPersonCorrectWhatNobodyCouldRead() {
        String order = misprinted();
        Page page = visit.at("dead-letters?orderId=" + order);

        correctTheLetterOf("payment-service", page);
        page.goBack();
        correctTheLetterOf("notification-service", page);

        page.locator("q-dead-letter .facts a:text-is('" + order + "')").click();
        assertThat(page.locator("q-saga .facts-row .chip")).hasText("Shipped");
        assertThat(page.locator("q-saga .letters .chip")).hasText(new String[] {"replayed", "replayed"});
        assertThat(stage.ended(order).outcome()).isEqualTo("SHIPPED");
        visit.hasStayed();
    }

    /** An order whose announcement nobody could read: a dead letter of each of the two who hear it. */
    private static String misprinted() {
        try (Misprint misprint = Misprint.in(stage.system().postgres())) {
            String order = stage.place(misprint.quantity(), "TEA-500", "tok_ok");
            letters(Map.of("orderId", order), 2);
            return order;
        }
    }

    private static void correctTheLetterOf(String service, Page page) {
        page.locator("q-dead-letters tbody tr:has-text('" + service + "') .cause a")
                .click();
        assertThat(page.locator("q-dead-letter .cause")).containsText("quantity of TEA-500 is 0");
        page.getByRole(AriaRole.BUTTON, named("Correct it")).click();
        Locator body = page.getByLabel("Corrected body");
        body.fill(body.inputValue().replace("\"quantity\": 0", "\"quantity\": 2"));
        assertThat(page.locator("#check")).containsText("Fits the schema of order.created");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Why").fill("the customer wants two of it");
        page.getByRole(AriaRole.BUTTON, named("Replay, corrected")).click();
        assertThat(page.locator("q-dead-letter .done")).containsText("on its way back to " + service);
    }

    @Test
    void reconnectsAndShowsWhatHappenedMeanwhile() {
        LocalService notification = stage.system().service(ServiceName.NOTIFICATION);
        Page page = visit.at("sagas");
        visit.expect("/live\\?|/sagas/tickets");
        assertThat(page.locator("q-connection")).containsText("Live");
        assertThat(page.locator("q-saga-rows .saga a").first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);

        notification.terminate();
        assertThat(page.locator("q-connection")).containsText("Reconnecting in");
        String order = stage.place(1, "TEA-500", "tok_ok");
        notification.start().awaitReady();

        assertThat(page.locator("q-connection")).containsText("Live");
        Locator row = page.locator("q-saga-rows .saga:has(a[href='#/sagas/" + order + "'])");
        assertThat(row.locator(".chip")).hasText("Shipped");
        visit.hasStayed();
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        Page page = visit.at("sagas");
        assertThat(page.locator("q-saga-rows .saga a").first()).isVisible();
        page.keyboard().press("/");
        assertThat(page.getByLabel("Order id")).isFocused();
        page.keyboard().type(refunded);
        page.keyboard().press("Enter");
        assertThat(page.locator("q-saga h1")).hasText(refunded);

        Locator event = new Lanes(page).note("order.created");
        assertThat(event).isVisible();
        tabTo(event, page);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(event).isFocused();
    }

    private static void tabTo(Locator goal, Page page) {
        for (int i = 0; i < TABS_AT_MOST && !hasFocus(goal); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(goal).isFocused();
    }

    private static boolean hasFocus(Locator element) {
        return (boolean) element.evaluate("it => it.matches(':focus')");
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @MethodSource("everyPageAtEveryWidth")
    void isThereForEveryEye(ConsolePage which, int width) {
        Page page = visit.wide(width).at(which.place(furnished(which)));
        assertThat(page.locator(which.content()).first()).isVisible();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit.in(scheme);
            visit.fitsItsWidth();
            visit.isAccessible();
            visit.picture("%s-%d-%s".formatted(which, width, scheme.name().toLowerCase(Locale.ROOT)));
        }
    }

    static Stream<Arguments> everyPageAtEveryWidth() {
        return Arrays.stream(ConsolePage.values())
                .flatMap(page -> Stream.of(WIDE, NARROW).map(width -> Arguments.of(page, width)));
    }

    /** @return the id of what the page is to show, where it shows one thing */
    private static String furnished(ConsolePage page) {
        return switch (page) {
            case SAGA -> refunded;
            case DEAD_LETTER -> unreadable;
            case STUCK -> {
                board.set(ServiceName.PAYMENT, "paused", "on");
                yield stage.place(1, "TEA-500", "tok_ok");
            }
            default -> null;
        };
    }

    /** Else all of this would say nothing. */
    @Test
    void wouldNoticeWhatGoesWrong() {
        Page page = visit.at("contracts");
        page.evaluate("""
                () => {
                    fetch('/api/nothing');
                    fetch('http://localhost:1/').catch(() => {});
                    document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}));
                    setTimeout(() => { throw new Error('on purpose'); });
                }""");
        for (String trouble : List.of("answered with 404", "localhost:1", "Content Security Policy", "on purpose")) {
            page.waitForCondition(() -> visit.troubles().stream().anyMatch(noted -> noted.contains(trouble)));
        }
        visit.expect("");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
