-- +goose Up
-- One version of a client's treatment plan. All that it says is sealed for its own
-- id, which stays when its client turns out to be somebody else's record.
CREATE TABLE treatment_plans (
    id           uuid PRIMARY KEY,
    client_id    uuid NOT NULL REFERENCES clients (id),
    status       text NOT NULL, -- stands in the sealed part as well, which counts
    is_open      boolean NOT NULL, -- a draft, or one that waits
    waits_for_id uuid REFERENCES users (id),
    content      bytea NOT NULL, -- sealed
    version      integer NOT NULL
);
CREATE INDEX treatment_plans_client_id ON treatment_plans (client_id, id);
CREATE UNIQUE INDEX treatment_plans_open ON treatment_plans (client_id) WHERE is_open;
CREATE INDEX treatment_plans_waits_for_id ON treatment_plans (waits_for_id, id) WHERE waits_for_id IS NOT NULL;

-- +goose Down
DROP TABLE treatment_plans;
