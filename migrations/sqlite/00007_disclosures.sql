-- +goose Up
-- What left the practice about a client: to whom, what, why and on which basis is
-- sealed. A row stays as it is; a correction is a row of its own that names it.
CREATE TABLE disclosures (
    id           text PRIMARY KEY,
    client_id    text NOT NULL REFERENCES clients (id),
    disclosed_on text NOT NULL,
    content      blob NOT NULL,
    recorded_by  text NOT NULL REFERENCES users (id),
    recorded_at  datetime NOT NULL,
    corrects_id  text REFERENCES disclosures (id)
);
CREATE INDEX disclosures_client_id ON disclosures (client_id, disclosed_on, id);
CREATE UNIQUE INDEX disclosures_corrected_once ON disclosures (corrects_id) WHERE corrects_id IS NOT NULL;
-- +goose StatementBegin
CREATE TRIGGER disclosures_unchanged BEFORE UPDATE ON disclosures BEGIN
    SELECT RAISE(ABORT, 'a disclosure is corrected by another one');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER disclosures_kept BEFORE DELETE ON disclosures BEGIN
    SELECT RAISE(ABORT, 'a disclosure is corrected by another one');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE disclosures;
