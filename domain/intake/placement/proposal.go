package placement

import "time"

// A group that treats opens with six to twelve clients: fewer cannot bear an
// absence, more leave too little time for each.
const (
	FewestToOpen = 6
	MostInCohort = 12
)

// Proposal is a cohort that would open if enough clients, a leader and a place
// to meet can be found.
type Proposal struct {
	ID       ProposalID
	Name     string
	Program  ProgramID
	Problems []string // problem areas it would treat; empty = any
	Language string
	Sites    []SiteID // where it may meet, Online included
	Slots    []Slot   // the weekly slots it may take: one of them
	AgeFrom  int      // as in Cohort
	AgeTo    int
	Least    int        // fewest clients to open with; 0 = FewestToOpen
	Most     int        // most clients; 0 = MostInCohort
	Leaders  []LeaderID // who may lead it; empty = anyone competent
	CoLed    bool       // two lead it together, both of them such
}

func (p Proposal) least() int {
	if p.Least == 0 {
		return FewestToOpen
	}
	return p.Least
}

func (p Proposal) most() int {
	if p.Most == 0 {
		return MostInCohort
	}
	return p.Most
}

// Leader is someone who may lead a cohort.
type Leader struct {
	ID        LeaderID
	Problems  []string // problem areas they are competent in
	Languages []string
	Sites     []SiteID // where they work, Online included
	Free      []Slot   // when they could take a new cohort; the slots of cohorts they lead already are taken out
	MostNew   int      // most new cohorts they can take; 0 = as many as they have time for
}

// Room is a room a new cohort could meet in.
type Room struct {
	ID    RoomID
	Site  SiteID
	Seats int    // chairs for clients
	Free  []Slot // when nobody else has it
}

// Opening is a new cohort that the plan opens.
type Opening struct {
	Proposal ProposalID
	Slot     Slot
	Site     SiteID
	Leader   LeaderID
	CoLeader LeaderID // empty where one leads alone
	Room     RoomID   // empty online
	Clients  []ClientID
}

func (o *Opening) leaders() []LeaderID {
	if o.CoLeader == "" {
		return []LeaderID{o.Leader}
	}
	return []LeaderID{o.Leader, o.CoLeader}
}

// date is how words give a day.
func date(t time.Time) string { return t.Format("2 January 2006") }
