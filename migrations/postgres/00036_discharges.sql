-- +goose Up
-- The summary of one membership that is over. All that it says is sealed for its own
-- id.
CREATE TABLE discharges (
    id            uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollments (id),
    status        text NOT NULL, -- stands in the sealed part as well, which counts
    is_live       boolean NOT NULL, -- neither withdrawn nor discarded
    waits_for_id  uuid REFERENCES users (id),
    ended_on      date, -- the last day of the membership, once it is signed; stands in the sealed part as well
    content       bytea NOT NULL, -- sealed
    version       integer NOT NULL
);
CREATE INDEX discharges_enrollment_id ON discharges (enrollment_id, id);
CREATE UNIQUE INDEX discharges_live ON discharges (enrollment_id) WHERE is_live;
CREATE INDEX discharges_waits_for_id ON discharges (waits_for_id, id) WHERE waits_for_id IS NOT NULL;
CREATE INDEX discharges_ended_on ON discharges (ended_on, id) WHERE is_live AND ended_on IS NOT NULL;

-- One try to ask somebody, after treatment, how they are doing.
CREATE TABLE follow_ups (
    id           uuid PRIMARY KEY,
    discharge_id uuid NOT NULL REFERENCES discharges (id),
    content      bytea NOT NULL -- sealed
);
CREATE INDEX follow_ups_discharge_id ON follow_ups (discharge_id, id);

-- Whose membership ended lately.
CREATE INDEX enrollments_until_on ON enrollments (until_on, id) WHERE until_on IS NOT NULL;

-- +goose Down
DROP INDEX enrollments_until_on;
DROP TABLE follow_ups;
DROP TABLE discharges;
