-- +goose Up
-- Who made a link to set somebody's password; none: who asked for mail.
ALTER TABLE invitations ADD COLUMN by_id uuid REFERENCES users (id);
ALTER TABLE invitations ADD COLUMN by_name text NOT NULL DEFAULT '';

-- The administrator by whose link a login was entered, until the person has
-- answered for it.
ALTER TABLE logins ADD COLUMN link_by text NOT NULL DEFAULT '';

-- What people are told on their first page, and to whom. Both are kept.
CREATE TABLE security_notices (
    id        uuid PRIMARY KEY,
    kind      text NOT NULL,
    user_id   uuid NOT NULL REFERENCES users (id),
    by_id     uuid,
    by_name   text NOT NULL,
    at        timestamptz NOT NULL,
    detail    bytea,
    access_id uuid,
    mailed_at timestamptz
);
CREATE INDEX security_notices_user_id ON security_notices (user_id, kind);

CREATE TABLE security_notice_readers (
    notice_id   uuid NOT NULL REFERENCES security_notices (id),
    user_id     uuid NOT NULL REFERENCES users (id),
    asked       boolean NOT NULL,
    seen_at     timestamptz,
    answer      text NOT NULL,
    answered_at timestamptz,
    PRIMARY KEY (notice_id, user_id)
);
-- What waits for somebody: each first page asks.
CREATE INDEX security_notice_readers_waiting ON security_notice_readers (user_id, notice_id)
    WHERE seen_at IS NULL OR (asked AND answer = '');

-- Roles that read clients, proposed by one administrator for another to confirm.
CREATE TABLE role_proposals (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES users (id),
    from_roles  text NOT NULL,
    roles       text NOT NULL,
    by_id       uuid NOT NULL REFERENCES users (id),
    at          timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    status      text NOT NULL,
    decided_by  uuid,
    decided_at  timestamptz,
    decided_why bytea
);
CREATE UNIQUE INDEX role_proposals_pending ON role_proposals (user_id) WHERE status = 'pending';

-- Records that were opened in an emergency, by whom, for how long.
CREATE TABLE emergency_accesses (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users (id),
    client_id  uuid NOT NULL REFERENCES clients (id),
    ground     text NOT NULL,
    reason     bytea,
    opened_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   uuid
);
CREATE INDEX emergency_accesses_not_ended ON emergency_accesses (user_id) WHERE ended_at IS NULL;
CREATE INDEX emergency_accesses_user_id ON emergency_accesses (user_id, opened_at);
CREATE INDEX emergency_accesses_client_id ON emergency_accesses (client_id);

-- +goose Down
DROP TABLE emergency_accesses;
DROP TABLE role_proposals;
DROP TABLE security_notice_readers;
DROP TABLE security_notices;
ALTER TABLE logins DROP COLUMN link_by;
ALTER TABLE invitations DROP COLUMN by_name;
ALTER TABLE invitations DROP COLUMN by_id;
