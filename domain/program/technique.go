package program

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// Technique is a way of working in a group. Some are built in; a practice adds
// its own, and retires those that it uses no more.
type Technique struct {
	ID          domain.TechniqueID // zero when built in
	Name        string
	Description string
	Retired     bool // no longer offered; where it is used, it stays
	Version     int
	CreatedBy   domain.UserID
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// BuiltInTechniques is what group therapy works with.
var BuiltInTechniques = []Technique{
	{Name: "cognitive-behavioral exercise", Description: "A structured exercise on how thoughts, feelings and deeds hang together."},
	{Name: "role-play", Description: "Members act a situation and try another way through it."},
	{Name: "mindfulness practice", Description: "Guided attention to what is here now, without judging it."},
	{Name: "relaxation technique", Description: "Breathing, muscle relaxation or imagery that calms the body."},
	{Name: "challenging negative thoughts", Description: "A thought is held against the evidence, and a fairer one is found."},
	{Name: "skills practice", Description: "A new behavior is tried here before it is tried outside."},
	{Name: "feedback", Description: "Members and leader say what they saw and what it did to them."},
	{Name: "sharing", Description: "Members tell of their own experience, and the others listen."},
}

// ErrTechniqueKnown says that the library has it.
var ErrTechniqueKnown = domain.Conflict("technique_known", "The library has a technique of this name.")

// Validate names everything that is wrong with what was entered.
func (t Technique) Validate() error {
	var f domain.Faults
	f.Required("name", t.Name, domain.MaxName)
	f.Text("description", t.Description, 2000)
	return f.Err()
}

// FitsAmong refuses a name that another one of the practice's has, or a built-in one.
func (t Technique) FitsAmong(own []Technique) error {
	same := func(o Technique) bool {
		return (o.ID != t.ID || o.ID.IsZero()) && strings.EqualFold(strings.TrimSpace(o.Name), strings.TrimSpace(t.Name))
	}
	if slices.ContainsFunc(BuiltInTechniques, same) || slices.ContainsFunc(own, same) {
		return ErrTechniqueKnown
	}
	return nil
}
