package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Led is who led a session that was held, and as what: a co-leader is credited
// for what they led, and so is a substitute.
type Led struct {
	UserID domain.UserID
	Name   string // read with it
	As     LedAs
}

// LedAs is what somebody led a session as.
type LedAs string

// What one leads as.
const (
	LedAsLead       LedAs = "lead"
	LedAsCoLead     LedAs = "co_lead"
	LedAsSubstitute LedAs = "substitute"
)

// LedAsList lists them in order.
var LedAsList = []LedAs{LedAsLead, LedAsCoLead, LedAsSubstitute}

// Values is the closed list, as texts.
func (LedAs) Values() []string { return domain.Texts(LedAsList) }

// LedChange is a correction of who led a session: what stood, and why it was
// wrong.
type LedChange struct {
	ID        domain.LedChangeID
	SessionID domain.SessionID
	Before    []Led
	After     []Led
	Reason    string
	By        domain.UserID
	ByName    string // read with it
	At        time.Time
}

// MostLed is how many people lead one session at most.
const MostLed = 4

// The errors about who led.
var (
	ErrNobodyLed    = domain.Invalid("ledBy", "must name somebody")
	ErrLedNotClosed = domain.Conflict("session_not_closed", "This session is not closed. Who led it is said when it is.")
)

// PlannedLed is who leads a session as planned: the leaders of its day but for
// those in whose place a substitute leads, and the substitutes.
func (c Cohort) PlannedLed(s Session, covers []domain.Cover) (led []Led) {
	covers = CoversOf(covers, s)
	for _, l := range LedOn(c.Led, s.Date) {
		if !slices.ContainsFunc(covers, func(v domain.Cover) bool { return v.ForID == l.UserID }) {
			led = append(led, Led{UserID: l.UserID, Name: l.Name, As: c.ledAs(l.UserID, s)})
		}
	}
	for _, v := range covers {
		if slices.ContainsFunc(led, func(l Led) bool { return l.UserID == v.UserID }) {
			continue // the substitute has become a leader meanwhile
		}
		led = append(led, Led{UserID: v.UserID, Name: v.UserName, As: LedAsSubstitute})
	}
	return led
}

// LedSessionBy is who led a session as somebody says: each as what they are to the
// cohort on its day, and as a substitute who is nothing to it.
func (c Cohort) LedSessionBy(s Session, users []domain.UserID) ([]Led, error) {
	var f domain.Faults
	f.Items("ledBy", len(users), MostLed)
	if err := f.Err(); err != nil {
		return nil, err
	}
	var led []Led
	for _, id := range users {
		if !slices.ContainsFunc(led, func(l Led) bool { return l.UserID == id }) {
			led = append(led, Led{UserID: id, As: c.ledAs(id, s)})
		}
	}
	if len(led) == 0 {
		return nil, ErrNobodyLed
	}
	slices.SortStableFunc(led, func(a, b Led) int { return slices.Index(LedAsList, a.As) - slices.Index(LedAsList, b.As) })
	return led, nil
}

func (c Cohort) ledAs(user domain.UserID, s Session) LedAs {
	for _, l := range LedOn(c.Led, s.Date) {
		switch {
		case l.UserID != user:
		case l.IsLead:
			return LedAsLead
		default:
			return LedAsCoLead
		}
	}
	return LedAsSubstitute
}

// SameLed says whether two lists name the same people as the same.
func SameLed(a, b []Led) bool {
	return slices.EqualFunc(a, b, func(x, y Led) bool { return x.UserID == y.UserID && x.As == y.As })
}

// LedHour is one session that somebody led, for the account of their hours.
type LedHour struct {
	Led
	SessionID  domain.SessionID
	CohortID   domain.CohortID
	CohortCode string
	Number     int
	Date       domain.Date
	Minutes    int
}

// SortLedHours sorts hours by person, as people sort, and of each by day.
func SortLedHours(hours []LedHour) {
	domain.SortByName(hours, func(h LedHour) []string { return []string{h.Name} }, func(h LedHour) string {
		return fmt.Sprintf("%s %s %s %04d", h.UserID, h.Date, h.CohortCode, h.Number)
	})
}

// LedSum is how much somebody led as one thing.
type LedSum struct {
	Led
	Sessions int
	Minutes  int
}

// LedSums adds up hours by person and by what they led as, in the order in
// which the people first come.
func LedSums(hours []LedHour) (sums []LedSum) {
	var order []domain.UserID
	for _, h := range hours {
		i := slices.IndexFunc(sums, func(s LedSum) bool { return s.UserID == h.UserID && s.As == h.As })
		if i < 0 {
			i, sums = len(sums), append(sums, LedSum{Led: h.Led})
		}
		sums[i].Sessions++
		sums[i].Minutes += h.Minutes
		if !slices.Contains(order, h.UserID) {
			order = append(order, h.UserID)
		}
	}
	slices.SortStableFunc(sums, func(a, b LedSum) int {
		if a.UserID != b.UserID {
			return slices.Index(order, a.UserID) - slices.Index(order, b.UserID)
		}
		return slices.Index(LedAsList, a.As) - slices.Index(LedAsList, b.As)
	})
	return sums
}

// LedSpan is the days of an account of hours, the last one included.
type LedSpan struct {
	From, Until domain.Date
	UserID      domain.UserID // zero: everybody
}

// MostLedDays is the longest span that is accounted for at once.
const MostLedDays = 366

// Validate names what is wrong with a span.
func (s LedSpan) Validate() error {
	var f domain.Faults
	f.When(s.From.IsZero(), "from", "is missing")
	f.When(s.Until.IsZero(), "to", "is missing")
	if len(f) == 0 {
		f.When(s.Until.Before(s.From), "to", "must not be before from")
		f.When(s.Until.DaysSince(s.From) >= MostLedDays, "to", "must be within a year")
	}
	return f.Err()
}
