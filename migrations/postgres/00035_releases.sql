-- +goose Up
-- A part of a client's record that is prepared to leave under their consent, or left.
CREATE TABLE releases (
    id         uuid PRIMARY KEY,
    client_id  uuid NOT NULL REFERENCES clients (id),
    consent_id uuid NOT NULL REFERENCES consents (id),
    content    bytea NOT NULL, -- sealed
    version    integer NOT NULL
);
CREATE INDEX releases_client_id ON releases (client_id, id);

-- What left, byte for byte. It never changes.
CREATE TABLE release_packages (
    id      uuid PRIMARY KEY REFERENCES releases (id),
    content bytea NOT NULL -- sealed
);
-- +goose StatementBegin
CREATE FUNCTION release_package_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what left stays as it was';
END $$;
-- +goose StatementEnd
CREATE TRIGGER release_packages_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON release_packages FOR EACH STATEMENT EXECUTE FUNCTION release_package_stays();

-- +goose Down
DROP TABLE release_packages;
DROP TABLE releases;
DROP FUNCTION release_package_stays();
