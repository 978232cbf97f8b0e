-- +goose Up
-- What was noted on devices during a session's hour. A row stays as it is: what
-- stands follows from all of them.
CREATE TABLE live_facts (
    session_id  text NOT NULL REFERENCES sessions (id),
    id          text NOT NULL,
    client_id   text REFERENCES clients (id), -- none: about the group
    content     blob NOT NULL, -- sealed: what was said, and when who spoke
    noted_by    text REFERENCES users (id),
    received_at datetime NOT NULL,
    unlanded    text NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, id)
);
CREATE INDEX live_facts_client_id ON live_facts (client_id) WHERE client_id IS NOT NULL;

-- +goose Down
DROP TABLE live_facts;
