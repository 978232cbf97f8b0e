-- +goose Up
-- What a person has besides their password: a passkey, or an app that makes
-- codes. One that an administrator took away stays, emptied, to be told of.
CREATE TABLE factors (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users (id),
    kind       text NOT NULL CHECK (kind IN ('passkey', 'authenticator_app')),
    handle     text NOT NULL, -- keyed hash of a passkey's id; an app's own id
    sealed     bytea, -- its name, and what answers are checked with
    last_step  bigint NOT NULL, -- the newest step whose code an app was used with
    sign_count bigint NOT NULL,
    added_at   timestamptz NOT NULL,
    used_at    timestamptz,
    removed_at timestamptz,
    removed_by uuid REFERENCES users (id)
);
CREATE UNIQUE INDEX factors_handle ON factors (handle);
CREATE INDEX factors_user_id ON factors (user_id, added_at);

CREATE TABLE recovery_codes (
    hash    text PRIMARY KEY, -- keyed
    user_id uuid NOT NULL REFERENCES users (id),
    made_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX recovery_codes_user_id ON recovery_codes (user_id);

-- Questions that wait for an answer, each good for one.
CREATE TABLE challenges (
    hash       text PRIMARY KEY, -- keyed, of its token
    user_id    uuid REFERENCES users (id), -- NULL: whoever answers
    purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'sign_in_alone', 'add_factor', 'confirm')),
    sealed     bytea,
    tries      integer NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX challenges_expires_at ON challenges (expires_at);

-- When somebody last proved who they are. A version of the program that does
-- not know it leaves the beginning of time, and they are asked.
ALTER TABLE logins ADD COLUMN confirmed_at timestamptz NOT NULL DEFAULT 'epoch';
UPDATE logins SET confirmed_at = created_at;

ALTER TABLE settings ADD COLUMN second_factor_roles text NOT NULL DEFAULT ''; -- separated by commas

-- +goose Down
ALTER TABLE settings DROP COLUMN second_factor_roles;
ALTER TABLE logins DROP COLUMN confirmed_at;
DROP TABLE challenges;
DROP TABLE recovery_codes;
DROP TABLE factors;
