package dev.quadrille.local;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets any number of things start at the same time, until it is shut: then those under way finish, and no other begins. */
final class Gate {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean shut;

    void pass(Runnable start) {
        lock.readLock().lock();
        try {
            if (shut) {
                throw new LocalFailure("nothing is started any more: the system is being stopped");
            }
            start.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Returns when nobody is passing. */
    void shut() {
        lock.writeLock().lock();
        try {
            shut = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean isShut() {
        lock.readLock().lock();
        try {
            return shut;
        } finally {
            lock.readLock().unlock();
        }
    }
}
