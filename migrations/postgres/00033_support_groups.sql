-- +goose Up
-- The directory of community self-help groups. What is said of each is sealed, with
-- how it stands; the day of the last check stands in clear, to find what waits.
CREATE TABLE support_groups (
    id          uuid PRIMARY KEY,
    library     text, -- the organization that it was taken as; null: the practice's own
    verified_on date NOT NULL, -- 1900-01-01: never
    content     bytea NOT NULL, -- sealed
    version     integer NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX support_groups_library ON support_groups (library);
CREATE INDEX support_groups_verified_on ON support_groups (verified_on, id);

-- Who looked whether an entry is still right, and what they found. All of it is sealed.
CREATE TABLE support_group_checks (
    id               uuid PRIMARY KEY,
    support_group_id uuid NOT NULL REFERENCES support_groups (id),
    content          bytea NOT NULL -- sealed
);
CREATE INDEX support_group_checks_support_group_id ON support_group_checks (support_group_id, id);

-- +goose Down
DROP TABLE support_group_checks;
DROP TABLE support_groups;
