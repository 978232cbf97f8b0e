-- +goose Up
-- What the notes of a session have in common. The row of a session that was
-- closed says by when its notes are due; who closed before there were notes owes none.
CREATE TABLE shared_parts (
    session_id text PRIMARY KEY REFERENCES sessions (id),
    cohort_id  text NOT NULL REFERENCES cohorts (id),
    due_on     text NOT NULL,
    owes       boolean NOT NULL, -- somebody who came has no signed note yet
    content    blob, -- sealed: what was typed
    version    integer NOT NULL
);
CREATE INDEX shared_parts_owes ON shared_parts (due_on) WHERE owes;
CREATE INDEX shared_parts_cohort_id ON shared_parts (cohort_id);

-- One member's note of one session. All that it says is sealed for its own id,
-- which stays when its client turns out to be somebody else's record.
CREATE TABLE progress_notes (
    id           text PRIMARY KEY,
    session_id   text NOT NULL REFERENCES sessions (id),
    cohort_id    text NOT NULL REFERENCES cohorts (id),
    client_id    text NOT NULL REFERENCES clients (id),
    held_on      text NOT NULL,
    due_on       text NOT NULL,
    status       text NOT NULL, -- stands in the sealed part as well, which counts
    waits_for_id text REFERENCES users (id),
    content      blob NOT NULL, -- sealed
    version      integer NOT NULL
);
CREATE UNIQUE INDEX progress_notes_once ON progress_notes (session_id, client_id);
CREATE INDEX progress_notes_client_id ON progress_notes (client_id, held_on, id);
CREATE INDEX progress_notes_cohort_id ON progress_notes (cohort_id);
CREATE INDEX progress_notes_waits_for_id ON progress_notes (waits_for_id) WHERE waits_for_id IS NOT NULL;

-- What stood before a supervisor gave a note back.
CREATE TABLE progress_note_versions (
    note_id text NOT NULL REFERENCES progress_notes (id),
    version integer NOT NULL,
    content blob NOT NULL, -- sealed
    PRIMARY KEY (note_id, version)
);

CREATE TABLE note_addenda (
    id      text PRIMARY KEY,
    note_id text NOT NULL REFERENCES progress_notes (id),
    content blob NOT NULL, -- sealed
    made_at datetime NOT NULL
);
CREATE INDEX note_addenda_note_id ON note_addenda (note_id);

-- The format with which somebody's notes begin, where they chose one.
CREATE TABLE note_formats (
    user_id text PRIMARY KEY REFERENCES users (id),
    format  text NOT NULL
);

ALTER TABLE settings ADD COLUMN notes text NOT NULL DEFAULT '{"format":"dap","dueDays":3,"mostPresent":12,"leastMinutes":45}';

-- +goose Down
ALTER TABLE settings DROP COLUMN notes;
DROP TABLE note_formats;
DROP TABLE note_addenda;
DROP TABLE progress_note_versions;
DROP TABLE progress_notes;
DROP TABLE shared_parts;
