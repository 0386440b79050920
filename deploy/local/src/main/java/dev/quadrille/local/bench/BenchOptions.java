package dev.quadrille.local.bench;

import java.util.List;
import java.util.Map;

/** How it was asked for. @param flags of the JVMs, by process. @param described every option that changes a number */
public record BenchOptions(BenchPlan plan, Map<String, List<String>> flags, Map<String, String> described) {}
