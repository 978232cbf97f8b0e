-- +goose Up
-- The link by which a leader's calendar program reads their sessions: one a
-- person, known by the keyed hash of its secret.
CREATE TABLE calendar_feeds (
    user_id     uuid PRIMARY KEY REFERENCES users (id),
    secret_hash text NOT NULL,
    names       boolean NOT NULL, -- groups are called by name
    made_at     timestamptz NOT NULL,
    used_on     date,
    reads       integer NOT NULL,
    mac         text NOT NULL -- over all but what counts its readings
);
CREATE UNIQUE INDEX calendar_feeds_secret_hash ON calendar_feeds (secret_hash);

-- +goose Down
DROP TABLE calendar_feeds;
