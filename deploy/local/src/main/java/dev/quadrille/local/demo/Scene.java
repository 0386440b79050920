package dev.quadrille.local.demo;

/** One order of the demo: what is done with it, and how it must end. */
interface Scene {

    String name();

    /** Before any scene is played. */
    default void begin(Stage stage) {}

    Performance play(Stage stage);
}
