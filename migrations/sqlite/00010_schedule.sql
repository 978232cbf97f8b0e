-- +goose Up
-- When the practice holds no groups, and what a cohort does about it; a day of
-- the rhythm that a running cohort was given.
ALTER TABLE settings ADD COLUMN closed_days blob; -- sealed: a closure's reason may be somebody's
ALTER TABLE cohorts ADD COLUMN meets_from text;
ALTER TABLE cohorts ADD COLUMN when_closed text NOT NULL DEFAULT '';

-- Each change of a running cohort's sessions, with what stood before: the way
-- back rests on it.
CREATE TABLE schedule_changes (
    id        text PRIMARY KEY,
    cohort_id text NOT NULL REFERENCES cohorts (id),
    content   blob NOT NULL, -- sealed: sessions have themes
    made_by   text NOT NULL REFERENCES users (id),
    made_at   datetime NOT NULL,
    undone_by text REFERENCES users (id),
    undone_at datetime
);
CREATE INDEX schedule_changes_cohort_id ON schedule_changes (cohort_id, made_at);

-- +goose Down
DROP TABLE schedule_changes;
ALTER TABLE cohorts DROP COLUMN when_closed;
ALTER TABLE cohorts DROP COLUMN meets_from;
ALTER TABLE settings DROP COLUMN closed_days;
