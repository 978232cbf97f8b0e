-- +goose Up
CREATE TABLE settings (
    id            integer PRIMARY KEY CHECK (id = 1),
    practice_name text NOT NULL,
    npi           text NOT NULL DEFAULT '',
    letterhead    blob, -- sealed: address and tax id, which may be a person's
    currency      text NOT NULL,
    time_zone     text NOT NULL,
    clock         text NOT NULL DEFAULT '' CHECK (clock IN ('', '12h', '24h')),
    fee_low       integer CHECK (fee_low >= 0),
    fee_high      integer CHECK (fee_high >= fee_low),
    admission     text NOT NULL, -- JSON
    version       integer NOT NULL,
    updated_at    datetime NOT NULL
);

-- One sealed sentence: a database is only opened with the keys it was written under.
CREATE TABLE key_check (
    id     integer PRIMARY KEY CHECK (id = 1),
    sealed blob NOT NULL
);

-- Which version of the program brought the schema to which step, so that one
-- that is too old can say which to start.
CREATE TABLE schema_steps (
    step    integer PRIMARY KEY,
    program text NOT NULL
);

CREATE TABLE users (
    id            text PRIMARY KEY,
    name          text NOT NULL,
    email         text NOT NULL,
    roles         text NOT NULL CHECK (roles <> ''), -- separated by commas, the person's own desk first
    licenses      text NOT NULL, -- JSON, '' without one
    specialties   text NOT NULL,
    training      text NOT NULL,
    npi           text NOT NULL,
    status        text NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
    password_hash text NOT NULL,
    version       integer NOT NULL,
    created_at    datetime NOT NULL,
    updated_at    datetime NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (email);

CREATE TABLE invitations (
    user_id    text NOT NULL REFERENCES users (id),
    mailed     boolean NOT NULL,
    token_hash text NOT NULL,
    expires_at datetime NOT NULL,
    PRIMARY KEY (user_id, mailed)
);
CREATE UNIQUE INDEX invitations_token_hash ON invitations (token_hash);

CREATE TABLE logins (
    id         text PRIMARY KEY,
    user_id    text NOT NULL REFERENCES users (id),
    created_at datetime NOT NULL,
    expires_at datetime NOT NULL,
    ended_at   datetime,
    end_reason text NOT NULL,
    address    text NOT NULL
);
CREATE INDEX logins_user_id ON logins (user_id, created_at);

CREATE TABLE refresh_tokens (
    hash       text PRIMARY KEY,
    login_id   text NOT NULL REFERENCES logins (id),
    created_at datetime NOT NULL,
    expires_at datetime NOT NULL,
    spent_at   datetime,
    salt       text NOT NULL
);
CREATE INDEX refresh_tokens_login_id ON refresh_tokens (login_id);
CREATE INDEX refresh_tokens_expires_at ON refresh_tokens (expires_at);

CREATE TABLE throttles (
    bucket   text PRIMARY KEY,
    attempts integer NOT NULL,
    ends_at  datetime NOT NULL
);

CREATE TABLE idempotency_keys (
    user_id     text NOT NULL,
    key_value   text NOT NULL,
    fingerprint text NOT NULL,
    result_id   text NOT NULL,
    answer      blob,
    created_at  datetime NOT NULL,
    PRIMARY KEY (user_id, key_value)
);
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);

-- Entries of the audit, numbered by the database, each with the MAC over what it
-- says. Nothing refers to them by foreign key: the check would lock an entry
-- for each link, and a verification of the audit finds what is missing.
CREATE TABLE audit_entries (
    seq          integer PRIMARY KEY AUTOINCREMENT,
    id           text NOT NULL,
    at           datetime NOT NULL,
    actor_id     text,
    actor_name   text NOT NULL,
    role         text NOT NULL,
    action       text NOT NULL,
    outcome      text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    client_id    text,
    address      text NOT NULL,
    request_id   text NOT NULL,
    sealed       blob,
    mac          text NOT NULL
);
CREATE UNIQUE INDEX audit_entries_id ON audit_entries (id);
CREATE INDEX audit_entries_at ON audit_entries (at);
CREATE INDEX audit_entries_actor_id ON audit_entries (actor_id, seq);
CREATE INDEX audit_entries_client_id ON audit_entries (client_id, seq);
CREATE INDEX audit_entries_action ON audit_entries (action, seq);
CREATE INDEX audit_entries_outcome ON audit_entries (outcome, seq);

-- When a client was shown: in which ten minutes, counted from 1970, there is an
-- entry that names them among others. Whom an entry shows is sealed in it; this
-- says where to look.
CREATE TABLE audit_shown (
    client_id text NOT NULL,
    span      integer NOT NULL,
    PRIMARY KEY (client_id, span)
);
CREATE INDEX audit_shown_span ON audit_shown (span, client_id);

-- Entries that are not linked yet: a row is written with the entry, in its
-- transaction, and taken away when the link is written.
CREATE TABLE audit_unlinked (
    seq integer PRIMARY KEY,
    mac text NOT NULL
);

-- The chain: each link binds an entry to its place and to the link before.
CREATE TABLE audit_links (
    place integer PRIMARY KEY,
    seq   integer NOT NULL,
    hash  text NOT NULL
);
CREATE UNIQUE INDEX audit_links_seq ON audit_links (seq);

-- The last link. Whoever links locks it, nobody else does.
CREATE TABLE audit_head (
    id    integer PRIMARY KEY CHECK (id = 1),
    place integer NOT NULL,
    seq   integer NOT NULL,
    hash  text NOT NULL
);

-- Verifications of the audit: what they found, and how far the one that runs
-- has come. What it says is in the content, under a MAC.
CREATE TABLE audit_verifications (
    id         text PRIMARY KEY,
    started_at datetime NOT NULL,
    running    boolean NOT NULL,
    content    text NOT NULL,
    mac        text NOT NULL
);
CREATE UNIQUE INDEX audit_verifications_running ON audit_verifications (running) WHERE running;

-- What is in the audit stays as it is. This stops mistakes; against intent
-- there are the MACs and the chain.
-- +goose StatementBegin
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_links_unchanged BEFORE UPDATE ON audit_links BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_links_kept BEFORE DELETE ON audit_links BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd

CREATE TABLE clients (
    id         text PRIMARY KEY,
    code       text NOT NULL,
    identity   blob NOT NULL, -- names, birth date and language, sealed
    contact    blob,
    personal   blob, -- what they say of themselves, and whom to call, sealed
    merged_into_id text REFERENCES clients (id), -- the record of the same person
    version    integer NOT NULL,
    created_at datetime NOT NULL,
    updated_at datetime NOT NULL
);
CREATE UNIQUE INDEX clients_code ON clients (code);
CREATE INDEX clients_merged_into_id ON clients (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Two records of one person that were made one. What moved from one to the other
-- is listed, sealed, so that undoing moves exactly that back.
CREATE TABLE client_merges (
    id        text PRIMARY KEY,
    from_id   text NOT NULL REFERENCES clients (id),
    into_id   text NOT NULL REFERENCES clients (id),
    content   blob NOT NULL,
    merged_by text NOT NULL REFERENCES users (id),
    merged_at datetime NOT NULL,
    undone_by text REFERENCES users (id),
    undone_at datetime
);
CREATE UNIQUE INDEX client_merges_from_id ON client_merges (from_id) WHERE undone_at IS NULL;
CREATE INDEX client_merges_into_id ON client_merges (into_id);

-- The place of each client's last change in the order of all changes: what is
-- searched and sorted is read from here on, as names are sealed.
CREATE TABLE client_changes (
    client_id text PRIMARY KEY REFERENCES clients (id),
    place     integer NOT NULL
);
CREATE UNIQUE INDEX client_changes_place ON client_changes (place);
-- +goose StatementBegin
CREATE TRIGGER clients_made AFTER INSERT ON clients BEGIN
    INSERT INTO client_changes (client_id, place) VALUES (NEW.id, 1 + coalesce((SELECT max(place) FROM client_changes), 0))
    ON CONFLICT (client_id) DO UPDATE SET place = excluded.place;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER clients_changed AFTER UPDATE ON clients BEGIN
    INSERT INTO client_changes (client_id, place) VALUES (NEW.id, 1 + coalesce((SELECT max(place) FROM client_changes), 0))
    ON CONFLICT (client_id) DO UPDATE SET place = excluded.place;
END;
-- +goose StatementEnd

CREATE TABLE referrals (
    id            text PRIMARY KEY,
    client_id     text NOT NULL REFERENCES clients (id),
    summary       blob NOT NULL, -- source and problem areas
    urgency       text NOT NULL,
    reason        blob,
    referrer      blob,
    received_on   text NOT NULL,
    answer_by     datetime NOT NULL,
    status        text NOT NULL,
    stepped_at    datetime NOT NULL,
    version       integer NOT NULL,
    created_at    datetime NOT NULL,
    updated_at    datetime NOT NULL
);
CREATE INDEX referrals_status ON referrals (status, answer_by, id);
CREATE INDEX referrals_answer_by ON referrals (answer_by, id);
CREATE INDEX referrals_client_id ON referrals (client_id);
CREATE INDEX referrals_received_on ON referrals (received_on, status);
-- Everything that the board asks of those that took a step lately.
CREATE INDEX referrals_stepped_at ON referrals (stepped_at, status, answer_by, id);

-- How many referrals that were received in a month, given by its first day, are
-- in each state, so that nobody counts them all.
CREATE TABLE referral_months (
    month  text NOT NULL,
    status text NOT NULL,
    n      integer NOT NULL,
    PRIMARY KEY (month, status)
);
-- +goose StatementBegin
CREATE TRIGGER referrals_made AFTER INSERT ON referrals BEGIN
    INSERT INTO referral_months (month, status, n) VALUES (strftime('%Y-%m-01', NEW.received_on), NEW.status, 1)
    ON CONFLICT (month, status) DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER referrals_stepped AFTER UPDATE ON referrals WHEN OLD.status <> NEW.status OR OLD.received_on <> NEW.received_on BEGIN
    UPDATE referral_months SET n = n - 1 WHERE month = strftime('%Y-%m-01', OLD.received_on) AND status = OLD.status;
    INSERT INTO referral_months (month, status, n) VALUES (strftime('%Y-%m-01', NEW.received_on), NEW.status, 1)
    ON CONFLICT (month, status) DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd

CREATE TABLE referral_events (
    referral_id text NOT NULL REFERENCES referrals (id),
    number      integer NOT NULL,
    status      text NOT NULL,
    at          datetime NOT NULL,
    by_id       text NOT NULL,
    by_name     text NOT NULL,
    note        blob,
    undoes      integer NOT NULL DEFAULT 0,
    PRIMARY KEY (referral_id, number)
);

CREATE TABLE suitabilities (
    id             text PRIMARY KEY,
    referral_id    text NOT NULL REFERENCES referrals (id),
    findings       blob NOT NULL,
    assessed_by    text NOT NULL REFERENCES users (id),
    assessed_at    datetime NOT NULL
);
CREATE INDEX suitabilities_referral_id ON suitabilities (referral_id, assessed_at);

CREATE TABLE assessments (
    id         text PRIMARY KEY,
    client_id  text NOT NULL REFERENCES clients (id),
    complete   boolean NOT NULL,
    findings   blob NOT NULL, -- and the instrument
    taken_on   text NOT NULL,
    taken_by   text NOT NULL REFERENCES users (id),
    created_at datetime NOT NULL,
    voided_at  datetime -- made on the wrong client, and counts no more
);
CREATE INDEX assessments_client_id ON assessments (client_id, created_at, id);

CREATE TABLE assessment_changes (
    id            text PRIMARY KEY,
    assessment_id text NOT NULL REFERENCES assessments (id),
    from_id       text NOT NULL REFERENCES clients (id), -- on whose record it stood
    into_id       text REFERENCES clients (id), -- NULL: it was voided
    content       blob NOT NULL,
    changed_by    text NOT NULL REFERENCES users (id),
    changed_at    datetime NOT NULL,
    undone_by     text REFERENCES users (id),
    undone_at     datetime
);
CREATE INDEX assessment_changes_assessment_id ON assessment_changes (assessment_id, changed_at);
CREATE INDEX assessment_changes_from_id ON assessment_changes (from_id);
CREATE INDEX assessment_changes_into_id ON assessment_changes (into_id);

CREATE TABLE risk_flags (
    id              text PRIMARY KEY,
    client_id       text NOT NULL REFERENCES clients (id),
    assessment_id   text NOT NULL REFERENCES assessments (id),
    finding         blob NOT NULL,
    raised_at       datetime NOT NULL,
    answered_at     datetime,
    answered_by     text,
    action          blob,
    closed_at       datetime, -- without an answer
    closed_for      text
);
CREATE INDEX risk_flags_client_id ON risk_flags (client_id, raised_at);
CREATE INDEX risk_flags_raised_at ON risk_flags (raised_at, id);
CREATE INDEX risk_flags_open ON risk_flags (raised_at, id) WHERE answered_at IS NULL AND closed_at IS NULL;

CREATE TABLE curricula (
    id         text PRIMARY KEY,
    name       blob NOT NULL,
    draft      blob NOT NULL,
    has_draft  boolean NOT NULL,
    published  integer NOT NULL,
    version    integer NOT NULL,
    created_by text NOT NULL REFERENCES users (id),
    created_at datetime NOT NULL,
    updated_at datetime NOT NULL
);

CREATE TABLE curriculum_versions (
    curriculum_id text NOT NULL REFERENCES curricula (id),
    number        integer NOT NULL,
    name          blob NOT NULL,
    outline       blob NOT NULL,
    published_by  text NOT NULL REFERENCES users (id),
    published_at  datetime NOT NULL,
    PRIMARY KEY (curriculum_id, number)
);

CREATE TABLE cohorts (
    id                 text PRIMARY KEY,
    code               text NOT NULL, -- without meaning: the name for those who need not know what the group is for
    content            blob NOT NULL, -- name, type, approach, problem area, place
    delivery           text NOT NULL,
    entry              text NOT NULL,
    entry_weeks        text NOT NULL,
    curriculum_id      text,
    curriculum_version integer NOT NULL,
    lead_id            text NOT NULL REFERENCES users (id),
    min_members        integer NOT NULL CHECK (min_members BETWEEN 6 AND 12),
    max_members        integer NOT NULL CHECK (max_members BETWEEN 6 AND 12),
    starts_on          text NOT NULL,
    wall_time          text NOT NULL,
    time_zone          text NOT NULL,
    duration_minutes   integer NOT NULL CHECK (duration_minutes BETWEEN 60 AND 120),
    cadence            text NOT NULL,
    session_count      integer NOT NULL,
    status             text NOT NULL,
    started_at         datetime,
    ended_at           datetime,
    version            integer NOT NULL,
    created_at         datetime NOT NULL,
    updated_at         datetime NOT NULL,
    FOREIGN KEY (curriculum_id, curriculum_version) REFERENCES curriculum_versions (curriculum_id, number)
);
CREATE UNIQUE INDEX cohorts_code ON cohorts (code);
CREATE INDEX cohorts_created_at ON cohorts (created_at, id);
CREATE INDEX cohorts_status ON cohorts (status, created_at, id);

-- Lead and co-leads in one table: what "own" means to a therapist.
CREATE TABLE cohort_leaders (
    cohort_id text NOT NULL REFERENCES cohorts (id),
    user_id   text NOT NULL REFERENCES users (id),
    is_lead   boolean NOT NULL,
    place     integer NOT NULL,
    from_on   text, -- none: from the beginning
    PRIMARY KEY (cohort_id, user_id)
);
CREATE INDEX cohort_leaders_user_id ON cohort_leaders (user_id, cohort_id);

-- Who led a cohort and does no longer: the sessions of their days stay theirs.
CREATE TABLE former_leaders (
    cohort_id text NOT NULL REFERENCES cohorts (id),
    place     integer NOT NULL,
    user_id   text NOT NULL REFERENCES users (id),
    is_lead   boolean NOT NULL,
    from_on   text, -- none: from the beginning
    until_on  text NOT NULL,
    PRIMARY KEY (cohort_id, place)
);
CREATE INDEX former_leaders_user_id ON former_leaders (user_id, cohort_id);

-- Fees are only added to. Each holds from a day until the next one begins; of
-- two that begin on one day, what was decided last. The first of a cohort and of
-- the practice begin with the calendar.
CREATE TABLE cohort_fees (
    id        text PRIMARY KEY,
    cohort_id text NOT NULL REFERENCES cohorts (id),
    from_on   text NOT NULL,
    amount    integer NOT NULL CHECK (amount >= 0),
    currency  text NOT NULL,
    reason    blob,
    set_by    text REFERENCES users (id),
    set_at    datetime NOT NULL
);
CREATE INDEX cohort_fees_cohort_id ON cohort_fees (cohort_id, from_on, set_at, id);

-- A session fee agreed with one client; none from the day on which it was taken back.
CREATE TABLE client_fees (
    id        text PRIMARY KEY,
    client_id text NOT NULL REFERENCES clients (id),
    from_on   text NOT NULL,
    amount    integer CHECK (amount >= 0),
    reason    blob,
    set_by    text REFERENCES users (id),
    set_at    datetime NOT NULL
);
CREATE INDEX client_fees_client_id ON client_fees (client_id, from_on, set_at, id);

-- What the practice charges for a missed session, and the procedure code of one that was held.
CREATE TABLE practice_fees (
    id           text PRIMARY KEY,
    from_on      text NOT NULL,
    no_show_fee  integer CHECK (no_show_fee >= 0),
    session_code text NOT NULL,
    set_by       text REFERENCES users (id),
    set_at       datetime NOT NULL
);
CREATE INDEX practice_fees_from_on ON practice_fees (from_on, set_at, id);

CREATE TABLE waitlist (
    id          text PRIMARY KEY,
    cohort_id   text NOT NULL REFERENCES cohorts (id),
    client_id   text NOT NULL REFERENCES clients (id),
    referral_id text REFERENCES referrals (id),
    urgency     text NOT NULL,
    since_on    text NOT NULL,
    joined_at   datetime NOT NULL,
    left_at     datetime,
    outcome     text NOT NULL,
    reason      blob,
    history     blob
);
CREATE UNIQUE INDEX waitlist_waiting ON waitlist (cohort_id, client_id) WHERE left_at IS NULL;
CREATE INDEX waitlist_client_id ON waitlist (client_id);

CREATE TABLE enrollments (
    id                    text PRIMARY KEY,
    cohort_id             text NOT NULL REFERENCES cohorts (id),
    client_id             text NOT NULL REFERENCES clients (id),
    referral_id           text REFERENCES referrals (id),
    since_on              text NOT NULL,
    until_on              text,
    from_session          integer NOT NULL,
    through_session       integer NOT NULL,
    committed_sessions    integer NOT NULL,
    committed_on          text,
    agreement_version     text NOT NULL,
    agreement_signed_on   text,
    agreement_signed_name blob,
    outcome               text NOT NULL,
    end_reason            blob,
    history               blob,
    version               integer NOT NULL,
    created_at            datetime NOT NULL,
    updated_at            datetime NOT NULL
);
CREATE UNIQUE INDEX enrollments_member ON enrollments (cohort_id, client_id) WHERE until_on IS NULL;
CREATE INDEX enrollments_cohort_id ON enrollments (cohort_id, created_at);
CREATE INDEX enrollments_client_id ON enrollments (client_id, cohort_id);

CREATE TABLE sessions (
    id            text PRIMARY KEY,
    cohort_id     text NOT NULL REFERENCES cohorts (id),
    number        integer NOT NULL,
    held_on       text NOT NULL,
    starts_at     datetime NOT NULL,
    ends_at       datetime NOT NULL,
    week_number   integer NOT NULL,
    content       blob, -- theme, notice, reason of a cancellation
    status        text NOT NULL,
    closed_at     datetime,
    closed_by     text,
    attended      integer NOT NULL,
    version       integer NOT NULL,
    updated_at    datetime NOT NULL
);
CREATE UNIQUE INDEX sessions_number ON sessions (cohort_id, number);
CREATE INDEX sessions_starts_at ON sessions (starts_at, id);
CREATE INDEX sessions_of_cohort ON sessions (cohort_id, starts_at, id);
CREATE INDEX sessions_scheduled ON sessions (starts_at, id) WHERE status = 'scheduled';

CREATE TABLE attendances (
    session_id text NOT NULL REFERENCES sessions (id),
    client_id  text NOT NULL REFERENCES clients (id),
    status     text NOT NULL,
    minutes    integer,
    place      text NOT NULL,
    marked_by  text NOT NULL REFERENCES users (id),
    marked_at  datetime NOT NULL,
    PRIMARY KEY (session_id, client_id)
);

-- What stood before an attendance was corrected after closing; no status when
-- the member was not on the roll. The mark that stands is in attendances.
CREATE TABLE attendance_corrections (
    id            text PRIMARY KEY,
    session_id    text NOT NULL REFERENCES sessions (id),
    client_id     text NOT NULL REFERENCES clients (id),
    was_status    text NOT NULL,
    was_minutes   integer,
    was_place     text NOT NULL,
    was_marked_by text REFERENCES users (id),
    was_marked_at datetime,
    reason        blob NOT NULL,
    corrected_by  text NOT NULL REFERENCES users (id),
    corrected_at  datetime NOT NULL
);
CREATE INDEX attendance_corrections_session_id ON attendance_corrections (session_id, corrected_at, id);

CREATE TABLE homework (
    id          text PRIMARY KEY,
    session_id  text NOT NULL REFERENCES sessions (id),
    cohort_id   text NOT NULL REFERENCES cohorts (id),
    content     blob NOT NULL,
    due_on      text,
    assigned_by text NOT NULL REFERENCES users (id),
    assigned_at datetime NOT NULL
);
CREATE INDEX homework_cohort_id ON homework (cohort_id, assigned_at);
CREATE INDEX homework_session_id ON homework (session_id);

CREATE TABLE homework_returns (
    homework_id text NOT NULL REFERENCES homework (id),
    client_id   text NOT NULL REFERENCES clients (id),
    status      text NOT NULL,
    feedback    blob,
    returned_at datetime,
    version     integer NOT NULL,
    PRIMARY KEY (homework_id, client_id)
);

CREATE TABLE charges (
    id           text PRIMARY KEY,
    client_id    text NOT NULL REFERENCES clients (id),
    client_code  text NOT NULL,
    cohort_id    text REFERENCES cohorts (id),
    session_id   text REFERENCES sessions (id),
    service_date text NOT NULL,
    kind         text NOT NULL,
    code         text NOT NULL,
    units        integer NOT NULL,
    fee_amount   integer NOT NULL,
    fee_currency text NOT NULL,
    fee_source   text NOT NULL,
    reverses_id  text REFERENCES charges (id),
    corrects_id  text REFERENCES charges (id), -- what it was made instead of
    reason       blob,
    created_at   datetime NOT NULL,
    reversed     boolean NOT NULL DEFAULT false -- set by the schema when its reversal is added
);
-- What closing a session twice, at once or again, runs into, and a correction
-- that forgets the reversal: one charge that stands for each attendance.
CREATE UNIQUE INDEX charges_once ON charges (session_id, client_id) WHERE reverses_id IS NULL AND NOT reversed;
CREATE UNIQUE INDEX charges_corrected_once ON charges (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX charges_reversed_once ON charges (reverses_id) WHERE reverses_id IS NOT NULL;
-- A reversal bears the day of what it reverses: the reversed charges in the order of their lists.
CREATE INDEX charges_reversed ON charges (service_date, reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX charges_session_id ON charges (session_id);
CREATE INDEX charges_service_date ON charges (service_date, id);
CREATE INDEX charges_client_id ON charges (client_id, service_date);
CREATE INDEX charges_cohort_id ON charges (cohort_id, service_date);

-- The last number of each kind of thing that people know by its number.
CREATE TABLE numbers (
    noun text PRIMARY KEY,
    last integer NOT NULL
);

CREATE TABLE export_batches (
    id              text PRIMARY KEY,
    number          integer NOT NULL,
    format          text NOT NULL,
    format_version  integer NOT NULL,
    from_on         text, -- none: everything open, whatever its day
    to_on           text NOT NULL,
    charge_count    integer NOT NULL,
    total_amount    integer NOT NULL,
    currency        text NOT NULL,
    sha256          text NOT NULL,
    created_by      text,
    created_by_name text NOT NULL,
    created_at      datetime NOT NULL,
    worked_at       datetime -- while it is being made: when it last went on
);
CREATE INDEX export_batches_under_way ON export_batches (worked_at) WHERE worked_at IS NOT NULL;
CREATE UNIQUE INDEX export_batches_number ON export_batches (number);

-- A charge is exported once: its id is the key.
CREATE TABLE batch_charges (
    charge_id    text PRIMARY KEY REFERENCES charges (id),
    batch_id     text NOT NULL REFERENCES export_batches (id),
    service_date text NOT NULL
);
CREATE INDEX batch_charges_batch_id ON batch_charges (batch_id, service_date, charge_id);

-- The charges that no batch has yet, apart from the many that one has. Every
-- charge begins here; filling a batch moves it to batch_charges.
CREATE TABLE open_charges (
    charge_id    text PRIMARY KEY REFERENCES charges (id),
    service_date text NOT NULL,
    fee_amount   integer NOT NULL,
    reversed     boolean NOT NULL
);
CREATE INDEX open_charges_service_date ON open_charges (service_date, charge_id, fee_amount, reversed); -- all that is listed or added up of them

-- What a batch has of each day, so that totals need not add up all it has.
CREATE TABLE batch_days (
    batch_id        text NOT NULL REFERENCES export_batches (id),
    service_date    text NOT NULL,
    charge_count    integer NOT NULL,
    total_amount    integer NOT NULL,
    reversed_count  integer NOT NULL,
    reversed_amount integer NOT NULL,
    PRIMARY KEY (batch_id, service_date)
);
CREATE INDEX batch_days_service_date ON batch_days (service_date);

-- +goose StatementBegin
CREATE TRIGGER charges_begin_open AFTER INSERT ON charges BEGIN
    INSERT INTO open_charges (charge_id, service_date, fee_amount, reversed) VALUES (NEW.id, NEW.service_date, NEW.fee_amount, false);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER charges_are_reversed AFTER INSERT ON charges WHEN NEW.reverses_id IS NOT NULL BEGIN
    UPDATE charges SET reversed = true WHERE id = NEW.reverses_id;
    UPDATE open_charges SET reversed = true WHERE charge_id = NEW.reverses_id;
    UPDATE batch_days SET reversed_count = reversed_count + 1,
        reversed_amount = reversed_amount + (SELECT fee_amount FROM charges WHERE id = NEW.reverses_id)
    WHERE (batch_id, service_date) = (SELECT batch_id, service_date FROM batch_charges WHERE charge_id = NEW.reverses_id);
END;
-- +goose StatementEnd

INSERT INTO settings (id, practice_name, currency, time_zone, admission, version, updated_at)
VALUES (1, 'My practice', 'USD', 'America/New_York', '{"assessmentDays":60,"commitmentPercent":50}', 1, '2026-01-01T00:00:00.000');
INSERT INTO practice_fees (id, from_on, no_show_fee, session_code, set_by, set_at)
VALUES ('019b7600-0000-7000-8000-000000000001', '0001-01-01', NULL, '90853', NULL, '1970-01-01T00:00:00.000');
INSERT INTO audit_head (id, place, seq, hash) VALUES (1, 0, 0, '');
INSERT INTO numbers (noun, last) VALUES ('export_batch', 0);

-- +goose Down
DROP TABLE batch_days;
DROP TABLE open_charges;
DROP TABLE batch_charges;
DROP TABLE export_batches;
DROP TABLE numbers;
DROP TABLE charges;
DROP TABLE homework_returns;
DROP TABLE homework;
DROP TABLE attendance_corrections;
DROP TABLE attendances;
DROP TABLE sessions;
DROP TABLE enrollments;
DROP TABLE waitlist;
DROP TABLE former_leaders;
DROP TABLE cohort_leaders;
DROP TABLE cohort_fees;
DROP TABLE client_fees;
DROP TABLE practice_fees;
DROP TABLE cohorts;
DROP TABLE curriculum_versions;
DROP TABLE curricula;
DROP TABLE risk_flags;
DROP TABLE assessment_changes;
DROP TABLE assessments;
DROP TABLE suitabilities;
DROP TABLE referral_events;
DROP TABLE referral_months;
DROP TABLE referrals;
DROP TABLE client_merges;
DROP TABLE client_changes;
DROP TABLE clients;
DROP TABLE audit_entries;
DROP TABLE audit_unlinked;
DROP TABLE audit_shown;
DROP TABLE audit_links;
DROP TABLE audit_head;
DROP TABLE audit_verifications;
DROP TABLE idempotency_keys;
DROP TABLE throttles;
DROP TABLE refresh_tokens;
DROP TABLE logins;
DROP TABLE invitations;
DROP TABLE users;
DROP TABLE schema_steps;
DROP TABLE key_check;
DROP TABLE settings;
