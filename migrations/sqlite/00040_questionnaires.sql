-- +goose Up
-- When members fill in which instruments, sealed; NULL for what is usual.
ALTER TABLE settings ADD COLUMN questionnaires blob;

-- +goose Down
ALTER TABLE settings DROP COLUMN questionnaires;
