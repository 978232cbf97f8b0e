package placement

import "time"

// Identifiers are the practice's own keys; this package only compares them.
type (
	ClientID   string
	CohortID   string
	ProposalID string
	LeaderID   string
	RoomID     string
	SiteID     string
	ProgramID  string
)

// Online is the site of cohorts that meet by video.
const Online SiteID = "online"

// Urgency is the triage level of a waiting client. An emergency is not among
// them: it is answered at once, never put on a waitlist.
type Urgency int

const (
	Routine        Urgency = iota // usually offered a first appointment within 10 business days
	AfterDischarge                // seen within 7 days after hospital or emergency care
	Urgent                        // within 48 hours
	Emergent                      // within 6 hours; waits for a group only with an interim offer
	urgencies
)

func (u Urgency) String() string {
	switch u {
	case AfterDischarge:
		return "after discharge"
	case Urgent:
		return "urgent"
	case Emergent:
		return "emergent"
	default:
		return "routine"
	}
}

// Suitability is the decision of the screening interview.
type Suitability int

const (
	Fits Suitability = iota
	FitsWithPreparation
	NotNow
	NotSuitable
)

// Client is a waiting client: only what a placement may depend on. There is no
// field for sex, gender, race, ethnicity, religion, disability, orientation,
// marital status, income or payer; age is read only against a program's band.
type Client struct {
	ID          ClientID
	Urgency     Urgency
	Since       time.Time // the day the referral was accepted
	Age         int       // in years; 0 = not known
	Languages   []string  // languages they can follow a group in, as BCP 47 tags
	Problems    []string  // problem areas to work on, the primary one first
	Free        []Slot    // when they can come
	Preferred   []Slot    // when they would rather come, within Free
	Sites       []SiteID  // where they can come, Online included, the preferred one first
	Program     ProgramID // the program the assessment recommends, or empty
	Suitability Suitability
}

// DaysWaited is the number of calendar days since the referral was accepted.
func (c Client) DaysWaited(today time.Time) int {
	return max(0, daysBetween(c.Since, today))
}

// daysBetween counts calendar days, whatever the zones of its two arguments.
func daysBetween(from, to time.Time) int {
	return int(day(to).Sub(day(from)) / (24 * time.Hour))
}

func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
