-- Templates are of the whole installation, so the key has no bucket. Rows are never changed or deleted. Times are milliseconds since 1970, UTC.
CREATE TABLE template_version (
  name VARCHAR(40) NOT NULL,
  version INTEGER NOT NULL,
  content CLOB(16M) NOT NULL,
  changed_by VARCHAR(500) NOT NULL,
  why VARCHAR(4000) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (name, version)
);
