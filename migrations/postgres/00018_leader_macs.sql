-- +goose Up
-- A MAC over each row that says who leads a cohort, now or on the days of its
-- past sessions: it decides who sees its members. Rows that are there already get
-- theirs right after this step, by the program, which then drops the table that
-- says so. How often a person's row was written, and what of the settings decides
-- who gets in, goes into the checkpoints: one that is put back is behind it.
ALTER TABLE cohort_leaders ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE former_leaders ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN written integer NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN access_written integer NOT NULL DEFAULT 0;
CREATE TABLE leaders_without_mac (step integer PRIMARY KEY);

-- +goose Down
DROP TABLE IF EXISTS leaders_without_mac;
ALTER TABLE settings DROP COLUMN access_written;
ALTER TABLE users DROP COLUMN written;
ALTER TABLE former_leaders DROP COLUMN mac;
ALTER TABLE cohort_leaders DROP COLUMN mac;
