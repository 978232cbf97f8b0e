-- +goose Up
-- A part of a client's record that is prepared to leave under their consent, or left.
CREATE TABLE releases (
    id         text PRIMARY KEY,
    client_id  text NOT NULL REFERENCES clients (id),
    consent_id text NOT NULL REFERENCES consents (id),
    content    blob NOT NULL, -- sealed
    version    integer NOT NULL
);
CREATE INDEX releases_client_id ON releases (client_id, id);

-- What left, byte for byte. It never changes.
CREATE TABLE release_packages (
    id      text PRIMARY KEY REFERENCES releases (id),
    content blob NOT NULL -- sealed
);
-- +goose StatementBegin
CREATE TRIGGER release_packages_unchanged BEFORE UPDATE ON release_packages BEGIN
    SELECT RAISE(ABORT, 'what left stays as it was');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER release_packages_kept BEFORE DELETE ON release_packages BEGIN
    SELECT RAISE(ABORT, 'what left stays as it was');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE release_packages;
DROP TABLE releases;
