package dev.quadrille.local.bench.calibration;

/**
 * What this machine can do with nothing of the system in it.
 *
 * @param transactions of three inserted rows each, 16 at a time
 * @param batchedRows inserted in large transactions, 4 at a time
 * @param produced records
 * @param consumed records
 * @param fsyncs of 8 KiB, one at a time
 * @param fsyncMillis how long one of them takes
 * @param requests answered by an HTTP server that does nothing
 */
public record Calibration(
        Probe transactions,
        Probe batchedRows,
        Probe produced,
        Probe consumed,
        Probe fsyncs,
        double fsyncMillis,
        Probe requests) {

    public static Calibration mean(Calibration one, Calibration other) {
        return new Calibration(
                Probe.mean(one.transactions, other.transactions),
                Probe.mean(one.batchedRows, other.batchedRows),
                Probe.mean(one.produced, other.produced),
                Probe.mean(one.consumed, other.consumed),
                Probe.mean(one.fsyncs, other.fsyncs),
                (one.fsyncMillis + other.fsyncMillis) / 2,
                Probe.mean(one.requests, other.requests));
    }
}
