-- +goose Up
-- The library of curricula: what is archived, the practice's own techniques, and
-- the files that go with weeks.
ALTER TABLE curricula ADD COLUMN archived_at timestamptz;

CREATE TABLE techniques (
    id         uuid PRIMARY KEY,
    content    bytea NOT NULL, -- sealed, as curricula are
    retired    boolean NOT NULL,
    version    integer NOT NULL,
    created_by uuid NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- A file never changes: a published version keeps those that its weeks name.
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

-- +goose Down
DROP TABLE curriculum_files;
DROP TABLE techniques;
ALTER TABLE curricula DROP COLUMN archived_at;
