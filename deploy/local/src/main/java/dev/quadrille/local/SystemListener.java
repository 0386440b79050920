package dev.quadrille.local;

import dev.quadrille.local.secure.Secrets;
import java.net.URI;
import java.time.Duration;

/** Is told how the start and the stop of a local system go, from several threads. */
public interface SystemListener {

    SystemListener SILENT = new SystemListener() {};

    /** There is a process now; it may not be ready yet. */
    default void launched(LocalProcess process) {}

    /** The one address in front of the services is open. */
    default void opened(URI gateway) {}

    /** Callers are asked who they are, and known by these. */
    default void secured(Secrets secrets) {}

    default void done(String step, Duration took) {}

    default void stopping() {}

    /** Nothing of the system is left. */
    default void stopped(Duration took) {}
}
