package domain

import (
	"cmp"
	"slices"
	"strings"
)

// TimelineKind is what an entry of a client's care timeline tells of.
type TimelineKind string

// The kinds.
const (
	TimelineSession    TimelineKind = "session"
	TimelinePlan       TimelineKind = "plan"
	TimelineHomework   TimelineKind = "homework"
	TimelineNote       TimelineKind = "note"
	TimelineScore      TimelineKind = "score"
	TimelineFlag       TimelineKind = "flag"
	TimelineCatchUp    TimelineKind = "catch_up"
	TimelineMembership TimelineKind = "membership"
	TimelineDischarge  TimelineKind = "discharge"
	TimelineFollowUp   TimelineKind = "follow_up"
	TimelineReferral   TimelineKind = "referral"
	TimelineFee        TimelineKind = "fee"
	TimelineCharge     TimelineKind = "charge"
	TimelineDisclosure TimelineKind = "disclosure"
)

// TimelineKinds lists them in the order in which they stand within a day: what is
// urgent first, then what happened, what was written of it, and what it costs.
var TimelineKinds = []TimelineKind{TimelineFlag, TimelineSession, TimelineNote, TimelinePlan, TimelineHomework, TimelineScore, TimelineCatchUp, TimelineMembership,
	TimelineDischarge, TimelineFollowUp,
	TimelineReferral, TimelineDisclosure, TimelineFee, TimelineCharge}

// Values is the closed list, as texts.
func (TimelineKind) Values() []string { return Texts(TimelineKinds) }

// TimelinePlace is where an entry stands: the newest day first, within it by kind,
// and within a kind the one with the later id first. No two entries have one place.
type TimelinePlace struct {
	Day  Date
	Kind TimelineKind
	ID   string
}

// Compare is negative when the place stands above the other one.
func (p TimelinePlace) Compare(other TimelinePlace) int {
	return cmp.Or(other.Day.Midnight().Compare(p.Day.Midnight()),
		cmp.Compare(slices.Index(TimelineKinds, p.Kind), slices.Index(TimelineKinds, other.Kind)), cmp.Compare(other.ID, p.ID))
}

// String is the place as a cursor.
func (p TimelinePlace) String() string { return p.Day.String() + "." + string(p.Kind) + "." + p.ID }

// ReadTimelinePlace reads a cursor; nil for none.
func ReadTimelinePlace(cursor string) (*TimelinePlace, error) {
	if cursor == "" {
		return nil, nil
	}
	parts := strings.SplitN(cursor, ".", 3)
	wrong := Invalid("cursor", "is not one of this list")
	if len(parts) != 3 || len(parts[2]) < 36 || strings.Trim(parts[2], "0123456789abcdef-:") != "" || !slices.Contains(TimelineKinds, TimelineKind(parts[1])) {
		return nil, wrong
	}
	day, err := ParseDate(parts[0])
	id, behind, step := strings.Cut(parts[2], ":")
	if _, unknown := ParseID[ClientID](id); err != nil || unknown != nil || step && len(behind) > 8 {
		return nil, wrong
	}
	return &TimelinePlace{Day: day, Kind: TimelineKind(parts[1]), ID: parts[2]}, nil
}

// TimelineAsked is which part of a timeline is asked for.
type TimelineAsked struct {
	Kinds    []TimelineKind // none: all
	From, To Date           // both included; zero: no end
	After    *TimelinePlace // only what stands below it
	Limit    int
}

// Wants says whether entries of a kind are asked for.
func (a TimelineAsked) Wants(kind TimelineKind) bool {
	return len(a.Kinds) == 0 || slices.Contains(a.Kinds, kind)
}

// TimelineCut is the part of one kind's entries that a page can need, newest
// first: those from From to To, on the last day only those whose id stands before
// Below where that is given, and at most Most.
type TimelineCut struct {
	From, To Date
	Below    string
	Most     int
}

// The ends of a timeline that has none.
var (
	firstDay = Date{Year: 1, Month: 1, Day: 1}
	lastDay  = Date{Year: 9999, Month: 12, Day: 31}
)

// Cut gives what to ask of one kind. It asks for one entry more than the page
// has, so that it is known whether the timeline goes on.
func (a TimelineAsked) Cut(kind TimelineKind) TimelineCut {
	cut := TimelineCut{From: a.From, To: a.To, Most: a.Limit + 1}
	if cut.From.IsZero() {
		cut.From = firstDay
	}
	if cut.To.IsZero() {
		cut.To = lastDay
	}
	if a.After == nil || a.After.Day.After(cut.To) {
		return cut
	}
	cut.To = a.After.Day
	switch order := cmp.Compare(slices.Index(TimelineKinds, kind), slices.Index(TimelineKinds, a.After.Kind)); {
	case order < 0: // the day's were shown
		cut.To = cut.To.AddDays(-1)
	case order == 0:
		cut.Below = a.After.ID
	}
	return cut
}

// Has says whether the cut has an entry with a day and an id.
func (c TimelineCut) Has(day Date, id string) bool {
	return !day.Before(c.From) && !day.After(c.To) && (c.Below == "" || day != c.To || id < c.Below)
}

// MergeTimeline puts streams together, each of them in order, into the first
// entries of all, and says whether there are more.
func MergeTimeline[E any](place func(E) TimelinePlace, limit int, streams ...[]E) (page []E, more bool) {
	heads := slices.DeleteFunc(slices.Clone(streams), func(s []E) bool { return len(s) == 0 })
	for len(heads) > 0 && len(page) < limit {
		first := 0
		for i := range heads {
			if place(heads[i][0]).Compare(place(heads[first][0])) < 0 {
				first = i
			}
		}
		page = append(page, heads[first][0])
		if heads[first] = heads[first][1:]; len(heads[first]) == 0 {
			heads = slices.Delete(heads, first, first+1)
		}
	}
	return page, len(heads) > 0
}
