-- +goose Up
-- A MAC over each row that says who gets in and what they may do, under a key
-- that lies outside the database: what was not written by the server counts for
-- nothing. Rows that are there already get theirs right after this step, by the
-- program, which has the key and then drops the table that says so. A version
-- that writes no MACs cannot go on beside one that does.
ALTER TABLE users ADD COLUMN factor_ids text NOT NULL DEFAULT ''; -- those that count, in order, separated by commas
ALTER TABLE users ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE setup_links ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE logins ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE refresh_tokens ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE factors ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE recovery_codes ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE challenges ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE role_proposals ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE emergency_accesses ADD COLUMN mac text NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN access_mac text NOT NULL DEFAULT ''; -- over what decides who gets in, and for how long
CREATE TABLE rows_without_mac (step integer PRIMARY KEY);

-- +goose Down
DROP TABLE IF EXISTS rows_without_mac;
ALTER TABLE settings DROP COLUMN access_mac;
ALTER TABLE emergency_accesses DROP COLUMN mac;
ALTER TABLE role_proposals DROP COLUMN mac;
ALTER TABLE challenges DROP COLUMN mac;
ALTER TABLE recovery_codes DROP COLUMN mac;
ALTER TABLE factors DROP COLUMN mac;
ALTER TABLE refresh_tokens DROP COLUMN mac;
ALTER TABLE logins DROP COLUMN mac;
ALTER TABLE setup_links DROP COLUMN mac;
ALTER TABLE invitations DROP COLUMN mac;
ALTER TABLE users DROP COLUMN mac;
ALTER TABLE users DROP COLUMN factor_ids;
