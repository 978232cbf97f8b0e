-- +goose Up
-- When members fill in which instruments: a rule of the clinic, as JSON.
ALTER TABLE settings ADD COLUMN questionnaires text NOT NULL DEFAULT '{"rules":[{"instrument":"phq-9","atIntake":true,"every":4,"atDischarge":true},{"instrument":"gad-7","atIntake":true,"every":4,"atDischarge":true},{"instrument":"group-pulse","every":2}]}';

-- +goose Down
ALTER TABLE settings DROP COLUMN questionnaires;
