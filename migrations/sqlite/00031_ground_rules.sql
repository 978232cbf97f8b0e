-- +goose Up
-- What the members of a group agree on, in versions that never change: the
-- practice's, and those that a cohort has for itself. All that it says is sealed.
CREATE TABLE ground_rules (
    id        text PRIMARY KEY,
    cohort_id text REFERENCES cohorts (id), -- null: the practice's
    content   blob NOT NULL -- sealed
);
CREATE INDEX ground_rules_cohort_id ON ground_rules (cohort_id, id);

-- Who signed which version, and how; or that they declined.
CREATE TABLE agreements (
    id              text PRIMARY KEY,
    enrollment_id   text NOT NULL REFERENCES enrollments (id),
    ground_rules_id text NOT NULL REFERENCES ground_rules (id),
    content         blob NOT NULL -- sealed
);
CREATE INDEX agreements_enrollment_id ON agreements (enrollment_id, id);

-- What left the room, and what followed. Whose it was is sealed too.
CREATE TABLE breaches (
    id        text PRIMARY KEY,
    cohort_id text NOT NULL REFERENCES cohorts (id),
    content   blob NOT NULL, -- sealed
    version   integer NOT NULL
);
CREATE INDEX breaches_cohort_id ON breaches (cohort_id, id);

-- +goose Down
DROP TABLE breaches;
DROP TABLE agreements;
DROP TABLE ground_rules;
