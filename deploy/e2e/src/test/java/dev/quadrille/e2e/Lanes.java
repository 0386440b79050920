package dev.quadrille.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;

/** A saga as the console draws it: a lane for each service, a note for each event. */
record Lanes(Page page) {

    Locator note(String event) {
        return page.locator("q-score .note[aria-label^='" + event + ",']");
    }

    /** @return the name on the lane in which the event's note lies */
    String laneOf(String event) {
        double note = middle(dot(event));
        List<Locator> lanes = page.locator("q-score .lane").all();
        List<String> names = page.locator("q-score .service").allTextContents();
        for (int i = 0; i < lanes.size(); i++) {
            BoundingBox lane = lanes.get(i).boundingBox();
            if (lane.y <= note && note < lane.y + lane.height) {
                return names.get(i);
            }
        }
        throw new AssertionError(event + " lies in no lane");
    }

    private static double middle(Locator shape) {
        BoundingBox box = shape.boundingBox();
        return box.y + box.height / 2;
    }

    String colourOf(String event) {
        return (String) dot(event).evaluate("dot => getComputedStyle(dot).fill");
    }

    /** @param line its class: {@code back}, {@code wait} or {@code letter} */
    String colourInTheLegend(String line) {
        return (String)
                page.locator("q-score .legend ." + line).evaluate("line => getComputedStyle(line).borderTopColor");
    }

    private Locator dot(String event) {
        return note(event).locator("circle");
    }
}
