package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.bench.calibration.Calibrator;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The broker and the database server of the system, as the calibration uses them. */
record TargetMachinery(BenchTarget target) implements Calibrator.Machinery {

    @Override
    public Broker kafka() {
        return target.broker();
    }

    @Override
    public String jdbcUrl(String database) {
        return target.jdbcUrl(database);
    }

    @Override
    public Path directory() {
        return target.directory();
    }

    @Override
    public double cpuMillis(String... others) {
        return target.processes()
                .cpuMillis(Stream.concat(Stream.of(Processes.GENERATOR), Stream.of(others))
                        .toArray(String[]::new));
    }

    @Override
    public String broker() {
        return Processes.BROKER;
    }

    @Override
    public String database() {
        return Processes.DATABASE;
    }
}
