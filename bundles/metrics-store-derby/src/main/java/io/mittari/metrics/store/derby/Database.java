package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one database. Writers come one after the other, for one fsync each is what they wait for anyway;
 * readers never wait for a writer longer than its commit takes. No work begins other work: where Derby has met a damaged
 * page, all work ends, the database is mended, and the next work is done on it.
 */
final class Database {

    private final DataSource source;
    private final Mending mending;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private int mended;
    private @Nullable Unavailable beyond;

    Database(DataSource source, Mending mending) {
        this.source = source;
        this.mending = mending;
    }

    <T> T read(Work<T> work) throws Unavailable {
        try {
            return run(work);
        } catch (BadRequest e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T write(Work<T> work) throws Unavailable {
        writing.lock();
        try {
            return read(work);
        } finally {
            writing.unlock();
        }
    }

    /** Like {@link #write}, for work that may find the request wrong. */
    <T> T writeIfRight(Work<T> work) throws BadRequest, Unavailable {
        writing.lock();
        try {
            return run(work);
        } finally {
            writing.unlock();
        }
    }

    /** Several transactions that no writer comes between. */
    <T> T alone(Steps<T> steps) throws Unavailable {
        writing.lock();
        try {
            return steps.run();
        } finally {
            writing.unlock();
        }
    }

    <T> T readIfRight(Work<T> work) throws BadRequest, Unavailable {
        return run(work);
    }

    private <T> T run(Work<T> work) throws BadRequest, Unavailable {
        SQLException failure;
        int then;
        use.readLock().lock();
        try {
            if (beyond != null) {
                throw new Unavailable(String.valueOf(beyond.getMessage()), null);
            }
            then = mended;
            return inTransaction(work);
        } catch (SQLException e) {
            failure = e;
            then = mended;
        } finally {
            use.readLock().unlock();
        }
        if (Sickness.isPossible(failure) && mend(then)) {
            throw new Unavailable("a damaged page of the database was met; it is set aside, ask again", null);
        }
        throw new Unavailable("the database cannot be used now: " + Sickness.told(failure), failure);
    }

    private <T> T inTransaction(Work<T> work) throws SQLException, BadRequest, Unavailable {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var done = false;
            try {
                var result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }

    /** Once all others are out; whoever comes second finds it done. False: there was nothing to mend. */
    private boolean mend(int then) throws Unavailable {
        use.writeLock().lock();
        try {
            if (then == mended && beyond == null && mending.mend()) {
                mended++;
            }
            return then != mended;
        } catch (Unavailable notMended) {
            beyond = notMended;
            throw notMended;
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Transactions one after the other. */
    @FunctionalInterface
    interface Steps<T> {
        T run() throws Unavailable;
    }

    /** What is done in one transaction: all of it, or, if it throws, nothing. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException, BadRequest, Unavailable;
    }

    /** Closes the database, mends its files and opens it again; false: nothing is wrong with them, and nothing was done. */
    @FunctionalInterface
    interface Mending {
        boolean mend() throws Unavailable;
    }
}
