package dev.quadrille.messaging;

/**
 * Something that goes wrong on purpose while the service runs; a bean of this type can be switched by {@code PUT
 * /faults/{name}}. It is kept in memory, and gone with the process.
 */
public interface Fault {

    /** By which it is switched: {@code decline-percent}. */
    String name();

    /** As it is now. */
    String value();

    /** What it takes: {@code on|off}, {@code 0-100}. */
    String values();

    /** One line on what is to be seen. */
    String about();

    /** What holds all the same. */
    String holds();

    /** @return false, and nothing has changed, where it takes no such value */
    boolean set(String value);
}
