package dischargepdf

import (
	"fmt"
	"io"

	"cohort/document/sheet"
	"cohort/domain/clinical"
)

// paper writes one summary.
type paper struct {
	*sheet.Sheet
	clinical.DischargePaper
}

// Write writes a signed summary, for the record or for the member.
func Write(w io.Writer, summary clinical.DischargePaper, as clinical.DischargeFile) error {
	p := &paper{DischargePaper: summary}
	if as == clinical.DischargeForMember {
		p.Sheet = sheet.New("What comes next", summary.ChangedAt(), p.edgesAtHome)
		p.Page()
		p.writeForMember()
		return p.Output(w)
	}
	p.Sheet = sheet.New("Discharge summary", summary.ChangedAt(), p.edges)
	p.Page()
	p.writeForRecord()
	return p.Output(w)
}

func (p *paper) edges() sheet.Edges {
	which := p.Code
	if !p.Born.IsZero() {
		which += ", born " + p.Born.String()
	}
	return sheet.Edges{Practice: p.Practice, Letterhead: p.Letterhead, Who: p.Name, Which: which, Foot: "Discharge summary " + p.ID.String(), Notice: sheet.Confidential}
}

func (p *paper) writeForRecord() {
	p.Title("Discharge summary")
	p.standing()
	p.facts()
	p.section("Why", joined("\n", reasonWords(p.Discharge.Text), p.Discharge.Text.ReasonWords, p.Record.EndReason))
	p.section("Diagnoses at admission", p.Discharge.Text.DiagnosesThen)
	p.section("Diagnoses at discharge", p.Discharge.Text.DiagnosesNow)
	p.section("Medications", p.Discharge.Text.Medications)
	p.section("Progress", p.Discharge.Text.Progress)
	p.goals()
	p.scores()
	p.section("Risk at discharge", p.Discharge.Text.Risk)
	p.section("In the client's view", p.Discharge.Text.ClientView)
	p.independence()
	p.skills("Skills that came up while they were there", p.Record.Skills)
	p.skills("Tools", p.Record.Tools)
	p.aftercare(atTheDesk)
	p.followUps()
	p.section("Copies to", p.Discharge.Text.CopiesTo)
	p.sign("Signed", p.Signed)
	p.sign("Co-signed", p.CoSigned)
	p.Numbers()
}

// standing says what a reader has to know before the rest.
func (p *paper) standing() {
	if p.Status == clinical.SigningWaiting {
		p.Fine("Signed under another person's license, and not co-signed yet.", sheet.Red)
	}
	if w := p.Withdrawn; w != nil {
		p.Fine(fmt.Sprintf("Withdrawn on %s by %s: %s", w.At.In(p.Zone).Format("January 2, 2006"), w.Name, w.Text), sheet.Red)
	}
	if !p.Unchanged() {
		p.Fine("What stands here is not what was signed: its digest does not fit.", sheet.Red)
	}
	p.Gap(2)
}

func (p *paper) facts() {
	r := p.Record
	p.Fact("Program", joined(", ", r.Program, r.Cohort))
	p.Fact("Admitted", day(r.From))
	p.Fact("Discharged", day(r.To))
	if r.ReferredBy != "" {
		p.Fact("Referred by", sources[r.ReferredBy])
	}
	for i, l := range r.Leaders {
		p.Fact(map[bool]string{true: "Led by"}[i == 0], joined(", ", l.Name, l.Credential))
	}
	p.Fact("Attended", rollWords(r.Attendance))
	p.Fact("Homework", homeworkWords(r.Homework))
	p.Fact("Self-help", fmt.Sprintf("at admission %s, at discharge %s", selfHelpWords(p.Discharge.Text.SelfHelpThen), selfHelpWords(p.Discharge.Text.SelfHelpNow)))
}

// section writes prose under a heading; nothing for none.
func (p *paper) section(heading, text string) {
	if text != "" {
		p.Heading(heading)
		p.Sheet.Text(text)
	}
}

func (p *paper) goals() {
	if len(p.Discharge.Text.Goals) == 0 {
		return
	}
	p.Heading("Goals of the treatment plan")
	for _, g := range p.Discharge.Text.Goals {
		p.Item("–", joined(". ", fmt.Sprintf("%s: %s", g.Text, goalStates[g.State]), g.Words))
	}
}

func (p *paper) scores() {
	if len(p.Record.Scores) == 0 {
		return
	}
	p.Heading("Scores, first and last")
	for _, s := range p.Record.Scores {
		p.Item("–", s.Title+": "+scoreWords(s, classes))
	}
	p.Fine("A change is called reliable when it is larger than the form's measurement error (Jacobson and Truax, 1991).", sheet.Gray)
}

func (p *paper) independence() {
	t := p.Discharge.Text
	p.Heading("Managing alone")
	for _, a := range t.Checklist {
		p.Item("–", joined(". ", fmt.Sprintf("%s: %s", independence[a.Thing], manages[a.Manages]), a.Words))
	}
	if t.NotAsked != "" {
		p.Sheet.Text("Not asked: " + t.NotAsked)
	}
	p.Fact("Feels ready", ready(t.ReadyClient))
	p.Fact("Seems ready", ready(t.ReadyClinician))
}

// ready is a readiness in words, nothing where nobody was asked.
func ready(value *int) string {
	if value == nil {
		return ""
	}
	return fmt.Sprintf("%d of 10", *value)
}

func (p *paper) skills(heading string, skills []clinical.DischargeSkill) {
	if len(skills) == 0 {
		return
	}
	p.Heading(heading)
	for _, s := range skills {
		p.Item("–", joined(" – ", s.Name, s.Theme))
	}
}

func (p *paper) followUps() {
	tasks := p.FollowUpTasks(nil)
	if len(tasks) == 0 {
		return
	}
	p.Heading("We ask how they are doing")
	for _, t := range tasks {
		p.Sheet.Text(fmt.Sprintf("%d days after the last day: around %s", t.After, day(t.DueOn)))
	}
}

func (p *paper) sign(how string, by *clinical.Signature) {
	if by != nil {
		p.Signature(how, by, by.At.In(p.Zone).Format("Monday, January 2, 2006, 3:04 PM MST"))
	}
}
