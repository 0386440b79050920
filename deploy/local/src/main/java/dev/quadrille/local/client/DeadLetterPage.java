package dev.quadrille.local.client;

import java.util.List;

/** One page of {@code GET /dead-letters}; {@code next} is where the following one begins, null on the last. */
public record DeadLetterPage(List<DeadLetter> deadLetters, String next) {}
