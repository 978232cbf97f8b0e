-- +goose Up
-- With which account at the identity provider somebody signs in: one each.
CREATE TABLE identities (
    handle       text PRIMARY KEY, -- keyed hash of the provider and its name for the person
    user_id      text NOT NULL REFERENCES users (id),
    sealed       blob, -- whose it is
    connected_at datetime NOT NULL,
    used_at      datetime
);
CREATE UNIQUE INDEX identities_user_id ON identities (user_id);

-- The provider vouched for a second factor of who entered by it.
ALTER TABLE logins ADD COLUMN provider_factor boolean NOT NULL DEFAULT false;

-- Questions are answered by the provider too. They live for five minutes: none
-- that waits now is missed.
DROP TABLE challenges;
CREATE TABLE challenges (
    hash       text PRIMARY KEY, -- keyed, of its token
    user_id    text REFERENCES users (id), -- NULL: whoever answers
    purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'sign_in_alone', 'add_factor', 'confirm', 'sign_in_elsewhere', 'connect', 'confirm_elsewhere')),
    sealed     blob,
    tries      integer NOT NULL,
    expires_at datetime NOT NULL,
    mac        text NOT NULL DEFAULT ''
);
CREATE INDEX challenges_expires_at ON challenges (expires_at);

-- +goose Down
DROP TABLE challenges;
CREATE TABLE challenges (
    hash       text PRIMARY KEY, -- keyed, of its token
    user_id    text REFERENCES users (id), -- NULL: whoever answers
    purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'sign_in_alone', 'add_factor', 'confirm')),
    sealed     blob,
    tries      integer NOT NULL,
    expires_at datetime NOT NULL,
    mac        text NOT NULL DEFAULT ''
);
CREATE INDEX challenges_expires_at ON challenges (expires_at);
ALTER TABLE logins DROP COLUMN provider_factor;
DROP TABLE identities;
