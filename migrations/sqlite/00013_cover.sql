-- +goose Up
-- Substitutes: who leads one session in the place of one of its leaders, and
-- from when until when it is open to them.
CREATE TABLE covers (
    id         text PRIMARY KEY,
    cohort_id  text NOT NULL REFERENCES cohorts (id),
    session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, -- one that was inserted may be taken back
    held_on    text NOT NULL, -- the day for which it is covered
    user_id    text NOT NULL REFERENCES users (id),
    for_id     text NOT NULL REFERENCES users (id),
    reason     blob, -- sealed: it may be somebody's
    opens_at   datetime NOT NULL,
    expires_at datetime NOT NULL,
    made_by    text NOT NULL REFERENCES users (id),
    made_at    datetime NOT NULL,
    ended_at   datetime,
    ended_by   text REFERENCES users (id),
    mac        text NOT NULL
);
CREATE INDEX covers_user_id ON covers (user_id, expires_at);
CREATE INDEX covers_cohort_id ON covers (cohort_id);
CREATE INDEX covers_session_id ON covers (session_id);
CREATE INDEX covers_held_on ON covers (held_on);

-- Days on which somebody leads nothing; why is not asked.
CREATE TABLE absences (
    id       text PRIMARY KEY,
    user_id  text NOT NULL REFERENCES users (id),
    from_on  text NOT NULL,
    until_on text NOT NULL,
    made_by  text NOT NULL REFERENCES users (id),
    made_at  datetime NOT NULL,
    ended_at datetime,
    ended_by text REFERENCES users (id)
);
CREATE INDEX absences_until_on ON absences (until_on);

-- Who really led a session, once it is closed, and what stood before it was
-- corrected.
CREATE TABLE session_leaders (
    session_id text NOT NULL REFERENCES sessions (id),
    user_id    text NOT NULL REFERENCES users (id),
    place      integer NOT NULL,
    led_as     text NOT NULL CHECK (led_as IN ('lead', 'co_lead', 'substitute')),
    PRIMARY KEY (session_id, user_id)
);
CREATE INDEX session_leaders_user_id ON session_leaders (user_id, session_id);
CREATE TABLE session_leader_changes (
    id         text PRIMARY KEY,
    session_id text NOT NULL REFERENCES sessions (id),
    content    blob NOT NULL, -- sealed: a reason may be somebody's
    made_by    text NOT NULL REFERENCES users (id),
    made_at    datetime NOT NULL
);
CREATE INDEX session_leader_changes_session_id ON session_leader_changes (session_id, made_at);

-- What was closed before is said to have been led by who was to lead it.
INSERT INTO session_leaders (session_id, user_id, place, led_as)
SELECT s.id, l.user_id, min(l.place), CASE WHEN max(CASE WHEN l.is_lead THEN 1 ELSE 0 END) = 1 THEN 'lead' ELSE 'co_lead' END
FROM sessions s JOIN (
    SELECT cohort_id, user_id, is_lead, place, from_on, NULL AS until_on FROM cohort_leaders
    UNION ALL SELECT cohort_id, user_id, is_lead, place, from_on, until_on FROM former_leaders) l ON l.cohort_id = s.cohort_id
WHERE s.status = 'closed' AND (l.from_on IS NULL OR l.from_on <= s.held_on) AND (l.until_on IS NULL OR l.until_on >= s.held_on)
GROUP BY s.id, l.user_id;

-- +goose Down
DROP TABLE session_leader_changes;
DROP TABLE session_leaders;
DROP TABLE absences;
DROP TABLE covers;
