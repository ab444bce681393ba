-- Bundles are of the whole installation, so these keys have no bucket. Times are milliseconds since 1970, UTC.
CREATE TABLE installed_bundle (
  sha256 CHAR(64) NOT NULL,
  name VARCHAR(200) NOT NULL,
  version VARCHAR(100) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  jar_size BIGINT NOT NULL,
  trust VARCHAR(4000) NOT NULL,
  changed_by VARCHAR(500) NOT NULL,
  why VARCHAR(4000) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (sha256)
);

CREATE UNIQUE INDEX installed_bundle_name ON installed_bundle (name, version);

CREATE TABLE trust_entry (
  id CHAR(64) NOT NULL,
  certificate VARCHAR(32000),
  changed_by VARCHAR(500) NOT NULL,
  why VARCHAR(4000) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (id)
);

-- One row, or none.
CREATE TABLE bad_bundle_feed (
  serial BIGINT NOT NULL,
  content CLOB(16M) NOT NULL,
  signer CHAR(64) NOT NULL,
  changed_by VARCHAR(500) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (serial)
);
