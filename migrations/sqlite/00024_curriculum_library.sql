-- +goose Up
-- The library of curricula: what is archived, the practice's own techniques, and
-- the files that go with weeks.
ALTER TABLE curricula ADD COLUMN archived_at datetime;

CREATE TABLE techniques (
    id         text PRIMARY KEY,
    content    blob NOT NULL, -- sealed, as curricula are
    retired    boolean NOT NULL,
    version    integer NOT NULL,
    created_by text NOT NULL REFERENCES users (id),
    created_at datetime NOT NULL,
    updated_at datetime NOT NULL
);

-- A file never changes: a published version keeps those that its weeks name.
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

-- +goose Down
DROP TABLE curriculum_files;
DROP TABLE techniques;
ALTER TABLE curricula DROP COLUMN archived_at;
