package dev.quadrille.local.bench;

import dev.quadrille.local.bench.calibration.Calibration;

/**
 * How near the system comes to what the machine could do for the same work with nothing of the system in it.
 *
 * @param cpuLimit orders/s if each processor did nothing but the requests, records and rows of an order
 * @param ioLimit orders/s if the disk did nothing but make commits durable, as many together as under load
 */
record Efficiency(double ordersPerSecond, double cpuLimit, double ioLimit) {

    private static final double MICROS_PER_SECOND = 1_000_000;

    static Efficiency of(double ordersPerSecond, int cores, Work perOrder, Calibration machine) {
        double micros = perOrder.requests() * machine.requests().cpuMicros()
                + perOrder.produced() * machine.produced().cpuMicros()
                + perOrder.consumed() * machine.consumed().cpuMicros()
                + perOrder.rows() * machine.batchedRows().cpuMicros();
        double ordersPerFsync = quotient(commitsPerFsync(perOrder), perOrder.commits());
        return new Efficiency(
                ordersPerSecond,
                quotient(cores * MICROS_PER_SECOND, micros),
                machine.fsyncs().perSecond() * ordersPerFsync);
    }

    static double commitsPerFsync(Work work) {
        return quotient(work.commits(), work.walFsyncs());
    }

    double eta() {
        return quotient(ordersPerSecond, Math.min(cpuLimit, ioLimit));
    }

    static double quotient(double dividend, double divisor) {
        return divisor == 0 ? 0 : dividend / divisor;
    }
}
