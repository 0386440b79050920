package dev.quadrille.e2e;

import java.util.Locale;

/** Every page of the console. */
enum ConsolePage {
    OVERVIEW("", "q-chart canvas"),
    SAGAS("sagas", "q-saga-rows .saga a"),
    SAGA("sagas/%s", "q-score .note"),
    STUCK("stuck?olderThanSeconds=1", ".group"),
    DEAD_LETTERS("dead-letters?state=OPEN", "tbody tr"),
    DEAD_LETTER("dead-letters/%s", "q-body-editor tbody tr"),
    TRY("try", "q-faults .fault"),
    CONTRACTS("contracts", "dl.facts");

    private final String place;
    private final String content;

    ConsolePage(String place, String content) {
        this.place = place;
        this.content = content;
    }

    /** @param id of what it shows, where it shows one thing */
    String place(String id) {
        return place.formatted(id);
    }

    /** What is there once the page is whole, as a selector. */
    String content() {
        return content;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
