-- +goose Up
-- On which further days of the week a cohort meets, each at its own time, and how
-- it goes through its curriculum; the hours that intensive programs ask for.
ALTER TABLE cohorts ADD COLUMN also_meets text NOT NULL DEFAULT ''; -- JSON
ALTER TABLE cohorts ADD COLUMN curriculum_by text NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN iop_hours integer NOT NULL DEFAULT 9;
ALTER TABLE settings ADD COLUMN php_hours integer NOT NULL DEFAULT 20;

-- +goose Down
ALTER TABLE settings DROP COLUMN php_hours;
ALTER TABLE settings DROP COLUMN iop_hours;
ALTER TABLE cohorts DROP COLUMN curriculum_by;
ALTER TABLE cohorts DROP COLUMN also_meets;
