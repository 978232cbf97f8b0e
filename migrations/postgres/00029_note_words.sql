-- +goose Up
-- By which words are found in what is sealed: a keyed hash of the beginning of each
-- word, of this row alone. NULL for what was written before.
ALTER TABLE progress_notes ADD COLUMN words bytea;
ALTER TABLE note_addenda ADD COLUMN words bytea;

-- +goose Down
ALTER TABLE note_addenda DROP COLUMN words;
ALTER TABLE progress_notes DROP COLUMN words;
