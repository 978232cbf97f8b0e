-- +goose Up
-- One version of what clients and families are given to read. All that it says is
-- sealed for its own id.
CREATE TABLE leaflets (
    id      text PRIMARY KEY,
    content blob NOT NULL -- sealed
);

-- That somebody was given one. It stays with the record that it was noted in.
CREATE TABLE leaflets_given (
    id        text PRIMARY KEY,
    client_id text NOT NULL REFERENCES clients (id),
    content   blob NOT NULL -- sealed
);
CREATE INDEX leaflets_given_client_id ON leaflets_given (client_id, id);

-- +goose Down
DROP TABLE leaflets_given;
DROP TABLE leaflets;
