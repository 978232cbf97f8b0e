-- +goose Up
-- A MAC over each row that says who leads a cohort, now or on the days of its
-- past sessions: it decides who sees its members. Rows that are there already get
-- theirs right after this step, by the program, which then drops the table that
-- says so.
ALTER TABLE cohort_leaders ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE former_leaders ADD COLUMN mac text NOT NULL DEFAULT '';
CREATE TABLE leaders_without_mac (step integer PRIMARY KEY);

-- +goose Down
DROP TABLE IF EXISTS leaders_without_mac;
ALTER TABLE former_leaders DROP COLUMN mac;
ALTER TABLE cohort_leaders DROP COLUMN mac;
