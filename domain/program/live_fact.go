package program

import (
	"fmt"
	"strconv"
	"time"

	"cohort/domain"
	"cohort/domain/program/livehour"
)

// GoalOutcome is what became of a goal that a member set for a session.
type GoalOutcome string

// The ways in which a goal comes out.
const (
	GoalReached GoalOutcome = "reached"
	GoalPartly  GoalOutcome = "partly"
	GoalNotYet  GoalOutcome = "not_yet"
	GoalDropped GoalOutcome = "dropped"
)

// GoalOutcomes lists them.
var GoalOutcomes = []GoalOutcome{GoalReached, GoalPartly, GoalNotYet, GoalDropped}

// Techniques are those that every group may use, besides what its curriculum names.
var Techniques = []string{"Cognitive-behavioral exercise", "Role-play", "Mindfulness practice", "Relaxation", "Challenging negative thoughts",
	"Skills practice", "Feedback", "Sharing"}

// The bounds of what a device sends at once.
const (
	MaxLiveFacts   = 200
	maxQuickNote   = 4000
	maxSeen        = 50
	maxMoreMinutes = 60
)

// firstStamp and lastStamp bound what a clock may claim: one that is wrong by
// years is one, too, but a number that no date can hold is none.
var firstStamp, lastStamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli(), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()

// CheckLiveFacts names everything that is malformed in what a device sends about
// a group of these members. What is well formed and cannot be taken over into the
// record, for whatever reason, is kept and shown.
func CheckLiveFacts(facts []livehour.Fact, members []domain.ClientID) error {
	var f domain.Faults
	f.Items("items", len(facts), MaxLiveFacts)
	known := map[domain.ClientID]bool{}
	for _, id := range members {
		known[id] = true
	}
	seen := map[domain.FactID]livehour.Fact{}
	for i, fact := range facts {
		at := fmt.Sprintf("items[%d].", i)
		other, twice := seen[fact.ID]
		f.When(fact.ID.IsZero(), at+"id", "is missing")
		f.When(twice && !fact.Says(other), at+"id", "is the id of another fact")
		seen[fact.ID] = fact
		f.When(fact.Device.IsZero(), at+"deviceId", "is missing")
		f.When(fact.Seq < 1 || fact.Seq > 1_000_000, at+"seq", "must be between 1 and 1000000")
		f.When(fact.At.Millis < firstStamp || fact.At.Millis > lastStamp, at+"millis", "must be milliseconds since 1970")
		f.When(fact.At.Count < 0 || fact.At.Count > 1_000_000, at+"count", "must be between 0 and 1000000")
		f.Items(at+"over", len(fact.Over), maxSeen)
		checkPlace(&f, at, fact, known)
		checkValue(&f, at+"value", fact)
	}
	return f.Err()
}

func checkPlace(f *domain.Faults, at string, fact livehour.Fact, members map[domain.ClientID]bool) {
	domain.OneOf(f, at+"kind", fact.Kind, livehour.Kinds)
	named := !fact.Client.IsZero()
	f.When(fact.Kind.AboutMember() && !named, at+"clientId", "is missing")
	f.When(named && !fact.Kind.AboutMember() && fact.Kind != livehour.Note, at+"clientId", "does not belong to a fact of this kind")
	f.When(named && !members[fact.Client], at+"clientId", "does not belong to this group")
	switch fact.Kind {
	case livehour.Return:
		isID[domain.HomeworkID](f, at+"ref", fact.Ref)
	case livehour.Became:
		isID[domain.SessionID](f, at+"ref", fact.Ref)
	case livehour.Note:
		isID[domain.FactID](f, at+"ref", fact.Ref)
	case livehour.Technique:
		f.Required(at+"ref", fact.Ref, domain.MaxLine)
	case livehour.More:
		isNumber(f, at+"ref", fact.Ref, 1, domain.MaxItems)
	default:
		f.When(fact.Ref != "", at+"ref", "does not belong to a fact of this kind")
	}
}

func checkValue(f *domain.Faults, field string, fact livehour.Fact) {
	switch fact.Kind {
	case livehour.Mark:
		domain.OneOf(f, field, AttendanceStatus(fact.Value), AttendanceStatuses)
	case livehour.Return:
		domain.OneOf(f, field, ReturnStatus(fact.Value), ReturnStatuses)
	case livehour.Became:
		domain.OneOf(f, field, GoalOutcome(fact.Value), GoalOutcomes)
	case livehour.Turn, livehour.Technique:
		f.When(fact.Value != livehour.Yes && fact.Value != livehour.No, field, "is one of yes, no")
	case livehour.Part:
		isNumber(f, field, fact.Value, 1, domain.MaxItems+1)
	case livehour.More:
		isNumber(f, field, fact.Value, 0, maxMoreMinutes)
	case livehour.Goal:
		f.Text(field, fact.Value, domain.MaxLine)
	default:
		f.Text(field, fact.Value, maxQuickNote)
	}
}

func isNumber(f *domain.Faults, field, text string, from, to int) {
	n, err := strconv.Atoi(text)
	f.When(err != nil || strconv.Itoa(n) != text || n < from || n > to, field, fmt.Sprintf("must be a number from %d to %d", from, to))
}

func isID[T domain.ID[K], K any](f *domain.Faults, field, text string) {
	id, err := domain.ParseID[T, K](text)
	f.When(err != nil || id.String() != text, field, "must be an id")
}
