-- +goose Up
-- The one-time right to create the first administrator, while nobody exists.
CREATE TABLE setup_links (
    id         integer PRIMARY KEY CHECK (id = 1),
    token_hash text NOT NULL,
    expires_at timestamptz NOT NULL
);

-- +goose Down
DROP TABLE setup_links;
