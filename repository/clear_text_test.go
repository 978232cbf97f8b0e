package repository_test

import (
	"regexp"
	"testing"

	"cohort/repository"
	"cohort/repository/storetest"
)

// staysClear are the columns of text that a stolen database may show, each with
// its reason. Whatever identifies a client, or says what is the matter with one
// or what a group is for, is sealed: a new column is, until it has a reason here.
var staysClear = map[string]string{
	"settings.practice_name": aboutPractice, "settings.npi": aboutPractice, "settings.currency": aboutPractice, "settings.time_zone": aboutPractice, "settings.clock": aboutPractice, "settings.admission": aboutPractice, "settings.notes": aboutPractice, "settings.aftercare": aboutPractice, "progress_notes.status": state, "treatment_plans.status": state, "discharges.status": state, "note_formats.format": state, "private_notes.about": hashed, "schema_steps.program": aboutPractice,
	"users.name": staff, "users.email": staff, "users.roles": staff, "users.licenses": staff, "users.specialties": staff, "users.training": staff, "users.npi": staff, "users.status": state,
	"users.password_hash": hashed, "invitations.token_hash": hashed, "setup_links.token_hash": hashed, "refresh_tokens.hash": hashed, "refresh_tokens.salt": hashed, "throttles.bucket": hashed,
	"factors.kind": state, "factors.handle": hashed, "recovery_codes.hash": hashed, "calendar_feeds.secret_hash": hashed, "identities.handle": hashed, "challenges.hash": hashed, "challenges.purpose": state, "settings.second_factor_roles": aboutPractice,
	"users.factor_ids": code, "users.mac": hashed, "invitations.mac": hashed, "setup_links.mac": hashed, "logins.mac": hashed, "refresh_tokens.mac": hashed, "factors.mac": hashed,
	"recovery_codes.mac": hashed, "challenges.mac": hashed, "role_proposals.mac": hashed, "emergency_accesses.mac": hashed, "covers.mac": hashed, "calendar_feeds.mac": hashed, "settings.access_mac": hashed, "cohort_leaders.mac": hashed, "former_leaders.mac": hashed,
	"logins.end_reason": state, "logins.address": staff, "logins.browser": staff,
	"security_notices.kind": state, "security_notices.by_name": staff, "security_notice_readers.answer": state, "invitations.by_name": staff,
	"role_proposals.from_roles": staff, "role_proposals.roles": staff, "role_proposals.status": state, "emergency_accesses.ground": state,
	"idempotency_keys.key_value": hashed, "idempotency_keys.fingerprint": hashed,
	"audit_entries.actor_name": staff, "audit_entries.role": state, "audit_entries.action": state, "audit_entries.outcome": state, "audit_entries.subject_kind": code,
	"audit_entries.address": staff, "audit_entries.mac": hashed, "audit_unlinked.mac": hashed, "audit_links.hash": hashed, "audit_head.hash": hashed,
	"audit_verifications.content": aboutPractice, "audit_verifications.mac": hashed,
	"clients.code": code, "charges.client_code": code, "charges.code": code, "practice_fees.session_code": code, "numbers.noun": code,
	"enquiries.status": state, "referrals.urgency": state, "referrals.status": state, "referral_months.status": state, "referral_events.status": state, "referral_events.by_name": staff,
	"cohorts.code": code, "cohorts.delivery": state, "cohorts.entry": state, "cohorts.entry_weeks": state, "cohorts.wall_time": when, "cohorts.time_zone": when, "cohorts.cadence": when, "cohorts.meets_from": when, "cohorts.when_closed": state, "cohorts.also_meets": when, "cohorts.curriculum_step": state, "cohorts.status": state,
	"waitlist.urgency": state, "waitlist.outcome": state, "enrollments.outcome": state, "enrollments.agreement_version": code, "sessions.status": state, "session_leaders.led_as": state,
	"attendances.status": state, "attendances.place": state, "charges.place": state, "catch_ups.how": state, "attendance_corrections.was_status": state, "attendance_corrections.was_place": state, "homework_returns.status": state, "risk_flags.closed_for": state, "live_facts.unlanded": state,
	"cohort_fees.currency": money, "charges.kind": money, "charges.fee_currency": money, "charges.fee_source": money,
	"attachments.media_type": code, "support_groups.library": aboutPractice, "rounds.pass_hash": hashed, "round_seats.code_hash": hashed,
	"export_batches.format": code, "export_batches.currency": money, "export_batches.sha256": hashed, "export_batches.created_by_name": staff,
}

const (
	aboutPractice = "about the practice, not its clients"
	staff         = "who works at a practice is on its door"
	state         = "one of a few states or choices of the program, none of them clinical"
	code          = "a code or number without meaning"
	hashed        = "a keyed or slow hash"
	when          = "when a group meets"
	money         = "money"
)

// idsAndDays are columns that need no reason: ids, and days on which something
// was done. A birth date is none.
var idsAndDays = regexp.MustCompile(`\.(id|.*_id|.*_by|.*_on|month|service_date)$`)

func TestSchemaSealsWhatHasNoReasonToBeRead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		texts, sealed := 0, 0
		unused := map[string]bool{}
		for name := range staysClear {
			unused[name] = true
		}
		for table, found := range readSchema(t, store) {
			for name, c := range found.columns {
				full := table + "." + name
				if c.kind == "blob" {
					sealed++
				}
				if c.kind != "text" || idsAndDays.MatchString(full) {
					continue
				}
				texts++
				if staysClear[full] == "" {
					t.Errorf("%s is in clear text without a reason: seal it", full)
				}
				delete(unused, full)
			}
		}
		for name := range unused {
			t.Errorf("%s has a reason to be in clear text, and is not there", name)
		}
		t.Logf("%d columns of text in clear, each with a reason; %d sealed", texts, sealed)
	})
}
