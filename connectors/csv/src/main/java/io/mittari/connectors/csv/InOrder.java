package io.mittari.connectors.csv;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Lets the files of an inbox in one by one, in their order: the next when the one before has left the inbox. A file that
 * waits to be stored, or could not be, holds up those behind it, which may say something newer of the same record. No
 * thread is held meanwhile: polls are left out.
 */
final class InOrder extends DefaultPollingConsumerPollStrategy implements GenericFileExclusiveReadLockStrategy<File> {

    private @Nullable String begun;

    /** No poll while a file is under way; after that one begins with the oldest again. */
    @Override
    public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
        if (begun != null && ((FileEndpoint) endpoint).getInProgressRepository().contains(begun)) {
            return false;
        }
        begun = null;
        return true;
    }

    @Override
    public synchronized boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        if (begun != null) {
            return false;
        }
        begun = file.getAbsoluteFilePath();
        return true;
    }

    @Override
    public synchronized void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        if (!Files.exists(Path.of(file.getAbsoluteFilePath()))) {
            begun = null;
        }
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {}

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
