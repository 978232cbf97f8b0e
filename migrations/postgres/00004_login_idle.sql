-- +goose Up
-- How long a login lives without a person's hand, when one was last there, and
-- what its owner knows it by. Everybody signs in again: of the logins that there
-- are, nobody knows when a hand was there.
ALTER TABLE settings ADD COLUMN idle_minutes integer NOT NULL DEFAULT 15 CHECK (idle_minutes BETWEEN 5 AND 60);
ALTER TABLE logins ADD COLUMN active_at timestamptz NOT NULL DEFAULT '1970-01-01';
ALTER TABLE logins ADD COLUMN browser text NOT NULL DEFAULT '';
DELETE FROM refresh_tokens;

-- +goose Down
ALTER TABLE logins DROP COLUMN browser;
ALTER TABLE logins DROP COLUMN active_at;
ALTER TABLE settings DROP COLUMN idle_minutes;
