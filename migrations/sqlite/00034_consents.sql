-- +goose Up
-- What a client allowed to be told, to whom, for what and how long. All that it says,
-- and what ended it, is sealed.
CREATE TABLE consents (
    id        text PRIMARY KEY,
    client_id text NOT NULL REFERENCES clients (id),
    content   blob NOT NULL, -- sealed
    version   integer NOT NULL
);
CREATE INDEX consents_client_id ON consents (client_id, id);

-- Whether a client is treated in a program under 42 CFR part 2, as was said last.
CREATE TABLE part2_marks (
    id        text PRIMARY KEY,
    client_id text NOT NULL REFERENCES clients (id),
    content   blob NOT NULL -- sealed
);
CREATE INDEX part2_marks_client_id ON part2_marks (client_id, id);

-- +goose Down
DROP TABLE part2_marks;
DROP TABLE consents;
