-- +goose Up
-- Where groups meet, as records: who is in which room at which hour is known.
CREATE TABLE rooms (
    id               uuid PRIMARY KEY,
    content          bytea NOT NULL, -- sealed: name, kind, address, and the link by which one joins
    seats            integer NOT NULL CHECK (seats BETWEEN 0 AND 200), -- 0: nobody counts them
    retired          boolean NOT NULL,
    version          integer NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);

-- The usual room of a cohort, and where each session is held; none: the place that
-- was typed.
ALTER TABLE cohorts ADD COLUMN room_id uuid REFERENCES rooms (id);
ALTER TABLE sessions ADD COLUMN room_id uuid REFERENCES rooms (id);
CREATE INDEX cohorts_room_id ON cohorts (room_id, status);
CREATE INDEX sessions_room_id ON sessions (room_id, ends_at);

-- +goose Down
DROP INDEX sessions_room_id;
DROP INDEX cohorts_room_id;
ALTER TABLE sessions DROP COLUMN room_id;
ALTER TABLE cohorts DROP COLUMN room_id;
DROP TABLE rooms;
