package dev.quadrille.local.audit;

import java.util.List;

/**
 * What the audit says to one invariant.
 *
 * @param numbers what was compared
 * @param first the first offenders
 * @param offenders how many there are in all
 */
public record Verdict(String invariant, String numbers, List<Finding> first, long offenders) {

    public boolean holds() {
        return offenders == 0;
    }
}
