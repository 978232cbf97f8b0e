-- +goose Up
-- What therapists note for themselves, apart from the record. All of it is sealed
-- under a key of its author's own. Whom it is about stands here as a keyed hash of
-- the author and the client together: without the keys nothing leads to a client.
CREATE TABLE private_notes (
    id        text PRIMARY KEY,
    author_id text NOT NULL REFERENCES users (id),
    about     text NOT NULL, -- keyed hash
    content   blob NOT NULL, -- sealed
    version   integer NOT NULL
);
CREATE INDEX private_notes_author_id ON private_notes (author_id, id);
CREATE INDEX private_notes_about ON private_notes (about, id);

-- +goose Down
DROP TABLE private_notes;
