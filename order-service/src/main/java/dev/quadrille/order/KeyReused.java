package dev.quadrille.order;

/** The key was used before, for something else. */
public final class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyReused(String key) {
        super("the key '" + key + "' was used for another request: take a new key, or send what was sent before");
    }
}
