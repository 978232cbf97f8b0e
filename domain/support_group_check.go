package domain

import (
	"slices"
	"strings"
	"time"
)

// SupportGroupCheck is what somebody found when they looked whether an entry of
// the directory is still right. It is never changed; one that was written down
// in error does not count any more, and stays.
type SupportGroupCheck struct {
	ID             SupportGroupCheckID
	SupportGroupID SupportGroupID
	SupportGroupFound
	By      UserID
	ByName  string
	At      time.Time
	InError *SupportGroupCheckVoid
}

// SupportGroupFound is what was found on a day.
type SupportGroupFound struct {
	Finding   SupportGroupFinding `json:"finding"`
	On        Date                `json:"on"`
	EndedFrom Date                `json:"endedFrom,omitzero"` // from when it is there no more
	Words     string              `json:"words,omitempty"`
}

// SupportGroupCheckVoid says who took a check back, when and why.
type SupportGroupCheckVoid struct {
	By     UserID    `json:"by"`
	ByName string    `json:"byName"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// SupportGroupFinding is what a look at an entry found.
type SupportGroupFinding string

// The findings. A group that was found gone and is found right later is there
// again.
const (
	FoundRight    SupportGroupFinding = "right"
	FoundChanged  SupportGroupFinding = "changed"     // and the entry was corrected
	FoundNoAnswer SupportGroupFinding = "not_reached" // settles nothing
	FoundEnded    SupportGroupFinding = "ended"
)

// SupportGroupFindings lists them.
var SupportGroupFindings = []SupportGroupFinding{FoundRight, FoundChanged, FoundNoAnswer, FoundEnded}

// Values is the closed list, as texts.
func (SupportGroupFinding) Values() []string { return Texts(SupportGroupFindings) }

// ErrCheckInError says that a check was taken back already.
var ErrCheckInError = Conflict("check_in_error", "This was marked as entered in error already.")

// farthestEnd is how many days ahead an end may be known.
const farthestEnd = 366

// Tidied fills in what goes without saying: an end is of the day on which it was
// found, unless another one is said.
func (s SupportGroupFound) Tidied() SupportGroupFound {
	s.Words = strings.TrimSpace(s.Words)
	if s.Finding == FoundEnded && s.EndedFrom.IsZero() {
		s.EndedFrom = s.On
	}
	return s
}

// Validate names what is wrong with what was found.
func (s SupportGroupFound) Validate(today Date) error {
	var f Faults
	OneOf(&f, "finding", s.Finding, SupportGroupFindings)
	f.When(s.On.IsZero(), "on", "is missing")
	f.When(s.On.After(today), "on", "is in the future")
	f.When(!s.On.IsZero() && s.On.Year < EarliestYear, "on", "must not lie before 1900")
	f.When(!s.EndedFrom.IsZero() && s.Finding != FoundEnded, "endedFrom", "is of a group that is there no more")
	f.When(!s.EndedFrom.IsZero() && s.EndedFrom.Year < EarliestYear, "endedFrom", "must not lie before 1900")
	f.When(s.EndedFrom.DaysSince(today) > farthestEnd, "endedFrom", "must be within a year")
	f.Text("words", s.Words, MaxReason)
	return f.Err()
}

// MarkInError says that a check was none, or was none of this group.
func (c SupportGroupCheck) MarkInError(by Actor, reason string, now time.Time) (SupportGroupCheck, error) {
	if c.InError != nil {
		return c, ErrCheckInError
	}
	var f Faults
	f.Required("reason", reason, MaxReason)
	if err := f.Err(); err != nil {
		return c, err
	}
	c.InError = &SupportGroupCheckVoid{By: by.UserID, ByName: by.Name, At: now, Reason: strings.TrimSpace(reason)}
	return c, nil
}

// SupportGroupStanding is what all checks together say of a group.
type SupportGroupStanding struct {
	VerifiedOn   Date   `json:"verifiedOn,omitzero"` // last; zero: never
	VerifiedBy   string `json:"verifiedBy,omitempty"`
	Words        string `json:"words,omitempty"`       // of that check
	NotReachedOn Date   `json:"notReachedOn,omitzero"` // since then
	EndedFrom    Date   `json:"endedFrom,omitzero"`
}

// StandingOf reads the checks of a group in the order of their days, whenever
// they were written down; of one day the later entry counts.
func StandingOf(checks []SupportGroupCheck) (s SupportGroupStanding) {
	inOrder := slices.Clone(checks)
	slices.SortStableFunc(inOrder, func(a, b SupportGroupCheck) int {
		if days := a.On.DaysSince(b.On); days != 0 {
			return days
		}
		return a.At.Compare(b.At)
	})
	for _, c := range inOrder {
		switch {
		case c.InError != nil:
		case c.Finding == FoundNoAnswer:
			s.NotReachedOn = c.On
		default:
			s = SupportGroupStanding{VerifiedOn: c.On, VerifiedBy: c.ByName, Words: c.Words, EndedFrom: c.EndedFrom}
		}
	}
	return s
}

// Over says whether the group is there no more on a day.
func (s SupportGroupStanding) Over(day Date) bool {
	return !s.EndedFrom.IsZero() && !s.EndedFrom.After(day)
}
