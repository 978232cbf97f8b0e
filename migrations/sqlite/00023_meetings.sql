-- +goose Up
-- On which further days of the week a cohort meets, each at its own time, and how
-- it goes through its curriculum; the hours that intensive programs ask for.
ALTER TABLE cohorts ADD COLUMN also_meets text NOT NULL DEFAULT ''; -- JSON
ALTER TABLE cohorts ADD COLUMN curriculum_step text NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN iop_hours integer NOT NULL DEFAULT 9;
ALTER TABLE settings ADD COLUMN php_hours integer NOT NULL DEFAULT 20;
-- A day of an intensive program is longer than two hours; the old limit goes with
-- the column that it stands in.
ALTER TABLE cohorts ADD COLUMN longer_minutes integer NOT NULL DEFAULT 90 CHECK (longer_minutes BETWEEN 60 AND 360);
UPDATE cohorts SET longer_minutes = duration_minutes;
ALTER TABLE cohorts DROP COLUMN duration_minutes;
ALTER TABLE cohorts RENAME COLUMN longer_minutes TO duration_minutes;

-- +goose Down
ALTER TABLE cohorts ADD COLUMN shorter_minutes integer NOT NULL DEFAULT 90 CHECK (shorter_minutes BETWEEN 60 AND 120);
UPDATE cohorts SET shorter_minutes = min(duration_minutes, 120);
ALTER TABLE cohorts DROP COLUMN duration_minutes;
ALTER TABLE cohorts RENAME COLUMN shorter_minutes TO duration_minutes;
ALTER TABLE settings DROP COLUMN php_hours;
ALTER TABLE settings DROP COLUMN iop_hours;
ALTER TABLE cohorts DROP COLUMN curriculum_step;
ALTER TABLE cohorts DROP COLUMN also_meets;
