package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Cohort is a therapy group: six to twelve members, led by licensed
// therapists, meeting at a fixed time and usually following a curriculum.
type Cohort struct {
	ID                domain.CohortID
	Code              string // short, without meaning: the name for those who need not know what the group is for
	Name              string
	Type              CohortType
	Approach          Approach // "" for none
	ProblemArea       string   // one of intake's problem areas, "" for none
	Delivery          Delivery
	Entry             Entry
	EntryWeeks        []int // slow_open: the session numbers at which one may join
	CurriculumID      domain.CurriculumID
	CurriculumVersion int // the version it follows, 0 without a curriculum
	LeadID            domain.UserID
	CoLeadIDs         []domain.UserID
	Led               []Leading // everybody who leads or led it
	MinMembers        int
	MaxMembers        int
	Place             string        // as it was typed; its room goes before it
	RoomID            domain.RoomID // its usual room, zero for none
	RoomName          string        // where it is shown
	Goals             Goals
	Ages              AgeBand
	Schedule          Schedule
	Status            CohortStatus
	StartedAt         *time.Time
	EndedAt           *time.Time
	Version           int
	CreatedAt         time.Time
	UpdatedAt         time.Time
}

// Schedule is when a cohort meets: the wall time at its place, whatever the
// clocks do.
type Schedule struct {
	StartsOn        domain.Date
	Time            string // "18:00"
	TimeZone        string // IANA
	DurationMinutes int
	Cadence         Cadence
	Sessions        int
	MeetsFrom       domain.Date       // a day of its present rhythm; zero: StartsOn
	WhenClosed      domain.WhenClosed // "": as the practice's closed days say
	AlsoMeets       []Meeting         // on further days of the week; Time is that of Rhythm's weekday
	LevelOfCare     LevelOfCare       // "": outpatient
	CurriculumBy    CurriculumBy      // "": by session
}

// CohortType is what a group is for.
type CohortType string

// Approach is the school that a group works by.
type Approach string

// Delivery is where members meet.
type Delivery string

// Entry is when new members may join.
type Entry string

// Cadence is how often a cohort meets.
type Cadence string

// CohortStatus is where in its life a cohort stands.
type CohortStatus string

// The closed lists of a cohort.
var (
	CohortTypes = []CohortType{"psychoeducational", "process_oriented", "support", "cognitive_behavioral"}
	Approaches  = []Approach{"cbt", "dbt", "psychodynamic", "other"}
	Deliveries  = []Delivery{"in_person", "online", "hybrid"}
	Entries     = []Entry{EntryClosed, EntrySlowOpen, EntryOpen}
	Cadences    = []Cadence{Weekly, Biweekly}
)

// Values is the closed list, as texts.
func (CohortType) Values() []string { return domain.Texts(CohortTypes) }

// Values is the closed list, as texts.
func (Approach) Values() []string { return domain.Texts(Approaches) }

// Values is the closed list, as texts.
func (Delivery) Values() []string { return domain.Texts(Deliveries) }

// Values is the closed list, as texts.
func (Entry) Values() []string { return domain.Texts(Entries) }

// Values is the closed list, as texts.
func (Cadence) Values() []string { return domain.Texts(Cadences) }

// The values that rules depend on.
const (
	EntryClosed   Entry = "closed"
	EntrySlowOpen Entry = "slow_open"
	EntryOpen     Entry = "open"

	Weekly   Cadence = "weekly"
	Biweekly Cadence = "biweekly"

	CohortPlanned   CohortStatus = "planned"
	CohortRunning   CohortStatus = "running"
	CohortCompleted CohortStatus = "completed"
	CohortCancelled CohortStatus = "cancelled"

	DeliveryInPerson Delivery = "in_person"
	DeliveryOnline   Delivery = "online"
	DeliveryHybrid   Delivery = "hybrid"
)

// The limits that make a group a therapy group rather than a class: six to
// twelve members, one to two hours.
const (
	FewestMembers  = 6
	MostMembers    = 12
	ShortestMinute = 60
	LongestMinute  = 120
	// LongestIntensive is the longest day of an intensive program.
	LongestIntensive = 360
)

// The errors about cohorts.
var (
	ErrCohortFull      = domain.Conflict("cohort_full", "Every seat of this cohort is taken.")
	ErrEntryClosed     = domain.Conflict("entry_closed", "This cohort takes no new members now.")
	ErrAlreadyEnrolled = domain.Conflict("already_enrolled", "This client has a seat in this cohort already.")
	ErrBelowMinimum    = domain.Conflict("below_minimum", "Fewer members are enrolled than this cohort's minimum. Give a reason to start anyway.")
	ErrNotPlanned      = domain.Conflict("not_planned", "Only a planned cohort can do this.")
	ErrNotRunning      = domain.Conflict("not_running", "Only a running cohort can do this.")
	ErrSessionsOpen    = domain.Conflict("sessions_open", "Close or cancel every session first.")
	ErrNotYourCohort   = domain.Error{Kind: domain.KindForbidden, Code: "not_your_cohort", Message: "Therapists create cohorts that they lead or co-lead."}
)

// Validate names everything that is wrong with what was entered, apart from
// the people and the curriculum, which the use case looks up.
func (c Cohort) Validate() error {
	var f domain.Faults
	f.RequiredName("name", c.Name, domain.MaxName)
	domain.OneOf(&f, "type", c.Type, CohortTypes)
	if c.Approach != "" {
		domain.OneOf(&f, "approach", c.Approach, Approaches)
	}
	domain.OneOf(&f, "delivery", c.Delivery, Deliveries)
	domain.OneOf(&f, "entry", c.Entry, Entries)
	f.When(c.LeadID.IsZero(), "leadId", "is missing: a licensed therapist leads every cohort")
	f.When(slices.Contains(c.CoLeadIDs, c.LeadID), "coLeadIds", "must not name the lead again")
	f.Items("coLeadIds", len(c.CoLeadIDs), 6)
	f.When(c.MinMembers < FewestMembers || c.MinMembers > MostMembers, "minMembers", "must be between 6 and 12")
	f.When(c.MaxMembers < FewestMembers || c.MaxMembers > MostMembers, "maxMembers", "must be between 6 and 12")
	f.When(c.MinMembers > c.MaxMembers, "maxMembers", "must not be less than minMembers")
	f.Text("place", c.Place, domain.MaxLine)
	c.Goals.validate(&f)
	c.Ages.validate(&f)
	f.Items("entryWeeks", len(c.EntryWeeks), MaxWeeks)
	for i, n := range c.EntryWeeks {
		f.When(n < 1 || n > c.Schedule.Sessions, fmt.Sprintf("entryWeeks[%d]", i), "must be the number of one of the sessions")
	}
	c.Schedule.validate(&f)
	return f.Err()
}

// Validate names everything that is wrong with a schedule.
func (s Schedule) Validate() error {
	var f domain.Faults
	s.validate(&f)
	return f.Err()
}

func (s Schedule) validate(f *domain.Faults) {
	switch {
	case s.StartsOn.IsZero():
		f.Add("schedule.startsOn", "is missing")
	case s.StartsOn.Year < domain.EarliestYear || s.StartsOn.Year > domain.LatestYear:
		f.Add("schedule.startsOn", "must lie between 1900 and 2200")
	}
	if t, err := time.Parse("15:04", s.Time); err != nil || t.Format("15:04") != s.Time {
		f.Add("schedule.time", "must be a time such as 18:00")
	}
	if _, err := domain.LoadZone(s.TimeZone); err != nil {
		f.Add("schedule.timeZone", "must be a zone such as America/New_York")
	}
	if s.LevelOfCare != "" {
		domain.OneOf(f, "schedule.levelOfCare", s.LevelOfCare, LevelsOfCare)
	}
	if s.CurriculumBy != "" {
		domain.OneOf(f, "schedule.curriculumBy", s.CurriculumBy, CurriculumBys)
	}
	f.When(s.DurationMinutes < ShortestMinute || s.DurationMinutes > s.longestMinute(),
		"schedule.durationMinutes", fmt.Sprintf("must be between %d and %d", ShortestMinute, s.longestMinute()))
	domain.OneOf(f, "schedule.cadence", s.Cadence, Cadences)
	if s.WhenClosed != "" {
		domain.OneOf(f, "schedule.whenClosed", s.WhenClosed, domain.WhenCloseds)
	}
	f.When(s.Sessions < 1 || s.Sessions > MaxWeeks, "schedule.sessions", "must be between 1 and 104")
	s.validateMeetings(f)
}

// Zone is where the cohort meets: its days are days there.
func (c Cohort) Zone() (*time.Location, error) { return domain.LoadZone(c.Schedule.TimeZone) }

// Admits says whether the entry rule lets a new member begin with session n.
// A planned cohort admits everybody; a running one by its rule, a closed one
// while its first session is not over.
func (c Cohort) Admits(n int) bool {
	switch c.Status {
	case CohortPlanned:
		return true
	case CohortRunning:
		return n == 1 || c.Entry == EntryOpen || c.Entry == EntrySlowOpen && slices.Contains(c.entryWeeks(), n)
	default:
		return false
	}
}

// entryWeeks gives the sessions at which a slow-open cohort can be joined:
// those it names, or every fourth one.
func (c Cohort) entryWeeks() []int {
	if len(c.EntryWeeks) > 0 {
		return c.EntryWeeks
	}
	var every []int
	for n := 1; n <= c.Schedule.Sessions; n += 4 {
		every = append(every, n)
	}
	return every
}

// Start begins a planned cohort with so many members enrolled. Fewer than the
// minimum need a reason, which the audit keeps.
func (c Cohort) Start(enrolled int, reason string, now time.Time) (Cohort, error) {
	switch {
	case c.Status != CohortPlanned:
		return c, ErrNotPlanned
	case enrolled < c.MinMembers && domain.IsBlank(reason):
		return c, ErrBelowMinimum
	}
	c.Status, c.StartedAt, c.UpdatedAt = CohortRunning, &now, now
	return c, nil
}

// Complete ends a running cohort whose sessions are all closed or cancelled.
func (c Cohort) Complete(sessions []Session, now time.Time) (Cohort, error) {
	if c.Status != CohortRunning {
		return c, ErrNotRunning
	}
	for _, s := range sessions {
		if s.Status == SessionScheduled {
			return c, ErrSessionsOpen
		}
	}
	c.Status, c.EndedAt, c.UpdatedAt = CohortCompleted, &now, now
	return c, nil
}

// LastDay is the day on which a cohort ended: that of its last session which was
// not cancelled, or of its first one where none was held.
func (c Cohort) LastDay(sessions []Session) domain.Date {
	last := c.Schedule.StartsOn
	for _, s := range sessions {
		if s.Status != SessionCancelled && s.Date.After(last) {
			last = s.Date
		}
	}
	return last
}

// Cancel calls a planned or running cohort off.
func (c Cohort) Cancel(now time.Time) (Cohort, error) {
	if c.Status != CohortPlanned && c.Status != CohortRunning {
		return c, ErrNotRunning
	}
	c.Status, c.EndedAt, c.UpdatedAt = CohortCancelled, &now, now
	return c, nil
}

// Seats is how a cohort's seats stand: the seat ring in numbers.
type Seats struct {
	Taken   int `json:"taken"`
	Offered int `json:"offered"`
	Open    int `json:"open"`
}

// SeatsOf counts the ring of a cohort with so many members and open offers.
func (c Cohort) SeatsOf(taken, offered int) Seats {
	return Seats{Taken: taken, Offered: offered, Open: max(0, c.MaxMembers-taken-offered)}
}

// CohortStatuses lists the states of a cohort in the order of its life.
var CohortStatuses = []CohortStatus{CohortPlanned, CohortRunning, CohortCompleted, CohortCancelled}

// Values is the closed list, as texts.
func (CohortStatus) Values() []string { return domain.Texts(CohortStatuses) }
