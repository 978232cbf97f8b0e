-- +goose Up
-- What left the practice about a client: to whom, what, why and on which basis is
-- sealed. A row stays as it is; a correction is a row of its own that names it.
CREATE TABLE disclosures (
    id           uuid PRIMARY KEY,
    client_id    uuid NOT NULL REFERENCES clients (id),
    disclosed_on date NOT NULL,
    content      bytea NOT NULL,
    recorded_by  uuid NOT NULL REFERENCES users (id),
    recorded_at  timestamptz NOT NULL,
    corrects_id  uuid REFERENCES disclosures (id)
);
CREATE INDEX disclosures_client_id ON disclosures (client_id, disclosed_on, id);
CREATE UNIQUE INDEX disclosures_corrected_once ON disclosures (corrects_id) WHERE corrects_id IS NOT NULL;
-- +goose StatementBegin
CREATE FUNCTION disclosure_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a disclosure is corrected by another one';
END $$;
-- +goose StatementEnd
CREATE TRIGGER disclosures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosures FOR EACH STATEMENT EXECUTE FUNCTION disclosure_stays();

-- +goose Down
DROP TABLE disclosures;
DROP FUNCTION disclosure_stays();
