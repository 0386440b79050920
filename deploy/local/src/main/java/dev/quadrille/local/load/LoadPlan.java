package dev.quadrille.local.load;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which orders are sent, and when; the same seed gives the same orders in the same sequence.
 *
 * @param rate orders per second; 0 for as fast as they are accepted
 */
public record LoadPlan(int orders, double rate, Mix mix, long seed) {

    List<Journey> journeys() {
        Random random = new Random(seed);
        return IntStream.range(0, orders)
                .mapToObj(number -> new Journey(number, mix.pick(random)))
                .toList();
    }
}
