-- +goose Up
-- What was done about a warning that a rule gave of a membership. Which rule it was, and
-- what was done, is sealed.
CREATE TABLE warning_answers (
    id            uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollments (id),
    content       bytea NOT NULL, -- sealed
    version       integer NOT NULL
);
CREATE INDEX warning_answers_enrollment_id ON warning_answers (enrollment_id, id);

-- +goose Down
DROP TABLE warning_answers;
