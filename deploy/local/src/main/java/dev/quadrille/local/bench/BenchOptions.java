package dev.quadrille.local.bench;

import java.util.List;
import java.util.Map;

/**
 * How it was asked for.
 *
 * @param flags of the JVMs, by process
 * @param tuning by what the system differs from any other
 */
public record BenchOptions(
        BenchPlan plan, boolean quick, Map<String, List<String>> flags, Map<String, String> tuning) {}
