package dev.quadrille.messaging;

import jakarta.inject.Singleton;

/** The service hears nothing, neither for the first time nor again; all else goes on. */
@Singleton
class Paused extends Choice {

    Paused() {
        super("off", "on", "off");
    }

    @Override
    public String name() {
        return "paused";
    }

    @Override
    public String about() {
        return "this service hears nothing: its lag grows and orders wait for it, while HTTP and what it has to say go on";
    }

    @Override
    public String holds() {
        return "nothing is lost, and it goes on where it stopped";
    }

    boolean isOn() {
        return is("on");
    }
}
