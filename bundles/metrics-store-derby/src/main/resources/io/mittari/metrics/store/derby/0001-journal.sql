-- Every key begins with bucket (hash of the tenant mod 256), then tenant. Times are milliseconds since 1970, UTC.
CREATE TABLE tenant (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  sequence BIGINT NOT NULL,
  blocks BIGINT NOT NULL,
  ordinals BIGINT NOT NULL,
  rejections BIGINT NOT NULL,
  removed SMALLINT NOT NULL,
  PRIMARY KEY (bucket, tenant)
);

CREATE TABLE tenant_version (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  version INTEGER NOT NULL,
  sequence BIGINT NOT NULL,
  content CLOB(16M) NOT NULL,
  changed_by VARCHAR(500) NOT NULL,
  why VARCHAR(4000) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, tenant, version)
);

CREATE TABLE live_instance (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(40) NOT NULL,
  generation BIGINT NOT NULL,
  component VARCHAR(200) NOT NULL,
  version VARCHAR(100) NOT NULL,
  sha256 CHAR(64) NOT NULL,
  settings CLOB(16M) NOT NULL,
  PRIMARY KEY (bucket, tenant, kind, name)
);

CREATE TABLE journal_commit (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  sequence BIGINT NOT NULL,
  committed_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, tenant, sequence)
);

CREATE TABLE connector_cursor (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  instance VARCHAR(40) NOT NULL,
  position VARCHAR(32000) NOT NULL,
  PRIMARY KEY (bucket, tenant, instance)
);

CREATE TABLE delivery_stamp (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  sequence BIGINT NOT NULL,
  source VARCHAR(1000) NOT NULL,
  delivered_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, tenant, sequence)
);

CREATE TABLE rejected_record (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  id BIGINT NOT NULL,
  fingerprint CHAR(32) NOT NULL,
  source VARCHAR(1000) NOT NULL,
  kept_at BIGINT NOT NULL,
  place VARCHAR(4000) NOT NULL,
  line BIGINT NOT NULL,
  entry VARCHAR(1000),
  record_key VARCHAR(4000),
  reason VARCHAR(4000) NOT NULL,
  dialect VARCHAR(4000) NOT NULL,
  header CLOB(16M) NOT NULL,
  content CLOB(16M) NOT NULL,
  PRIMARY KEY (bucket, tenant, id)
);

CREATE UNIQUE INDEX rejected_record_identity ON rejected_record (bucket, tenant, fingerprint);

-- A block fills a page of 32 KB, and nothing ever grows in it.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '32768');

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', '0');

CREATE TABLE journal_block (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  part INTEGER NOT NULL,
  content VARCHAR(31744) FOR BIT DATA NOT NULL,
  PRIMARY KEY (bucket, tenant, number, part)
);

CREATE TABLE delivery_seen (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  instance VARCHAR(40) NOT NULL,
  delivery VARCHAR(200) NOT NULL,
  part INTEGER NOT NULL,
  kept_at BIGINT NOT NULL,
  content VARCHAR(31744) FOR BIT DATA NOT NULL,
  PRIMARY KEY (bucket, tenant, instance, delivery, part)
);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', NULL);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', NULL);
