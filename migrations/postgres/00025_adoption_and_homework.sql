-- +goose Up
-- A session whose cohort went over to another version of the curriculum keeps its
-- own; 0 is the cohort's.
ALTER TABLE sessions ADD COLUMN curriculum_version integer NOT NULL DEFAULT 0;

-- Each going over, with what the sessions taught before: the way back rests on it.
CREATE TABLE adoptions (
    id        uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts (id),
    content   bytea NOT NULL, -- sealed: sessions have themes
    made_by   uuid NOT NULL REFERENCES users (id),
    made_at   timestamptz NOT NULL,
    undone_by uuid REFERENCES users (id),
    undone_at timestamptz
);
CREATE INDEX adoptions_cohort_id ON adoptions (cohort_id, made_at);

-- Homework in stages, carried over, and changed for a member.
ALTER TABLE homework ADD COLUMN carried_from_id uuid REFERENCES homework (id);
ALTER TABLE homework_returns ADD COLUMN personal bytea; -- sealed
ALTER TABLE homework_returns ADD COLUMN stages_met integer NOT NULL DEFAULT 0;

-- A week that was caught up, or is to be made up, is one of a version.
ALTER TABLE catch_ups ADD COLUMN curriculum_version integer NOT NULL DEFAULT 0;
ALTER TABLE session_guests ADD COLUMN curriculum_version integer NOT NULL DEFAULT 0;
UPDATE catch_ups SET curriculum_version = COALESCE((SELECT c.curriculum_version FROM enrollments e
    JOIN cohorts c ON c.id = e.cohort_id WHERE e.id = catch_ups.enrollment_id), 0);
UPDATE session_guests SET curriculum_version = COALESCE((SELECT c.curriculum_version FROM enrollments e
    JOIN cohorts c ON c.id = e.cohort_id WHERE e.id = session_guests.enrollment_id), 0);
DROP INDEX catch_ups_once;
CREATE UNIQUE INDEX catch_ups_once ON catch_ups (enrollment_id, curriculum_version, week) WHERE undone_at IS NULL;

-- +goose Down
DROP INDEX catch_ups_once;
CREATE UNIQUE INDEX catch_ups_once ON catch_ups (enrollment_id, week) WHERE undone_at IS NULL;
ALTER TABLE session_guests DROP COLUMN curriculum_version;
ALTER TABLE catch_ups DROP COLUMN curriculum_version;
ALTER TABLE homework_returns DROP COLUMN stages_met;
ALTER TABLE homework_returns DROP COLUMN personal;
ALTER TABLE homework DROP COLUMN carried_from_id;
DROP TABLE adoptions;
ALTER TABLE sessions DROP COLUMN curriculum_version;
