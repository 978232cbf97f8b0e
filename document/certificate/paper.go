package certificate

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"cohort/document/letters"
	"cohort/domain"
	"cohort/domain/program"
)

// Lengths are in millimeters, sizes of letters in points. The paper is Letter.
const (
	margin = 24.0
	width  = 215.9 - 2*margin
	height = 279.4
	side   = 56.0 // of the code
	labels = 40.0
	frame  = 12.0
)

// notices stand at the foot of every certificate.
const notices = "This is the program's own certificate. It is not a form of a court, a state or its motor vehicle department, and does not take the place of one. " +
	"Where it concerns treatment of a substance use disorder: 42 CFR part 2 prohibits unauthorized use or disclosure of these records."

// sheet writes the page.
type sheet struct {
	pdf   *fpdf.Fpdf
	paper program.CertificatePaper
}

// writePaper writes a certificate on one page. The same certificate is always the
// same bytes.
func writePaper(w io.Writer, paper program.CertificatePaper) error {
	pdf := fpdf.New("P", "mm", "Letter", "")
	letters.AddTo(pdf)
	pdf.SetCatalogSort(true)
	at := paper.IssuedAt
	if paper.Withdrawn != nil {
		at = paper.Withdrawn.At
	}
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetTitle(fmt.Sprintf("Certificate of completion %d", paper.Number), true)
	pdf.SetLang("en-US")
	pdf.SetMargins(margin, frame+10, margin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddPage()
	s := &sheet{pdf: pdf, paper: paper}
	s.border()
	s.head()
	s.facts()
	if err := s.check(); err != nil {
		return err
	}
	return pdf.Output(w)
}

var (
	black = [3]int{28, 28, 30}
	gray  = [3]int{95, 95, 100}
	red   = [3]int{160, 30, 30}
)

func (s *sheet) ink(style string, size float64, color [3]int) {
	s.pdf.SetFont(letters.Family, style, size)
	s.pdf.SetTextColor(color[0], color[1], color[2])
}

func say(text string) string {
	out, _ := letters.Shown(text)
	return out
}

// border is what makes it look like what it is.
func (s *sheet) border() {
	s.pdf.SetDrawColor(120, 125, 130)
	s.pdf.SetLineWidth(0.8)
	s.pdf.Rect(frame, frame, 215.9-2*frame, height-2*frame, "D")
	s.pdf.SetLineWidth(0.2)
	s.pdf.Rect(frame+1.6, frame+1.6, 215.9-2*frame-3.2, height-2*frame-3.2, "D")
}

func (s *sheet) centered(style string, size, leading float64, color [3]int, text string) {
	s.ink(style, size, color)
	s.pdf.MultiCell(width, leading, say(text), "", "C", false)
}

// head is whose certificate it is, and for what.
func (s *sheet) head() {
	c := s.paper
	s.centered("B", 13, 6.5, black, c.Practice)
	for _, line := range c.Letterhead {
		s.centered("", 8.5, 4.2, gray, line)
	}
	s.pdf.Ln(11)
	s.centered("", 25, 11, black, "Certificate of completion")
	if w := c.Withdrawn; w != nil {
		s.pdf.Ln(2)
		s.centered("B", 12, 6, red, "Withdrawn on "+s.day(domain.DateIn(w.At, c.Zone))+": this certificate does not hold any more.")
	}
	s.pdf.Ln(9)
	s.centered("", 10.5, 6, gray, "This certifies that")
	s.pdf.Ln(1.5)
	s.centered("B", 20, 9.5, black, c.Name)
	s.pdf.Ln(1.5)
	s.centered("", 10.5, 6, gray, "has completed the program")
	s.pdf.Ln(1.5)
	s.centered("", 16, 8, black, c.Program)
	s.pdf.Ln(8)
}

func (s *sheet) day(d domain.Date) string { return d.Midnight().Format("January 2, 2006") }

// fact is one line of what is certified.
func (s *sheet) fact(name, value string) {
	if value == "" {
		return
	}
	s.ink("", 9.5, gray)
	s.pdf.SetX(margin + 14)
	s.pdf.CellFormat(labels, 5.8, name, "", 0, "L", false, 0, "")
	s.ink("", 10, black)
	s.pdf.MultiCell(width-labels-28, 5.8, say(value), "", "L", false)
}

func (s *sheet) facts() {
	c := s.paper
	s.fact("Case number", c.CaseNumber)
	s.fact("Dates", s.day(c.From)+" to "+s.day(c.To))
	s.fact("Held", c.HeldWords())
	s.fact("Sessions", fmt.Sprintf("%d attended, %d caught up, of %d", c.Attended, c.CaughtUp, c.Of))
	s.fact("Hours", strings.TrimSuffix(fmt.Sprintf("%d hours %d minutes", c.Minutes/60, c.Minutes%60), " 0 minutes"))
	if t := c.Themes; t.Required > 0 {
		s.fact("Themes", fmt.Sprintf("%d required, %d attended, %d caught up", t.Required, t.Attended, t.CaughtUp))
	}
	s.fact("Led by", strings.TrimSuffix(c.Leader+", "+c.Credential, ", "))
}

// check is the number, the day, the line to sign on, and the code.
func (s *sheet) check() error {
	c := s.paper
	code, err := codeOf(c.Text())
	if err != nil {
		return err
	}
	top := height - frame - side - 27
	draw(s.pdf, code, margin, top, side)
	left, room := margin+side+9, width-side-9
	line := func(style string, size, leading float64, color [3]int, text string) {
		s.ink(style, size, color)
		s.pdf.SetX(left)
		s.pdf.MultiCell(room, leading, say(text), "", "L", false)
	}
	s.pdf.SetDrawColor(120, 125, 130)
	s.pdf.SetLineWidth(0.2)
	s.pdf.Line(left, top+13, left+room, top+13)
	s.pdf.SetXY(left, top+14)
	line("", 8.5, 4.2, gray, strings.TrimSuffix(c.Leader+", "+c.Credential, ", "))
	s.pdf.Ln(4)
	line("B", 10, 5.2, black, fmt.Sprintf("Certificate number %d", c.Number))
	line("", 9.5, 5, black, "Issued "+s.day(c.IssuedOn))
	s.pdf.Ln(3)
	line("", 8, 3.9, gray, "The code holds all that is certified, and the practice's digital signature (Ed25519, key "+c.Key+"). "+
		"Scan it, ask the practice for its key, and verify the text offline: cohort certificate verify FILE --key KEY. "+
		"Whether the certificate was withdrawn later, only the practice can say.")
	s.pdf.SetXY(margin, height-frame-15)
	s.ink("", 7, gray)
	s.pdf.MultiCell(width, 3.2, notices, "", "C", false)
	return nil
}
