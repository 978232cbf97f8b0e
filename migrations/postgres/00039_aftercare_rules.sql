-- +goose Up
-- How the practice stays in touch after treatment, and whom papers name for the
-- worst hour.
ALTER TABLE settings ADD COLUMN aftercare text NOT NULL DEFAULT '{}';

-- +goose Down
ALTER TABLE settings DROP COLUMN aftercare;
