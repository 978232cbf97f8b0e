-- +goose Up
-- A member of one cohort who makes up a missed week in a session of another one,
-- and what was caught up otherwise. Neither is ever removed: a mistake is undone.
CREATE TABLE session_guests (
    id            uuid PRIMARY KEY,
    session_id    uuid NOT NULL REFERENCES sessions (id),
    enrollment_id uuid NOT NULL REFERENCES enrollments (id),
    week          integer NOT NULL, -- of their own cohort's curriculum
    made_by       uuid NOT NULL REFERENCES users (id),
    made_at       timestamptz NOT NULL,
    undone_by     uuid REFERENCES users (id),
    undone_at     timestamptz
);
CREATE UNIQUE INDEX session_guests_once ON session_guests (session_id, enrollment_id) WHERE undone_at IS NULL;
CREATE INDEX session_guests_enrollment_id ON session_guests (enrollment_id);

CREATE TABLE catch_ups (
    id            uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollments (id),
    week          integer NOT NULL,
    how           text NOT NULL,
    done_on       date NOT NULL,
    made_by       uuid NOT NULL REFERENCES users (id),
    made_at       timestamptz NOT NULL,
    undone_by     uuid REFERENCES users (id),
    undone_at     timestamptz
);
CREATE UNIQUE INDEX catch_ups_once ON catch_ups (enrollment_id, week) WHERE undone_at IS NULL;

-- What completes a program.
ALTER TABLE settings ADD COLUMN completion_percent integer NOT NULL DEFAULT 75;
ALTER TABLE settings ADD COLUMN completion_built_on boolean NOT NULL DEFAULT true;

-- +goose Down
ALTER TABLE settings DROP COLUMN completion_built_on;
ALTER TABLE settings DROP COLUMN completion_percent;
DROP TABLE catch_ups;
DROP TABLE session_guests;
