-- Rejected rows are read again through the instance that brought them. Those kept before were brought by the one that every
-- tenant is made with. How a file was read, column by column, is kept with each of its rows. What is read again is as old as its
-- rejection: the change that stores it knows when that was.
ALTER TABLE rejected_record ADD COLUMN instance VARCHAR(40) NOT NULL DEFAULT 'csv';

ALTER TABLE rejected_record ALTER COLUMN dialect SET DATA TYPE VARCHAR(32000);

CREATE INDEX rejected_record_age ON rejected_record (bucket, tenant, kept_at);

ALTER TABLE journal_commit ADD COLUMN kept_at BIGINT;
