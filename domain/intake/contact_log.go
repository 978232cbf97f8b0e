package intake

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// ContactTry is one try to reach somebody, of an enquiry or a referral. It never
// changes; a slip is taken back with a reason, and stays.
type ContactTry struct {
	ID         domain.ContactTryID
	EnquiryID  domain.EnquiryID // either this
	ReferralID domain.ReferralID
	ContactSaid
	By        domain.UserID
	ByName    string
	WrittenAt time.Time
	TakenBack *ContactTakenBack
}

// ContactSaid is when and how it was tried, and what came of it.
type ContactSaid struct {
	At      time.Time      `json:"at"`
	Channel ContactChannel `json:"channel"`
	Result  ContactResult  `json:"result"`
	NextOn  domain.Date    `json:"nextOn,omitzero"` // when the next try is due
	Words   string         `json:"words,omitempty"`
}

// ContactTakenBack says that a try was written down by mistake.
type ContactTakenBack struct {
	Reason string        `json:"reason"`
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
}

// ContactChannel is how somebody was tried.
type ContactChannel string

// ContactChannels lists them.
var ContactChannels = []ContactChannel{"telephone", "voicemail", "text", "email", "letter", "in_person"}

// Values is the closed list, as texts.
func (ContactChannel) Values() []string { return domain.Texts(ContactChannels) }

// ContactResult is what a try came to.
type ContactResult string

// The results.
const (
	ContactReached ContactResult = "reached"
	ContactMessage ContactResult = "left_message"
	ContactNone    ContactResult = "no_answer"
	ContactWrong   ContactResult = "wrong_number"
	ContactLater   ContactResult = "call_later" // they asked to be called another time
)

// ContactResults lists them.
var ContactResults = []ContactResult{ContactReached, ContactMessage, ContactNone, ContactWrong, ContactLater}

// Values is the closed list, as texts.
func (ContactResult) Values() []string { return domain.Texts(ContactResults) }

// ErrContactTakenBack is what a second time gets.
var ErrContactTakenBack = domain.Conflict("contact_taken_back", "This was taken back already.")

// furthestTry is how many days ahead a next try may lie: who asks to be called in half
// a year is closed, and comes back.
const furthestTry = 180

// Validate names everything that is wrong with a try. now is the present, zone the
// practice's.
func (s ContactSaid) Validate(now time.Time, zone *time.Location) error {
	var f domain.Faults
	domain.OneOf(&f, "channel", s.Channel, ContactChannels)
	domain.OneOf(&f, "result", s.Result, ContactResults)
	f.When(s.At.IsZero(), "at", "is missing")
	// Clocks differ by a little.
	f.When(s.At.After(now.Add(5*time.Minute)), "at", "is in the future")
	f.When(!s.At.IsZero() && now.Sub(s.At) > oldestReferral*24*time.Hour, "at", "is more than five years ago")
	f.Text("words", s.Words, domain.MaxText)
	if !s.NextOn.IsZero() {
		tried := domain.DateIn(s.At, zone)
		f.When(s.NextOn.Before(tried), "nextOn", "is before the try")
		f.When(s.NextOn.DaysSince(tried) > furthestTry, "nextOn", "is more than half a year ahead")
	}
	return f.Err()
}

// Try writes one down. Without a day for the next one, whoever was not reached is
// tried again on the next working day.
func (s ContactSaid) Try(now time.Time, zone *time.Location, by domain.Actor) (ContactTry, error) {
	s.Words = strings.TrimSpace(s.Words)
	t := ContactTry{ID: domain.NewID[domain.ContactTryID](), ContactSaid: s, By: by.UserID, ByName: by.Name, WrittenAt: now}
	if err := s.Validate(now, zone); err != nil {
		return t, err
	}
	if t.Result != ContactReached && t.NextOn.IsZero() {
		t.NextOn = nextWorkday(domain.DateIn(t.At, zone))
	}
	return t, nil
}

// TakeBack says that it was a mistake.
func (t ContactTry) TakeBack(reason string, by domain.Actor, now time.Time) (ContactTry, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return t, err
	}
	if t.TakenBack != nil {
		return t, ErrContactTakenBack
	}
	t.TakenBack = &ContactTakenBack{Reason: strings.TrimSpace(reason), By: by.UserID, ByName: by.Name, At: now}
	return t, nil
}

// nextWorkday is the day after one that is no Saturday and no Sunday.
func nextWorkday(day domain.Date) domain.Date {
	for day = day.AddDays(1); day.Weekday() == time.Saturday || day.Weekday() == time.Sunday; {
		day = day.AddDays(1)
	}
	return day
}

// ByTime puts tries in the order in which they were made.
func ByTime(tries []ContactTry) []ContactTry {
	return slices.SortedStableFunc(slices.Values(tries), func(a, b ContactTry) int { return a.At.Compare(b.At) })
}

// ContactStanding is what tries come to: "tried twice, left a voicemail, next try
// today".
type ContactStanding struct {
	Tries   int         // since somebody was last reached
	Last    *ContactTry // that was not taken back; nil for none
	Reached *time.Time  // the first time; nil for never
	Lately  *time.Time  // the last time
}

// StandingOfContact counts tries, in any order. spoke is when an enquiry was itself a
// conversation, nil for one that was not.
func StandingOfContact(tries []ContactTry, spoke *time.Time) ContactStanding {
	s := ContactStanding{Reached: spoke, Lately: spoke}
	valid := slices.DeleteFunc(ByTime(tries), func(t ContactTry) bool { return t.TakenBack != nil })
	for i, t := range valid {
		s.Last = &valid[i]
		if t.Result != ContactReached {
			s.Tries++
			continue
		}
		s.Tries = 0
		if s.Reached == nil || t.At.Before(*s.Reached) {
			s.Reached = &valid[i].At
		}
		if s.Lately == nil || t.At.After(*s.Lately) {
			s.Lately = &valid[i].At
		}
	}
	return s
}

// TimeToContact is how long somebody waited until they were spoken to, and whether
// that kept the limit: what reports measure.
type TimeToContact struct {
	Reached bool
	Took    time.Duration // until then, or until now; never less than nothing
	Kept    bool          // the limit, as it stands now
}

// TimeToContact measures from when a request came in against its limit.
func (s ContactStanding) TimeToContact(from, answerBy, now time.Time) TimeToContact {
	until := now
	if s.Reached != nil {
		until = *s.Reached
	}
	return TimeToContact{Reached: s.Reached != nil, Took: max(0, until.Sub(from)), Kept: !until.After(answerBy)}
}
