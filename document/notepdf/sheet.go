package notepdf

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"cohort/document/letters"
	"cohort/domain/clinical"
)

// Lengths are in millimeters, sizes of letters in points. The paper is Letter.
const (
	margin   = 20.0
	head     = 34.0 // where the text begins
	foot     = 24.0
	width    = 215.9 - 2*margin
	height   = 279.4
	labels   = 32.0 // how wide the names of facts are
	leading  = 4.9
	small    = 3.6
	together = 30.0 // a heading stands with at least as much of what it is of
)

// confidential stands on every page. The second sentence is the notice of
// 42 CFR 2.32(a)(2), which goes with every disclosure of such records.
const confidential = "Confidential health record. Do not pass it on without the client's consent or another ground in law. " +
	"Where it concerns treatment of a substance use disorder: 42 CFR part 2 prohibits unauthorized use or disclosure of these records."

// sheet writes the pages.
type sheet struct {
	pdf      *fpdf.Fpdf
	paper    clinical.NotesPaper
	note     clinical.PaperNote // whose page it is
	next     clinical.PaperNote // whose page is next: a page's foot is written after that
	numbered bool               // a character of this note stands as its number
}

// Write writes the notes.
func Write(w io.Writer, paper clinical.NotesPaper) error {
	pdf := fpdf.New("P", "mm", "Letter", "")
	letters.AddTo(pdf)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(paper.ChangedAt())
	pdf.SetModificationDate(paper.ChangedAt())
	pdf.SetTitle("Progress notes", true)
	pdf.SetLang("en-US")
	pdf.SetMargins(margin, head, margin)
	pdf.SetAutoPageBreak(true, foot)
	pdf.AliasNbPages(allPages)
	s := &sheet{pdf: pdf, paper: paper}
	pdf.SetHeaderFunc(s.head)
	pdf.SetFooterFunc(s.foot)
	for _, n := range paper.Notes {
		s.write(n)
	}
	if len(paper.Notes) == 0 {
		pdf.AddPage()
		s.text("There are no signed notes of these days.")
	}
	return pdf.Output(w)
}

// allPages is written where the number of pages stands later.
const allPages = "{n}"

// say is a text as it can be shown.
func (s *sheet) say(text string) string {
	out, numbered := letters.Shown(text)
	s.numbered = s.numbered || numbered
	return out
}

// head writes the practice, and whose record the page belongs to.
func (s *sheet) head() {
	s.note = s.next
	who := s.note.Code
	if !s.note.Born.IsZero() {
		who += ", born " + s.note.Born.String()
	}
	s.pdf.SetXY(margin, 12)
	s.ink("B", 11, black)
	s.pdf.CellFormat(width/2, 5.5, s.say(s.paper.Practice), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/2, 5.5, s.say(s.note.Name), "", 1, "R", false, 0, "")
	s.ink("", 8, gray)
	s.pdf.CellFormat(width*2/3, 4, s.say(strings.Join(s.paper.Letterhead, " · ")), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/3, 4, who, "", 1, "R", false, 0, "")
	s.rule(24)
	s.pdf.SetXY(margin, head-6)
}

func (s *sheet) foot() {
	s.rule(height - foot + 3)
	s.pdf.SetXY(margin, height-foot+4.5)
	s.ink("", 7, gray)
	s.pdf.MultiCell(width, 3.2, confidential, "", "L", false)
	s.pdf.SetX(margin)
	s.pdf.CellFormat(width*3/4, 4, "Note "+s.note.ID.String(), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/4, 4, fmt.Sprintf("Page %d of %s", s.pdf.PageNo(), allPages), "", 0, "R", false, 0, "")
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

func (s *sheet) rule(y float64) {
	s.pdf.SetDrawColor(190, 190, 195)
	s.pdf.SetLineWidth(0.2)
	s.pdf.Line(margin, y, margin+width, y)
}

// begin goes to the next page where too little is left of this one.
func (s *sheet) begin(needed float64) {
	if s.pdf.GetY() > height-foot-needed {
		s.pdf.AddPage()
	}
}

func (s *sheet) heading(text string) {
	s.begin(together)
	s.pdf.Ln(3)
	s.ink("B", 10.5, black)
	s.pdf.MultiCell(width, 6, s.say(text), "", "L", false)
}

func (s *sheet) text(text string) {
	s.ink("", 10, black)
	s.pdf.MultiCell(width, leading, s.say(text), "", "L", false)
}

// fine is text in small letters, such as a digest.
func (s *sheet) fine(text string, color [3]int) {
	s.ink("", 8, color)
	s.pdf.MultiCell(width, small+0.4, s.say(text), "", "L", false)
}

// fact is one line of what is known of the session.
func (s *sheet) fact(name, value string) {
	if value == "" {
		return
	}
	s.begin(3 * leading)
	s.ink("", 9, gray)
	s.pdf.CellFormat(labels, leading, name, "", 0, "L", false, 0, "")
	s.ink("", 9.5, black)
	s.pdf.MultiCell(width-labels, leading, s.say(value), "", "L", false)
}
