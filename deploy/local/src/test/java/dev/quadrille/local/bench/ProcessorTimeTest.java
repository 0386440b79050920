package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void isKnownOfThisProcess() {
        assertThat(ProcessorTime.nanos(ProcessHandle.current())).isPositive();
    }

    @Test
    void includesChildrenWhereAskedTo() {
        long before = ProcessorTime.nanos(ProcessHandle.current());
        assertThat(ProcessorTime.familyNanos(ProcessHandle.current())).isGreaterThanOrEqualTo(before);
    }
}
