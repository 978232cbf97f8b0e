package dischargepdf

import (
	"fmt"

	"cohort/document/sheet"
	"cohort/domain"
	"cohort/domain/clinical"
)

// headings are what the parts of aftercare are called, to the desk and to the
// member.
type headings struct{ routines, groups, services, signs, steps, sponsor string }

var (
	atTheDesk = headings{routines: "Routines that stay", groups: "Self-help and support groups", services: "Treatment and help elsewhere", signs: "Early warning signs", steps: "What they do then", sponsor: "Sponsor or mentor"}
	atHome    = headings{routines: "What I keep up", groups: "Groups I go to", services: "Where I have help", signs: "How I notice that it gets harder", steps: "What I do then", sponsor: "Who stands by me"}
)

// edgesAtHome say of whom the paper is by the name that the group uses: it may lie
// on a kitchen table.
func (p *paper) edgesAtHome() sheet.Edges {
	return sheet.Edges{Practice: p.Practice, Letterhead: p.Letterhead, Who: p.GoesBy, Foot: "Yours to keep.", Notice: "This paper is about you. Nobody else gets it from us without your consent."}
}

// writeForMember writes what goes home: what was reached, what stays, and whom to
// turn to.
func (p *paper) writeForMember() {
	t, r := p.Discharge.Text, p.Record
	p.Title("What comes next")
	p.Gap(2)
	p.Sheet.Text(fmt.Sprintf("You were in %s from %s to %s, and there in %s.", r.Program, day(r.From), day(r.To), rollWords(clinical.DischargeRoll{Offered: r.Attendance.Offered, Attended: r.Attendance.Attended, CaughtUp: r.Attendance.CaughtUp})))
	p.section("In your words", t.ClientView)
	p.skills("What you have learned", r.Skills)
	p.skills("What you have at hand", r.Tools)
	p.scoresAtHome()
	p.alone()
	p.aftercare(atHome)
	p.askedAgain()
	p.Heading("When it gets too much")
	p.Sheet.Text(p.Crisis.Words() + " You can come back: call us.")
	p.Numbers()
}

func (p *paper) scoresAtHome() {
	var changed []clinical.DischargeScore
	for _, s := range p.Record.Scores {
		if s.Changed() {
			changed = append(changed, s)
		}
	}
	if len(changed) == 0 {
		return
	}
	p.Heading("How the forms changed that you filled in")
	for _, s := range changed {
		p.Item("–", s.Title+": "+scoreWords(s, classesAtHome))
	}
}

// alone lists what somebody manages by themselves.
func (p *paper) alone() {
	var alone []string
	for _, a := range p.Discharge.Text.Checklist {
		if a.Manages == clinical.ManagesAlone {
			alone = append(alone, mine[a.Thing])
		}
	}
	if len(alone) == 0 {
		return
	}
	p.Heading("What you manage by yourself")
	for _, line := range alone {
		p.Item("–", line)
	}
}

// mine is the checklist as one reads it of oneself.
var mine = map[clinical.Independence]string{
	"days": "My days: sleep, meals, work or school", "warning_signs": "Knowing my early warning signs", "skills": "Using what I learned when it gets hard", "crisis": "Knowing whom to call, with the numbers at hand",
	"people": "Having people to turn to", "medication": "Looking after medication and appointments", "home": "Home, money and papers", "practice": "Practicing without being asked",
	"limits": "Saying what I need, and where my limit is", "gladness": "Doing things that do me good",
}

// aftercare writes what comes after.
func (p *paper) aftercare(h headings) {
	a := p.Discharge.Text.Aftercare
	p.lines(h.routines, "–", a.Routines)
	if len(a.Groups) > 0 {
		p.Heading(h.groups)
		for _, g := range a.Groups {
			since := ""
			if !g.Since.IsZero() {
				since = "since " + day(g.Since)
			}
			p.Item("–", joined(", ", g.Name, g.When, g.Contact, since))
		}
	}
	if s := a.Sponsor; s != nil {
		p.Heading(h.sponsor)
		p.Sheet.Text(joined(", ", s.Name, s.Contact))
	}
	if len(a.Services) > 0 {
		p.Heading(h.services)
		for _, s := range a.Services {
			first := ""
			if !s.FirstOn.IsZero() {
				first = "first on " + day(s.FirstOn)
			}
			p.Item("–", joined(", ", s.What, s.Where, s.Contact, first))
		}
	}
	p.lines(h.signs, "–", a.Signs)
	if len(a.Steps) == 0 {
		return
	}
	p.Heading(h.steps)
	for i, step := range a.Steps {
		p.Item(fmt.Sprintf("%d.", i+1), step)
	}
}

func (p *paper) lines(heading, mark string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.Heading(heading)
	for _, line := range lines {
		p.Item(mark, line)
	}
}

func (p *paper) askedAgain() {
	if p.Signed == nil {
		return
	}
	tasks := p.CallsFrom(domain.DateIn(p.Signed.At, p.Zone))
	if len(tasks) == 0 {
		return
	}
	p.Heading("We ask how you are")
	for _, t := range tasks {
		p.Sheet.Text(fmt.Sprintf("Around %s we call you.", day(t.DueOn)))
	}
}
