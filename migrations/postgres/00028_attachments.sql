-- +goose Up
-- One table for the files of curricula, clients and sessions. What only curricula
-- had moves into it as it is: name and content stay sealed as they were.
CREATE TABLE attachments (
    id            uuid PRIMARY KEY,
    curriculum_id uuid REFERENCES curricula (id),
    client_id     uuid REFERENCES clients (id),
    session_id    uuid REFERENCES sessions (id),
    name          bytea NOT NULL, -- sealed
    said          bytea, -- sealed: title, day, whom it is for; none of a curriculum's
    media_type    text NOT NULL,
    size          integer NOT NULL,
    created_by    uuid NOT NULL REFERENCES users (id),
    created_at    timestamptz NOT NULL,
    version       integer NOT NULL,
    content       bytea NOT NULL, -- sealed; last, since lists leave it out
    CHECK (num_nonnulls(curriculum_id, client_id, session_id) = 1)
);
INSERT INTO attachments (id, curriculum_id, name, media_type, size, created_by, created_at, version, content)
    SELECT id, curriculum_id, name, media_type, size, created_by, created_at, 1, content FROM curriculum_files;
DROP TABLE curriculum_files;
CREATE INDEX attachments_curriculum_id ON attachments (curriculum_id);
CREATE INDEX attachments_client_id ON attachments (client_id);
CREATE INDEX attachments_session_id ON attachments (session_id);

-- +goose Down
CREATE TABLE curriculum_files (
    id            uuid PRIMARY KEY,
    curriculum_id uuid NOT NULL REFERENCES curricula (id),
    name          bytea NOT NULL, -- sealed
    content       bytea NOT NULL, -- sealed
    media_type    text NOT NULL,
    size          integer NOT NULL,
    created_by    uuid NOT NULL REFERENCES users (id),
    created_at    timestamptz NOT NULL
);
CREATE INDEX curriculum_files_curriculum_id ON curriculum_files (curriculum_id);
INSERT INTO curriculum_files SELECT id, curriculum_id, name, content, media_type, size, created_by, created_at
    FROM attachments WHERE curriculum_id IS NOT NULL;
DROP TABLE attachments;
