-- Blocks that cannot be read: left out of all that is read, until they are there again.
CREATE TABLE lost_block (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  why VARCHAR(4000) NOT NULL,
  found_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, tenant, number)
);
