-- +goose Up
-- On which further days of the week a cohort meets, each at its own time, and how
-- it goes through its curriculum; the hours that intensive programs ask for.
ALTER TABLE cohorts ADD COLUMN also_meets text NOT NULL DEFAULT ''; -- JSON
ALTER TABLE cohorts ADD COLUMN curriculum_step text NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN iop_hours integer NOT NULL DEFAULT 9;
ALTER TABLE settings ADD COLUMN php_hours integer NOT NULL DEFAULT 20;
-- A day of an intensive program is longer than two hours.
ALTER TABLE cohorts DROP CONSTRAINT cohorts_duration_minutes_check;
ALTER TABLE cohorts ADD CONSTRAINT cohorts_duration_minutes_check CHECK (duration_minutes BETWEEN 60 AND 360);

-- +goose Down
UPDATE cohorts SET duration_minutes = 120 WHERE duration_minutes > 120;
ALTER TABLE cohorts DROP CONSTRAINT cohorts_duration_minutes_check;
ALTER TABLE cohorts ADD CONSTRAINT cohorts_duration_minutes_check CHECK (duration_minutes BETWEEN 60 AND 120);
ALTER TABLE settings DROP COLUMN php_hours;
ALTER TABLE settings DROP COLUMN iop_hours;
ALTER TABLE cohorts DROP COLUMN curriculum_step;
ALTER TABLE cohorts DROP COLUMN also_meets;
