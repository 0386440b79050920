package dev.quadrille.local.bench.calibration;

/**
 * What the machine can do of one kind of work.
 *
 * @param cpuMicros processor time of one operation, in microseconds, of both sides together
 */
public record Probe(double perSecond, double cpuMicros) {

    static Probe mean(Probe one, Probe other) {
        return new Probe((one.perSecond + other.perSecond) / 2, (one.cpuMicros + other.cpuMicros) / 2);
    }
}
