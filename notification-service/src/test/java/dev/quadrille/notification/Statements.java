package dev.quadrille.notification;

/** What is read, for the test that looks at how it is read. */
public final class Statements {

    public static final String TIMELINE = Timeline.SQL;
    public static final String RECALL = SagaEvents.RECALL;
    public static final String UNDER_WAY = SagaOverview.UNDER_WAY;
    public static final String STUCK = StuckSagas.SQL;
    public static final String RATES = RateTable.SINCE;

    private Statements() {}
}
