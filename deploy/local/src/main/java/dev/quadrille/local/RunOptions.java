package dev.quadrille.local;

import java.util.Map;

/** What is asked of a system that is to be started. @param secure whether callers must say who they are */
record RunOptions(boolean fresh, int portOffset, boolean secure, Map<ServiceName, Integer> replicas) {

    static final RunOptions STANDARD = new RunOptions(false, 0, false, Map.of());
}
