package livehour

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"cohort/domain"
)

// Kind is what a fact is about.
type Kind string

// The kinds. What Ref names is said beside each.
const (
	Mark      Kind = "mark"      // a member's attendance
	Turn      Kind = "turn"      // a member had a turn; yes or no
	Return    Kind = "return"    // what a member brought back; the homework
	Goal      Kind = "goal"      // what a member wants to do tonight
	Became    Kind = "became"    // what became of an earlier goal; the session in which it was set
	Technique Kind = "technique" // was used; yes or no; its name
	Part      Kind = "part"      // the number of the part of the agenda that began
	More      Kind = "more"      // minutes that a part gets besides; its number
	Note      Kind = "note"      // a quick note, about a member or the group; an id of its own
)

// Kinds lists them.
var Kinds = []Kind{Mark, Turn, Return, Goal, Became, Technique, Part, More, Note}

// Values is the closed list, as texts.
func (Kind) Values() []string { return domain.Texts(Kinds) }

// What ticks say.
const (
	Yes = "yes"
	No  = "no"
)

// ticks are a set: one tick is as good as two.
func (k Kind) ticks() bool { return k == Turn || k == Technique }

// AboutMember says whether a fact of the kind names a member; of a note, it may.
func (k Kind) AboutMember() bool {
	return k == Mark || k == Turn || k == Return || k == Goal || k == Became
}

// Refers says whether a fact of the kind names something else besides.
func (k Kind) Refers() bool {
	return k == Return || k == Became || k == Technique || k == More || k == Note
}

// Place is what a fact says something of.
type Place struct {
	Kind   Kind
	Client domain.ClientID // zero: the group
	Ref    string
}

func (p Place) compare(o Place) int {
	return cmp.Or(cmp.Compare(slices.Index(Kinds, p.Kind), slices.Index(Kinds, o.Kind)),
		bytes.Compare(p.Client.UUID[:], o.Client.UUID[:]), cmp.Compare(p.Ref, o.Ref))
}

// Fact is one thing that somebody noted on a device.
type Fact struct {
	ID     domain.FactID
	Device domain.DeviceID
	Seq    int // counts what the device noted, from 1
	At     Stamp
	Place
	Value string
	Over  []domain.FactID // at the same place, seen and replaced

	// What the server knows of it.
	By         domain.UserID
	ReceivedAt time.Time
	Unlanded   string // why it could not be taken over into the record, "" if it was
}

// compare orders facts: by logical time, then by device, so that all agree on
// which is the later one.
func (f Fact) compare(o Fact) int {
	return cmp.Or(f.At.Compare(o.At), bytes.Compare(f.Device.UUID[:], o.Device.UUID[:]),
		cmp.Compare(f.Seq, o.Seq), bytes.Compare(f.ID.UUID[:], o.ID.UUID[:]))
}

// Says says whether two facts with one id are the same fact.
func (f Fact) Says(o Fact) bool {
	return f.ID == o.ID && f.Device == o.Device && f.Seq == o.Seq && f.At == o.At && f.Place == o.Place && f.Value == o.Value && slices.Equal(f.Over, o.Over)
}
