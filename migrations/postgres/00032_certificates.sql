-- +goose Up
-- A certificate of completion that was issued for a membership. All that it states
-- is sealed. Numbers have no gaps, and none is ever used twice.
CREATE TABLE certificates (
    id            uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollments (id),
    number        integer NOT NULL,
    is_live       boolean NOT NULL, -- not withdrawn; stands in the sealed part as well, which counts
    content       bytea NOT NULL, -- sealed
    version       integer NOT NULL
);
CREATE UNIQUE INDEX certificates_number ON certificates (number);
CREATE INDEX certificates_enrollment_id ON certificates (enrollment_id, number);
CREATE UNIQUE INDEX certificates_live ON certificates (enrollment_id) WHERE is_live;

-- +goose Down
DELETE FROM numbers WHERE noun = 'certificate';
DROP TABLE certificates;
