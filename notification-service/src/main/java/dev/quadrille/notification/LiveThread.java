package dev.quadrille.notification;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The feed's own thread: what it does there needs no locks, and keeps nobody else from working. */
final class LiveThread implements Executor {

    private static final Logger LOG = Logger.getLogger(LiveThread.class);

    /** For each who is told something in a round: a thousand messages in a second. */
    private static final long PAUSE_FOR_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long pauseNanos;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, LiveThread::named, new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean roundIsDue = new AtomicBoolean();
    private volatile long lastRound;

    /** @param pause from one round to the next at least */
    LiveThread(Duration pause) {
        this.pauseNanos = pause.toNanos();
        this.lastRound = System.nanoTime() - pauseNanos;
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(() -> run(work));
    }

    /** One round for so many; those that were asked for before it begins are the same. */
    void round(Runnable work, int watchers) {
        if (roundIsDue.compareAndSet(false, true)) {
            long pause = Math.max(pauseNanos, watchers * PAUSE_FOR_EACH_NANOS);
            thread.schedule(() -> begin(work), lastRound + pause - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        thread.shutdownNow();
    }

    private void begin(Runnable work) {
        lastRound = System.nanoTime();
        roundIsDue.set(false);
        run(work);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            LOG.error("the live feed could not do something, and goes on", broken);
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "live");
        thread.setDaemon(true);
        return thread;
    }
}
