-- +goose Up
-- Questionnaires that are given to everybody in the room of a session. Which they
-- are, and who gave them, is sealed.
CREATE TABLE rounds (
    id         text PRIMARY KEY,
    session_id text NOT NULL REFERENCES sessions (id),
    pass_hash  text, -- of the tablet that is passed round
    content    blob NOT NULL -- sealed
);
CREATE INDEX rounds_session_id ON rounds (session_id, id);
CREATE UNIQUE INDEX rounds_pass_hash ON rounds (pass_hash) WHERE pass_hash IS NOT NULL;

-- One member's place in a round. The code is sealed; it is found by its hash.
CREATE TABLE round_seats (
    id        text PRIMARY KEY,
    round_id  text NOT NULL REFERENCES rounds (id),
    client_id text NOT NULL REFERENCES clients (id),
    code_hash text NOT NULL,
    content   blob NOT NULL -- sealed
);
CREATE UNIQUE INDEX round_seats_round_id ON round_seats (round_id, client_id);
CREATE UNIQUE INDEX round_seats_code_hash ON round_seats (code_hash);
CREATE INDEX round_seats_client_id ON round_seats (client_id);

ALTER TABLE assessments ADD COLUMN round_seat_id text REFERENCES round_seats (id);
CREATE INDEX assessments_round_seat_id ON assessments (round_seat_id, created_at, id) WHERE round_seat_id IS NOT NULL;

-- +goose Down
DROP INDEX assessments_round_seat_id;
ALTER TABLE assessments DROP COLUMN round_seat_id;
DROP TABLE round_seats;
DROP TABLE rounds;
