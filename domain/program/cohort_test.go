package program

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

var now = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)

func newCohort() Cohort {
	return Cohort{ID: domain.NewID[domain.CohortID](), Name: "Tuesdays", Type: "support", Delivery: DeliveryOnline, Entry: EntryClosed,
		LeadID: domain.NewID[domain.UserID](), MinMembers: 6, MaxMembers: 8,
		Status: CohortPlanned, Schedule: Schedule{StartsOn: domain.Date{Year: 2026, Month: 3, Day: 3}, Time: "18:00",
			TimeZone: "America/New_York", DurationMinutes: 90, Cadence: Weekly, Sessions: 8}}
}

// fields lists what an error names.
func fields(err error) []string {
	var e domain.Error
	var named []string
	if errors.As(err, &e) {
		for _, f := range e.Fields {
			named = append(named, f.Field)
		}
	}
	return named
}

func TestCohortIsCheckedAtItsLimits(t *testing.T) {
	for _, c := range []struct {
		name  string
		edit  func(*Cohort)
		wrong []string
	}{
		{"as planned", func(*Cohort) {}, nil},
		{"six of six", func(c *Cohort) { c.MinMembers, c.MaxMembers = 6, 6 }, nil},
		{"twelve of twelve", func(c *Cohort) { c.MinMembers, c.MaxMembers = 12, 12 }, nil},
		{"five and thirteen", func(c *Cohort) { c.MinMembers, c.MaxMembers = 5, 13 }, []string{"minMembers", "maxMembers"}},
		{"more at least than at most", func(c *Cohort) { c.MinMembers = 9 }, []string{"maxMembers"}},
		{"an hour", func(c *Cohort) { c.Schedule.DurationMinutes = 60 }, nil},
		{"two hours", func(c *Cohort) { c.Schedule.DurationMinutes = 120 }, nil},
		{"a minute too short", func(c *Cohort) { c.Schedule.DurationMinutes = 59 }, []string{"schedule.durationMinutes"}},
		{"a minute too long", func(c *Cohort) { c.Schedule.DurationMinutes = 121 }, []string{"schedule.durationMinutes"}},
		{"nobody leads", func(c *Cohort) { c.LeadID = domain.UserID{} }, []string{"leadId"}},
		{"the lead leads twice", func(c *Cohort) { c.CoLeadIDs = []domain.UserID{c.LeadID} }, []string{"coLeadIds"}},
		{"a time without a zero", func(c *Cohort) { c.Schedule.Time = "6:00" }, []string{"schedule.time"}},
		{"everything", func(c *Cohort) { *c = Cohort{} }, []string{"name", "type", "delivery", "entry", "leadId", "minMembers", "maxMembers",
			"schedule.startsOn", "schedule.time", "schedule.timeZone", "schedule.durationMinutes", "schedule.cadence", "schedule.sessions"}},
	} {
		cohort := newCohort()
		c.edit(&cohort)
		if got := fields(cohort.Validate()); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wrong)
		}
	}
}

func TestStartUnderTheMinimumNeedsAReason(t *testing.T) {
	for _, c := range []struct {
		name     string
		status   CohortStatus
		enrolled int
		reason   string
		want     error
	}{
		{"enough", CohortPlanned, 6, "", nil},
		{"one too few", CohortPlanned, 5, "", ErrBelowMinimum},
		{"one too few, for a blank reason", CohortPlanned, 5, " \n", ErrBelowMinimum},
		{"one too few, for a reason", CohortPlanned, 5, "The sixth joins next week.", nil},
		{"twice", CohortRunning, 6, "", ErrNotPlanned},
	} {
		cohort := newCohort()
		cohort.Status = c.status
		started, err := cohort.Start(c.enrolled, c.reason, now)
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err == nil && (started.Status != CohortRunning || started.StartedAt == nil) {
			t.Errorf("%s: %+v", c.name, started)
		}
	}
}
