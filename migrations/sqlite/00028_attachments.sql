-- +goose Up
-- One table for the files of curricula, clients and sessions. What only curricula
-- had moves into it as it is: name and content stay sealed as they were.
CREATE TABLE attachments (
    id            text PRIMARY KEY,
    curriculum_id text REFERENCES curricula (id),
    client_id     text REFERENCES clients (id),
    session_id    text REFERENCES sessions (id),
    name          blob NOT NULL, -- sealed
    said          blob, -- sealed: title, day, whom it is for; none of a curriculum's
    media_type    text NOT NULL,
    size          integer NOT NULL,
    created_by    text NOT NULL REFERENCES users (id),
    created_at    datetime NOT NULL,
    version       integer NOT NULL,
    content       blob NOT NULL, -- sealed; last, since lists leave it out
    CHECK ((curriculum_id IS NOT NULL) + (client_id IS NOT NULL) + (session_id IS NOT NULL) = 1)
);
INSERT INTO attachments (id, curriculum_id, name, media_type, size, created_by, created_at, version, content)
    SELECT id, curriculum_id, name, media_type, size, created_by, created_at, 1, content FROM curriculum_files;
DROP TABLE curriculum_files;
CREATE INDEX attachments_curriculum_id ON attachments (curriculum_id);
CREATE INDEX attachments_client_id ON attachments (client_id);
CREATE INDEX attachments_session_id ON attachments (session_id);

-- +goose Down
CREATE TABLE curriculum_files (
    id            text PRIMARY KEY,
    curriculum_id text NOT NULL REFERENCES curricula (id),
    name          blob NOT NULL, -- sealed
    content       blob NOT NULL, -- sealed
    media_type    text NOT NULL,
    size          integer NOT NULL,
    created_by    text NOT NULL REFERENCES users (id),
    created_at    datetime NOT NULL
);
CREATE INDEX curriculum_files_curriculum_id ON curriculum_files (curriculum_id);
INSERT INTO curriculum_files SELECT id, curriculum_id, name, content, media_type, size, created_by, created_at
    FROM attachments WHERE curriculum_id IS NOT NULL;
DROP TABLE attachments;
