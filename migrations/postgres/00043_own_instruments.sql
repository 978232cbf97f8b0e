-- +goose Up
-- Questionnaires of the practice's own, each with all editions that were ever in use.
-- All that they say is sealed: what a practice asks says whom it treats.
CREATE TABLE own_instruments (
    id      uuid PRIMARY KEY,
    content bytea NOT NULL, -- sealed
    version integer NOT NULL
);

-- +goose Down
DROP TABLE own_instruments;
