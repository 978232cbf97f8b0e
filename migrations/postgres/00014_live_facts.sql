-- +goose Up
-- What was noted on devices during a session's hour. A row stays as it is: what
-- stands follows from all of them.
CREATE TABLE live_facts (
    session_id  uuid NOT NULL REFERENCES sessions (id),
    id          uuid NOT NULL,
    client_id   uuid REFERENCES clients (id), -- none: about the group
    content     bytea NOT NULL, -- sealed: what was said, and when who spoke
    noted_by    uuid REFERENCES users (id),
    received_at timestamptz NOT NULL,
    unlanded    text NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, id)
);
CREATE INDEX live_facts_client_id ON live_facts (client_id) WHERE client_id IS NOT NULL;

-- +goose Down
DROP TABLE live_facts;
