-- The highest generation that an instance of any removed tenant of the bucket may have had. None is ever used again, so
-- that what a removed tenant's connector still holds is refused; and no name of a removed tenant is kept for it.
CREATE TABLE generation_floor (
  bucket SMALLINT NOT NULL,
  generation BIGINT NOT NULL,
  PRIMARY KEY (bucket)
);
