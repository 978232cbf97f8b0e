-- +goose Up
-- When a member came and left, in minutes from the session's beginning, and why
-- somebody was taken off one session's roster; what of it a charge rests on.
ALTER TABLE attendances ADD COLUMN came_after integer;
ALTER TABLE attendances ADD COLUMN left_after integer;
ALTER TABLE attendances ADD COLUMN reason bytea; -- sealed
ALTER TABLE attendance_corrections ADD COLUMN was_came_after integer;
ALTER TABLE attendance_corrections ADD COLUMN was_left_after integer;
ALTER TABLE attendance_corrections ADD COLUMN was_reason bytea; -- sealed
ALTER TABLE charges ADD COLUMN minutes integer NOT NULL DEFAULT 0;
ALTER TABLE charges ADD COLUMN place text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE charges DROP COLUMN place;
ALTER TABLE charges DROP COLUMN minutes;
ALTER TABLE attendance_corrections DROP COLUMN was_reason;
ALTER TABLE attendance_corrections DROP COLUMN was_left_after;
ALTER TABLE attendance_corrections DROP COLUMN was_came_after;
ALTER TABLE attendances DROP COLUMN reason;
ALTER TABLE attendances DROP COLUMN left_after;
ALTER TABLE attendances DROP COLUMN came_after;
