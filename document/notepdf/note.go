package notepdf

import (
	"fmt"
	"strings"
	"time"

	"cohort/domain/clinical"
	"cohort/domain/program"
)

// write writes one note from the top of a page on.
func (s *sheet) write(n clinical.PaperNote) {
	s.next, s.numbered = n, false
	s.pdf.AddPage()
	s.ink("B", 15, black)
	s.pdf.MultiCell(width, 8, "Progress note", "", "L", false)
	s.standing()
	if n.Record != nil {
		s.facts(*n.Record)
		s.shared(*n.Record)
	}
	s.own()
	s.signature("Signed", n.Signed)
	s.signature("Co-signed", n.CoSigned)
	for _, a := range n.Addenda {
		s.heading("Addendum")
		s.text(a.Text)
		s.signature("Signed", &a.Signed)
	}
	if s.numbered {
		s.pdf.Ln(3)
		s.fine("A number in brackets, such as [U+6F22], stands for a character that this file's letters cannot show: it is its number in Unicode.", gray)
	}
}

// standing says what a reader has to know before the rest.
func (s *sheet) standing() {
	if s.note.Status == clinical.NoteWaiting {
		s.fine("Signed under another person's license, and not co-signed yet.", red)
	}
	if !s.note.Unchanged() {
		s.fine("What stands here is not what was signed: its digest does not fit.", red)
	}
	s.pdf.Ln(2)
}

func (s *sheet) facts(r clinical.SignedRecord) {
	f := r.Facts
	session := fmt.Sprintf("%d of %s", f.Number, s.note.Cohort)
	if f.Theme != "" {
		session += ": " + f.Theme
	}
	var led []string
	for _, l := range f.Leaders {
		led = append(led, strings.TrimSuffix(l.Name+", "+l.Credential, ", "))
	}
	s.fact("Session", session)
	s.fact("Held", s.span(f))
	s.fact("Led by", strings.Join(led, "; "))
	s.fact("Present", fmt.Sprintf("%d of %d members", f.Present, f.Expected))
	s.fact("Place", strings.ReplaceAll(f.Place, "_", " "))
	s.fact("Service", f.Service)
	s.fact("Attendance", markWords(program.AttendanceStatus(r.Member.Mark), r.Member.Minutes, f.Minutes, program.AttendancePlace(r.Member.Place)))
	for _, c := range s.note.Corrections {
		s.fact("Corrected later", s.correction(c, f.Minutes))
	}
}

// correction says what a mark became after the note was signed. What was signed
// stays above it.
func (s *sheet) correction(c program.AttendanceCorrection, minutes int) string {
	return fmt.Sprintf("to %s, after this note was signed, on %s by %s: %s", markWords(c.Now.Status, c.Now.Present(minutes), minutes, c.Now.Place), s.at(c.At), c.ByName, c.Reason)
}

// span is when the session was, as its clocks said.
func (s *sheet) span(f clinical.SessionFacts) string {
	starts, err := time.Parse(time.RFC3339, f.Starts)
	ends, err2 := time.Parse(time.RFC3339, f.Ends)
	if err != nil || err2 != nil {
		return fmt.Sprintf("%s, %s to %s", f.Date, f.Starts, f.Ends)
	}
	return fmt.Sprintf("%s to %s (%d minutes)", s.at(starts), ends.In(s.note.Zone).Format("3:04 PM MST"), f.Minutes)
}

// at is a time in the group's zone.
func (s *sheet) at(t time.Time) string {
	return t.In(s.note.Zone).Format("Monday, January 2, 2006, 3:04 PM MST")
}

func (s *sheet) shared(r clinical.SignedRecord) {
	if r.Shared == "" && len(r.Techniques) == 0 {
		return
	}
	s.heading("What everybody shared")
	if r.Shared != "" {
		s.text(r.Shared)
	}
	if len(r.Techniques) > 0 {
		s.text("Used: " + strings.Join(r.Techniques, ", "))
	}
}

// own is what is the member's alone.
func (s *sheet) own() {
	if len(s.note.Goals) > 0 {
		s.heading("Goals")
		for _, g := range s.note.Goals {
			s.text("– " + g.String())
		}
	}
	for _, section := range s.note.Sections {
		s.heading(section.Title)
		s.text(section.Text)
	}
}

// signature is who signed, with what of theirs, when, and the digest of it.
func (s *sheet) signature(how string, by *clinical.Signature) {
	if by == nil {
		return
	}
	s.begin(4 * leading)
	s.pdf.Ln(3)
	name := strings.TrimSuffix(by.Name+", "+by.Credential, ", ")
	if by.License != "" {
		name += " (" + by.License + ")"
	}
	s.ink("B", 9.5, black)
	s.pdf.MultiCell(width, leading, s.say(how+" by "+name), "", "L", false)
	s.fine(s.at(by.At), gray)
	s.fine("SHA-256 "+by.Digest, gray)
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
