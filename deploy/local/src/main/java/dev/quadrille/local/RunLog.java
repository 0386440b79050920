package dev.quadrille.local;

import dev.quadrille.local.secure.Secrets;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;

/** Tells the terminal how a run goes, and notes its processes at once, so that even a killed run can be cleaned up after. */
final class RunLog implements SystemListener {

    private final RunFile file;
    private final PrintWriter out;
    private final String farewell;
    private RunNote note = RunNote.ofThisProcess();

    /** @param farewell what the last line says of data and logs */
    RunLog(RunFile file, PrintWriter out, String farewell) {
        this.file = file;
        this.out = out;
        this.farewell = farewell;
        file.write(note);
    }

    @Override
    public synchronized void launched(LocalProcess process) {
        note = note.with(process);
        file.write(note);
    }

    @Override
    public synchronized void opened(URI gateway) {
        note = note.behind(gateway);
        file.write(note);
    }

    @Override
    public synchronized void done(String step, Duration took) {
        out.printf("  %-52s %5.1f s%n", step, took.toMillis() / 1000.0);
    }

    @Override
    public synchronized void secured(Secrets secrets) {
        note = note.securedBy(secrets);
        file.write(note);
    }

    synchronized void ready() {
        note = note.asReady();
        file.write(note);
    }

    synchronized RunNote note() {
        return note;
    }

    @Override
    public void stopping() {
        out.println("Stopping...");
    }

    @Override
    public void stopped(Duration took) {
        file.delete();
        out.printf("Stopped in %.1f s; %s.%n", took.toMillis() / 1000.0, farewell);
    }
}
