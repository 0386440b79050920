package dev.quadrille.local;

import java.util.Map;

/** What is asked of a system that is to be started. */
record RunOptions(boolean fresh, int portOffset, Map<ServiceName, Integer> replicas) {

    static final RunOptions STANDARD = new RunOptions(false, 0, Map.of());
}
