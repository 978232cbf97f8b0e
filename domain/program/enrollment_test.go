package program

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
)

// The gate names everything that is missing. Its code is one of the two that
// outside programs were promised as long as one of those is missing.
func TestGateNamesWhatIsMissing(t *testing.T) {
	signed := &Agreement{Version: "1", SignedName: "N", SignedOn: domain.Date{Year: 2026, Month: 3, Day: 3}}
	all := Gate{ReferralAccepted: true, Assessed: true, Committed: 8, Agreement: signed}
	for _, c := range []struct {
		name  string
		edit  func(*Gate)
		want  error
		wrong []string
	}{
		{"nothing", func(*Gate) {}, nil, nil},
		{"the agreement", func(g *Gate) { g.Agreement = nil }, ErrAgreementMissing, []string{"agreement"}},
		{"the assessment", func(g *Gate) { g.Assessed = false }, ErrAssessmentMissing, []string{"clientId"}},
		{"the referral", func(g *Gate) { g.ReferralAccepted = false }, ErrReferralNotAccepted, []string{"referralId"}},
		{"the commitment", func(g *Gate) { g.Committed = 0 }, ErrCommitmentMissing, []string{"committedSessions"}},
		{"referral and assessment", func(g *Gate) { g.ReferralAccepted, g.Assessed = false, false }, ErrAssessmentMissing, []string{"clientId", "referralId"}},
		{"everything", func(g *Gate) { *g = Gate{} }, ErrAgreementMissing, []string{"agreement", "clientId", "referralId", "committedSessions"}},
		{"the agreement, with a reason", func(g *Gate) {
			g.Agreement, g.Overrides = nil, []Override{{NeedsAgreement, "Signs on Tuesday."}}
		}, nil, nil},
		{"the agreement, with a blank reason", func(g *Gate) { g.Agreement, g.Overrides = nil, []Override{{NeedsAgreement, "  "}} },
			ErrAgreementMissing, []string{"agreement"}},
		{"the agreement, with a reason for another thing", func(g *Gate) { g.Agreement, g.Overrides = nil, []Override{{NeedsReferral, "Known."}} },
			ErrAgreementMissing, []string{"agreement"}},
	} {
		gate := all
		c.edit(&gate)
		err := gate.Check()
		if (err == nil) != (c.want == nil) || !errors.Is(err, c.want) || !slices.Equal(fields(err), c.wrong) {
			t.Errorf("%s: %v, want %v naming %v", c.name, err, c.want, c.wrong)
		}
	}
	if len(ErrAgreementMissing.Fields) > 0 {
		t.Error("a check wrote into the error that all share")
	}
}

func TestSeatIsGivenByTheEntryRule(t *testing.T) {
	client := domain.NewID[domain.ClientID]()
	members := func(n int) []Enrollment {
		all := make([]Enrollment, n)
		for i := range all {
			all[i].ClientID = domain.NewID[domain.ClientID]()
		}
		return all
	}
	for _, c := range []struct {
		name    string
		status  CohortStatus
		entry   Entry
		weeks   []int
		next    int
		members []Enrollment
		want    error
		from    int
	}{
		{"closed, planned", CohortPlanned, EntryClosed, nil, 1, members(7), nil, 1},
		{"closed, planned, and half of it lies in the past", CohortPlanned, EntryClosed, nil, 5, nil, nil, 1},
		{"closed, running", CohortRunning, EntryClosed, nil, 2, nil, ErrEntryClosed, 0},
		{"open, running", CohortRunning, EntryOpen, nil, 3, nil, nil, 3},
		{"slow, before an entry week", CohortRunning, EntrySlowOpen, nil, 5, nil, nil, 5},
		{"slow, between entry weeks", CohortRunning, EntrySlowOpen, nil, 4, nil, ErrEntryClosed, 0},
		{"slow, before an entry week of its own", CohortRunning, EntrySlowOpen, []int{4}, 4, nil, nil, 4},
		{"completed", CohortCompleted, EntryOpen, nil, 9, nil, ErrEntryClosed, 0},
		{"cancelled", CohortCancelled, EntryOpen, nil, 1, nil, ErrEntryClosed, 0},
		{"full", CohortPlanned, EntryClosed, nil, 1, members(8), ErrCohortFull, 0},
		{"a member already, and full", CohortPlanned, EntryClosed, nil, 1, append(members(7), Enrollment{ClientID: client}), ErrAlreadyEnrolled, 0},
	} {
		cohort := newCohort()
		cohort.Status, cohort.Entry, cohort.EntryWeeks = c.status, c.entry, c.weeks
		e, err := cohort.Enroll(Enrollment{ClientID: client}, c.members, c.next, domain.DateOf(now))
		if (err == nil) != (c.want == nil) || !errors.Is(err, c.want) || err == nil && e.FromSession != c.from {
			t.Errorf("%s: from session %d, %v; want %d, %v", c.name, e.FromSession, err, c.from, c.want)
		}
	}
}

func TestEnrollmentIsCheckedAtItsLimits(t *testing.T) {
	today := domain.DateOf(now)
	signed := func(on domain.Date) *Agreement { return &Agreement{Version: "1", SignedOn: on, SignedName: "N"} }
	client := domain.NewID[domain.ClientID]()
	for _, c := range []struct {
		name  string
		e     Enrollment
		wrong []string
	}{
		{"all sessions, signed today", Enrollment{ClientID: client, CommittedSessions: 8, Agreement: signed(today)}, nil},
		{"one session too many, signed tomorrow", Enrollment{ClientID: client, CommittedSessions: 9, Agreement: signed(today.AddDays(1))},
			[]string{"committedSessions", "agreement.signedOn"}},
		{"minus one session, an empty agreement", Enrollment{ClientID: client, CommittedSessions: -1, Agreement: &Agreement{SignedName: " "}},
			[]string{"committedSessions", "agreement.version", "agreement.signedName", "agreement.signedOn"}},
		{"nobody", Enrollment{}, []string{"clientId"}},
	} {
		if got := fields(c.e.Validate(8, today)); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wrong)
		}
	}
}
