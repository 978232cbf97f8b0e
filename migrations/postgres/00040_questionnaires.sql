-- +goose Up
-- When members fill in which instruments, sealed; NULL for what is usual.
ALTER TABLE settings ADD COLUMN questionnaires bytea;

-- +goose Down
ALTER TABLE settings DROP COLUMN questionnaires;
