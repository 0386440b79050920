package dev.quadrille.local.bench;

/**
 * What the system did, in all or for each order.
 *
 * @param consumed produced records, times the services that hear their topic
 * @param rows inserted, updated or deleted
 * @param walFsyncs by PostgreSQL, to make commits durable
 */
record Work(double requests, double produced, double consumed, double rows, double commits, double walFsyncs) {

    Work minus(Work before) {
        return new Work(
                requests - before.requests,
                produced - before.produced,
                consumed - before.consumed,
                rows - before.rows,
                commits - before.commits,
                walFsyncs - before.walFsyncs);
    }

    Work per(long orders) {
        double each = orders == 0 ? 0 : 1.0 / orders;
        return new Work(
                requests * each, produced * each, consumed * each, rows * each, commits * each, walFsyncs * each);
    }
}
