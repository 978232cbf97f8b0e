-- +goose Up
-- When the practice holds no groups, and what a cohort does about it; a day of
-- the rhythm that a running cohort was given.
ALTER TABLE settings ADD COLUMN closed_days bytea; -- sealed: a closure's reason may be somebody's
ALTER TABLE cohorts ADD COLUMN meets_from date;
ALTER TABLE cohorts ADD COLUMN when_closed text NOT NULL DEFAULT '';

-- Each change of a running cohort's sessions, with what stood before: the way
-- back rests on it.
CREATE TABLE schedule_changes (
    id        uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts (id),
    content   bytea NOT NULL, -- sealed: sessions have themes
    made_by   uuid NOT NULL REFERENCES users (id),
    made_at   timestamptz NOT NULL,
    undone_by uuid REFERENCES users (id),
    undone_at timestamptz
);
CREATE INDEX schedule_changes_cohort_id ON schedule_changes (cohort_id, made_at);

-- +goose Down
DROP TABLE schedule_changes;
ALTER TABLE cohorts DROP COLUMN when_closed;
ALTER TABLE cohorts DROP COLUMN meets_from;
ALTER TABLE settings DROP COLUMN closed_days;
