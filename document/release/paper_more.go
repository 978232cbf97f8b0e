package release

import (
	"fmt"
	"strings"
	"time"

	"cohort/document/sheet"
	"cohort/domain/clinical"
)

// more writes what came of the treatment, and what went with it.
func (s *paper) more(p clinical.ReleasePaper) {
	r := p.Record
	for i, d := range r.Discharges {
		s.part(i, "Discharge summaries")
		s.discharge(d, p.Zone)
	}
	for i, h := range r.Homework {
		s.part(i, "Homework")
		s.homework(h, p.Zone)
	}
	for i, f := range r.RiskFlags {
		s.part(i, "Risk flags")
		s.riskFlag(f, p.Zone)
	}
	for i, a := range r.Agreements {
		s.part(i, "Agreements to ground rules")
		s.Fact(a.On.String(), agreementWords(a))
	}
	for i, l := range r.Leaflets {
		s.part(i, "Leaflets given")
		s.Fact(l.On.String(), leafletWords(l))
	}
	for i, a := range r.Attachments {
		s.part(i, "Attachments")
		s.attachment(a)
	}
}

func (s *paper) discharge(d clinical.ReleasedDischarge, zone *time.Location) {
	s.Heading("Summary of " + d.On.String())
	s.Fact("Group", fmt.Sprintf("%s, %s to %s", d.Group, d.From, d.On))
	s.Fact("Why it ended", strings.Join(nonBlank(plainly(d.Reason), plainly(d.SubReason)), ", "))
	s.Fact("Attended", attendedWords(d.Attendance))
	s.Fact("Homework", homeworkCounted(d.Homework))
	for _, c := range d.Scores {
		s.Fact(c.Name, changeWords(c))
	}
	s.Fact("Feels ready", readyWords(d.ReadyClient))
	s.Fact("Seems ready", readyWords(d.ReadyClinician))
	if d.SelfHelpThen != "" || d.SelfHelpNow != "" {
		s.Fact("Self-help", strings.Join(nonBlank(prefixed("at admission ", plainly(d.SelfHelpThen)), prefixed("at discharge ", plainly(d.SelfHelpNow))), ", "))
	}
	for _, l := range d.Texts {
		s.Named(l.Name, string(l.Text))
	}
	for _, signed := range d.Signed {
		s.Fine("Signed by "+signatureWords(signed, zone)+", digest of the whole summary "+signed.Digest, sheet.Gray)
	}
}

// prefixed is a text behind words, nothing for nothing.
func prefixed(words, text string) string {
	if text == "" {
		return ""
	}
	return words + text
}

func attendedWords(a clinical.DischargeRoll) string {
	return fmt.Sprintf("%d of %d sessions, %d excused, %d missed, %d themes made up", a.Attended, a.Offered, a.Excused, a.Missed, a.CaughtUp)
}

func homeworkCounted(h clinical.DischargeTasks) string {
	if h.Asked == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d done, %d in part", h.Done, h.Asked, h.Partly)
}

func changeWords(c clinical.ReleasedChange) string {
	if c.LastOn.IsZero() {
		return fmt.Sprintf("%d on %s", c.First, c.FirstOn)
	}
	said := fmt.Sprintf("%d on %s, %d on %s", c.First, c.FirstOn, c.Last, c.LastOn)
	return strings.Join(nonBlank(said, plainly(c.Class)), ": ")
}

func readyWords(value *int) string {
	if value == nil {
		return ""
	}
	return fmt.Sprintf("%d of 10", *value)
}

func (s *paper) homework(h clinical.ReleasedHomework, zone *time.Location) {
	s.Heading("Given on " + h.On.String())
	s.Fact("Group", h.Group)
	if !h.DueOn.IsZero() {
		s.Fact("Due", h.DueOn.String())
	}
	s.Fact("What came back", strings.Join(nonBlank(plainly(string(h.Status)), dayOf(h.BackAt, zone)), ", "))
	s.lines(homeworkLines(h))
}

func homeworkLines(h clinical.ReleasedHomework) []line {
	lines := []line{{name: "What was given", text: string(h.Title)}, {name: "Instructions", text: string(h.Instructions)}, {name: "What they do otherwise", text: string(h.Personal)}}
	for _, st := range h.Stages {
		lines = append(lines, line{name: map[bool]string{true: "Stage, reached", false: "Stage, not reached"}[st.Met], text: strings.Join(nonBlank(string(st.Title), string(st.Goal)), ": ")})
	}
	return append(lines, line{name: "About what came back", text: string(h.Answer)})
}

// dayOf is the day of a moment where the practice is; nothing for none.
func dayOf(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return ""
	}
	if zone == nil {
		zone = time.UTC
	}
	return at.In(zone).Format(time.DateOnly)
}

func (s *paper) riskFlag(f clinical.ReleasedRiskFlag, zone *time.Location) {
	s.Heading("Raised on " + f.On.String())
	s.Fact("By", riskWords(f))
	s.Fact("Answered", strings.Join(nonBlank(dayOf(f.AnsweredAt, zone), f.AnsweredBy), ", by "))
	s.Fact("Closed", plainly(f.ClosedFor))
	s.Named("What was done", string(f.Action))
}

func riskWords(f clinical.ReleasedRiskFlag) string {
	said := fmt.Sprintf("%s, question %d, about %s", f.Instrument, f.Item, plainly(f.Kind))
	if f.Blank {
		return said + ", which was not answered"
	}
	return strings.Join(nonBlank(said, plainly(f.Severity)), ", ")
}

func agreementWords(a clinical.ReleasedAgreement) string {
	how := map[clinical.ClientSigned]string{clinical.ClientTyped: "signed, typed", clinical.ClientDrawn: "signed by hand on a screen", clinical.ClientOnPaper: "signed on paper", clinical.ClientDeclined: "declined", "": "signed at admission"}[a.Way]
	return strings.Join(nonBlank("Group "+a.Group+", version "+string(a.Version)+": "+how, prefixed("by ", string(a.Name)), prefixed("seen by ", string(a.Witness)), prefixed("with ", a.By), string(a.Words)), ", ")
}

func leafletWords(l clinical.ReleasedLeaflet) string {
	return strings.Join(nonBlank(string(l.Title)+": to "+string(l.To)+", "+plainly(string(l.Way)), prefixed("by ", l.By), string(l.Words)), ", ")
}

func (s *paper) attachment(a clinical.ReleasedAttachment) {
	s.Heading(a.On.String() + ": " + string(a.Title))
	s.Fact("File", fmt.Sprintf("%s (%s, %d bytes)", a.File, a.MediaType, a.Size))
	s.Fact("Its name was", string(a.Name))
	s.Fact("Note", string(a.Note))
	s.Fine("SHA-256 "+a.SHA256, sheet.Gray)
}
