package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Transactions on one database. Writers come one after the other, for one fsync each is what they wait for anyway;
 * readers never wait for a writer longer than its commit takes.
 */
final class Database {

    private final DataSource source;
    private final ReentrantLock writing = new ReentrantLock(true);

    Database(DataSource source) {
        this.source = source;
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
        } catch (SQLException e) {
            throw new Unavailable("the database cannot be used now: " + e.getMessage(), e);
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
}
