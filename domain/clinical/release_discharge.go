package clinical

import (
	"slices"
	"strings"

	"cohort/domain"
)

// Released is a signed summary as it leaves with a record: the same as its paper has,
// text by text.
func (d Discharge) Released() ReleasedDischarge {
	r, t := d.Record, d.Text
	out := ReleasedDischarge{ID: d.ID, Group: r.Cohort, From: r.From, On: r.To, Reason: string(t.Reason), SubReason: string(t.SubReason), Attendance: r.Attendance, Homework: r.Homework,
		ReadyClient: t.ReadyClient, ReadyClinician: t.ReadyClinician, SelfHelpThen: string(t.SelfHelpThen), SelfHelpNow: string(t.SelfHelpNow), Texts: d.lines()}
	for _, s := range r.Scores {
		out.Scores = append(out.Scores, ReleasedChange{Name: s.Title, FirstOn: s.FirstOn, First: s.First, LastOn: s.LastOn, Last: s.Last, Class: s.Class})
	}
	for _, s := range []*Signature{d.Signed, d.CoSigned} {
		if s != nil {
			out.Signed = append(out.Signed, ReleasedSignature{ReleasedPerson: ReleasedPerson{ID: s.UserID, Name: s.Name}, License: s.License, At: s.At.UTC(), Digest: s.Digest})
		}
	}
	return out
}

// lines are all texts of a summary under their headings, in its order.
func (d Discharge) lines() (all []ReleasedLine) {
	add := func(name string, texts ...string) {
		said := slices.DeleteFunc(texts, domain.IsBlank)
		if len(said) > 0 {
			all = append(all, ReleasedLine{Name: name, Text: Told(strings.Join(said, ": "))})
		}
	}
	plain := func(word string) string { return strings.ReplaceAll(word, "_", " ") }
	t := d.Text
	add("Program", d.Record.Program)
	add("Why, in words", t.ReasonWords)
	add("Why the membership ended", d.Record.EndReason)
	add("Diagnoses at admission", t.DiagnosesThen)
	add("Diagnoses at discharge", t.DiagnosesNow)
	add("Medications", t.Medications)
	add("Progress", t.Progress)
	for _, g := range t.Goals {
		add("Goal ("+plain(string(g.State))+")", g.Text, g.Words)
	}
	add("Risk at discharge", t.Risk)
	add("In the client's view", t.ClientView)
	for _, a := range t.Checklist {
		add("Managing alone, "+plain(string(a.Thing)), plain(string(a.Manages)), a.Words)
	}
	add("Why they were not asked", t.NotAsked)
	for _, s := range d.Record.Skills {
		add("Skill", s.Name, s.Theme)
	}
	for _, s := range d.Record.Tools {
		add("Tool", s.Name, s.Theme)
	}
	for _, l := range t.Aftercare.lines() {
		add(l.Key, l.Text)
	}
	add("Copies to", t.CopiesTo)
	return all
}

// lines are what comes after, each part under its heading.
func (a Aftercare) lines() (all []DischargeSection) {
	add := func(name string, texts ...string) {
		all = append(all, DischargeSection{Key: name, Text: strings.Join(slices.DeleteFunc(texts, domain.IsBlank), ", ")})
	}
	since := func(day domain.Date) string {
		if day.IsZero() {
			return ""
		}
		return "since " + day.String()
	}
	for _, line := range a.Routines {
		add("Stays", line)
	}
	for _, g := range a.Groups {
		add("Group", g.Name, g.When, g.Contact, since(g.Since))
	}
	if s := a.Sponsor; s != nil {
		add("Sponsor", s.Name, s.Contact, since(s.Since))
	}
	for _, s := range a.Services {
		first := ""
		if !s.FirstOn.IsZero() {
			first = "first on " + s.FirstOn.String()
		}
		add("Help elsewhere", s.What, s.Where, s.Contact, first)
	}
	for _, line := range a.Signs {
		add("Early sign", line)
	}
	for _, line := range a.Steps {
		add("What they do then", line)
	}
	return all
}
