package notepdf

import (
	"fmt"
	"strings"
	"time"

	"cohort/document/sheet"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// write writes one note from the top of a page on.
func (p *paper) write(n clinical.PaperNote) {
	p.note, p.Numbered = n, false
	p.Page()
	p.Title("Progress note")
	p.standing()
	if n.Record != nil {
		p.facts(*n.Record)
		p.shared(*n.Record)
	}
	p.own()
	p.signature("Signed", n.Signed)
	p.signature("Co-signed", n.CoSigned)
	for _, a := range n.Addenda {
		p.Heading("Addendum")
		p.Text(a.Text)
		p.signature("Signed", &a.Signed)
	}
	p.Numbers()
}

// standing says what a reader has to know before the rest.
func (p *paper) standing() {
	if p.note.Status == clinical.NoteWaiting {
		p.Fine("Signed under another person's license, and not co-signed yet.", sheet.Red)
	}
	if !p.note.Unchanged() {
		p.Fine("What stands here is not what was signed: its digest does not fit.", sheet.Red)
	}
	p.Gap(2)
}

func (p *paper) facts(r clinical.SignedRecord) {
	f := r.Facts
	session := fmt.Sprintf("%d of %s", f.Number, p.note.Cohort)
	if f.Theme != "" {
		session += ": " + f.Theme
	}
	var led []string
	for _, l := range f.Leaders {
		led = append(led, strings.TrimSuffix(l.Name+", "+l.Credential, ", "))
	}
	p.Fact("Session", session)
	p.Fact("Held", p.span(f))
	p.Fact("Led by", strings.Join(led, "; "))
	p.Fact("Present", fmt.Sprintf("%d of %d members", f.Present, f.Expected))
	p.Fact("Place", strings.ReplaceAll(f.Place, "_", " "))
	p.Fact("Service", f.Service)
	p.Fact("Attendance", markWords(program.AttendanceStatus(r.Member.Mark), r.Member.Minutes, f.Minutes, program.AttendancePlace(r.Member.Place)))
	for _, c := range p.note.Corrections {
		p.Fact("Corrected later", p.correction(c, f.Minutes))
	}
}

// correction says what a mark became after the note was signed. What was signed
// stays above it.
func (p *paper) correction(c program.AttendanceCorrection, minutes int) string {
	return fmt.Sprintf("to %s, after this note was signed, on %s by %s: %s", markWords(c.Now.Status, c.Now.Present(minutes), minutes, c.Now.Place), p.at(c.At), c.ByName, c.Reason)
}

// span is when the session was, as its clocks said.
func (p *paper) span(f clinical.SessionFacts) string {
	starts, err := time.Parse(time.RFC3339, f.Starts)
	ends, err2 := time.Parse(time.RFC3339, f.Ends)
	if err != nil || err2 != nil {
		return fmt.Sprintf("%s, %s to %s", f.Date, f.Starts, f.Ends)
	}
	return fmt.Sprintf("%s to %s (%d minutes)", p.at(starts), ends.In(p.note.Zone).Format("3:04 PM MST"), f.Minutes)
}

// at is a time in the group's zone.
func (p *paper) at(t time.Time) string {
	return t.In(p.note.Zone).Format("Monday, January 2, 2006, 3:04 PM MST")
}

func (p *paper) shared(r clinical.SignedRecord) {
	if r.Shared == "" && len(r.Techniques) == 0 {
		return
	}
	p.Heading("What everybody shared")
	if r.Shared != "" {
		p.Text(r.Shared)
	}
	if len(r.Techniques) > 0 {
		p.Text("Used: " + strings.Join(r.Techniques, ", "))
	}
}

// own is what is the member's alone.
func (p *paper) own() {
	if len(p.note.Goals) > 0 {
		p.Heading("Goals")
		for _, g := range p.note.Goals {
			p.Text("– " + g.String())
		}
	}
	for _, section := range p.note.Sections {
		p.Heading(section.Title)
		p.Text(section.Text)
	}
}

func (p *paper) signature(how string, by *clinical.Signature) {
	if by != nil {
		p.Signature(how, by, p.at(by.At))
	}
}

// markWords is what the roll says of a member.
func markWords(mark program.AttendanceStatus, minutes, of int, place program.AttendancePlace) string {
	words, known := map[program.AttendanceStatus]string{program.Present: "present", program.Late: "came late", program.LeftEarly: "left early", program.Excused: "excused",
		program.NoShow: "did not come", program.LateCancel: "cancelled late", program.TakenOff: "taken off the roster"}[mark]
	if !known {
		words = "not marked"
	}
	if mark.Attended() {
		words += fmt.Sprintf(", %d of %d minutes", minutes, of)
	}
	switch place {
	case "in_person":
		words += ", in person"
	case "online":
		words += ", by video"
	}
	return words
}
