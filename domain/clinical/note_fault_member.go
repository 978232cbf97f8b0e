package clinical

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
)

// leastOwn is under how many characters what was written of a member is less
// than a line.
const leastOwn = 80

// nameCheckers are the readers of a session's notes, one for each member: a note
// may name its own.
type nameCheckers map[domain.ClientID]*privacy.Checker

func (c Checked) checkers(notes []MemberNote) nameCheckers {
	members, out := c.People.inOrder(), nameCheckers{}
	for _, n := range notes {
		if n.Note.Status.Locked() || n.Note.Length() == 0 {
			continue
		}
		around := privacy.People{Exempt: append([]privacy.Person{}, c.People.Leaders...)}
		for _, m := range members {
			if m.Person.ID == n.Note.ClientID.String() {
				around.Exempt = append(around.Exempt, m.Person)
			} else {
				around.Peers = append(around.Peers, m.Person)
			}
		}
		out[n.Note.ClientID] = privacy.NewChecker(around)
	}
	return out
}

// in finds other members in a note.
func (k nameCheckers) in(c Checked, n MemberNote) (found []Fault) {
	checker := k[n.Note.ClientID]
	if checker == nil {
		return nil
	}
	for _, s := range n.Note.Sections {
		places, _ := privacy.Open(s.Text, checker.Check(s.Text), n.Note.dismissedIn(s.Key))
		for _, at := range places {
			kind := domain.NamesOtherMember
			if at.Sure < privacy.Likely {
				kind = domain.MayNameOther
			}
			f := c.named(kind, at)
			f.Section = s.Key
			found = append(found, f)
		}
	}
	return found
}

func (n ProgressNote) dismissedIn(section string) (all []privacy.Dismissal) {
	for _, d := range n.Dismissed {
		if d.Section == section {
			all = append(all, d.Dismissal)
		}
	}
	return all
}

// Place is a place in a section of a note, as a browser counts.
type Place struct {
	Section    string
	Start, End int
}

// DismissedAt makes what is to be remembered of places that the writer says mean
// nobody. A place at which nothing is found is passed over.
func (c Checked) DismissedAt(n ProgressNote, places []Place) (all []SectionDismissal) {
	if len(places) == 0 {
		return nil
	}
	checker := c.checkers([]MemberNote{{Note: n}})[n.ClientID]
	if checker == nil {
		return nil
	}
	for _, s := range n.Sections {
		for _, at := range checker.Check(s.Text) {
			for _, p := range places {
				if p.Section == s.Key && p.Start == at.StartUTF16 && p.End == at.EndUTF16 {
					all = append(all, SectionDismissal{Section: s.Key, Dismissal: privacy.Dismiss(s.Text, at)})
				}
			}
		}
	}
	return all
}

// ofMember is what is wrong with a note besides names and likeness.
func (c Checked) ofMember(n MemberNote) (found []Fault) {
	add := func(wrong bool, kind domain.NoteFaultKind, words string) {
		if wrong {
			found = append(found, c.fault(kind, words))
		}
	}
	note, mark := n.Note, n.Mark
	add(!mark.Status.Attended(), domain.NotThere, "The roll says that this member was not there.")
	found = append(found, c.empty(note)...)
	length := note.Length()
	add(length > 0 && length < leastOwn, domain.IndividualTooShort, "What is written of this member alone is less than a line.")
	add(len(c.Shared.Techniques) == 0 && domain.IsBlank(note.Section(intervention.Key)), domain.NoIntervention, "No intervention is named, neither for the group nor for this member.")
	add(n.Plan.Live == nil, domain.NoPlan, "This member has no signed treatment plan on the day of the session.")
	add(n.Plan.Live != nil && n.Plan.Overdue(c.Session.Date), domain.PlanOverdue, "The review of this member's treatment plan was overdue on the day of the session.")
	add(len(note.Goals) == 0, domain.NoGoalLinked, "No goal of this member is linked.")
	add((mark.Status == program.Late || mark.Status == program.LeftEarly) && mark.Minutes == nil && mark.CameAfter == nil && mark.LeftAfter == nil,
		domain.MinutesMissing, "It is not said how long this member was there.")
	present := mark.Timed(c.Session.Minutes()).Present(c.Session.Minutes())
	add(mark.Status.Attended() && c.Rules.LeastMinutes > 0 && c.Session.Minutes() >= c.Rules.LeastMinutes && present < c.Rules.LeastMinutes, domain.MinutesShort,
		fmt.Sprintf("This member was there for %d minutes; payers take %d at least.", present, c.Rules.LeastMinutes))
	add(len(n.Elsewhere) > 0, domain.SecondUnit, "Charged on the same day: "+strings.Join(n.Elsewhere, ", ")+".")
	return found
}

// empty names the headings under which nothing stands.
func (c Checked) empty(note ProgressNote) (found []Fault) {
	format, _ := FormatOf(c.Rules, note.Format)
	for _, s := range format.Sections {
		if domain.IsBlank(note.Section(s.Key)) {
			f := c.fault(domain.SectionEmpty, "Nothing stands under "+s.Title+".")
			f.Section = s.Key
			found = append(found, f)
		}
	}
	return found
}

// utf16Len is how long a text is as a browser counts.
func utf16Len(text string) (n int) {
	for _, r := range text {
		if n++; r >= 0x10000 {
			n++
		}
	}
	return n
}

// at is a place in bytes of the whole own text as a place in its section.
func (n ProgressNote) at(start, end int) Place {
	_, begins := n.Own()
	for i := len(begins) - 1; i >= 0; i-- {
		text := n.Sections[i].Text
		if start < begins[i] || start > begins[i]+len(text) {
			continue
		}
		from, to := start-begins[i], min(end-begins[i], len(text))
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		return Place{Section: n.Sections[i].Key, Start: utf16Len(text[:from]), End: utf16Len(text[:to])}
	}
	return Place{}
}

// Unwritten is what is wrong with a note of which nothing is written.
func (c Checked) Unwritten(there bool) Fault {
	if !there {
		return c.fault(domain.NotThere, "The roll says that this member was not there.")
	}
	return c.fault(domain.SectionEmpty, "Nothing is written yet.")
}
