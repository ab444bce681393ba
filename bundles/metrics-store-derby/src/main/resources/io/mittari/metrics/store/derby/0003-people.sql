-- People apart from the facts, which hold their ids. Of an erased person only the row is left, without texts.
CREATE TABLE person (
  bucket SMALLINT NOT NULL,
  tenant VARCHAR(40) NOT NULL,
  id VARCHAR(20) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  source VARCHAR(1000) NOT NULL,
  person_key VARCHAR(4000),
  name VARCHAR(4000),
  email VARCHAR(4000),
  role VARCHAR(4000),
  since BIGINT NOT NULL,
  erased_at BIGINT,
  PRIMARY KEY (bucket, tenant, id)
);

-- A row in it: something was erased, and its bytes are still to be got out of the files.
CREATE TABLE scrub_due (
  due_since BIGINT NOT NULL
);
