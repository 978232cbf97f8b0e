// Package sheet sets the pages of papers that are mostly text: a head that says
// whose record it is, a foot that says who may read it, headings, prose, and facts
// beside their names.
package sheet

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"cohort/document/letters"
)

// Lengths are in millimeters, sizes of letters in points. The paper is Letter.
const (
	margin   = 20.0
	head     = 34.0 // where the text begins
	foot     = 24.0
	width    = 215.9 - 2*margin
	height   = 279.4
	labels   = 32.0 // how wide the names of facts are
	small    = 3.6
	together = 30.0 // a heading stands with at least as much of what it is of

	// Leading is how high a line of prose is.
	Leading = 4.9
)

// Confidential stands on every page of a record. The second sentence is the notice
// of 42 CFR 2.32(a)(2), which goes with every disclosure of such records.
const Confidential = "Confidential health record. Do not pass it on without the client's consent or another ground in law. " +
	"Where it concerns treatment of a substance use disorder: 42 CFR part 2 prohibits unauthorized use or disclosure of these records."

// The inks.
var (
	Black = Ink{28, 28, 30}
	Gray  = Ink{95, 95, 100}
	Red   = Ink{160, 30, 30}
)

// Ink is a color: red, green and blue.
type Ink [3]int

// Edges is what stands at the edges of a page.
type Edges struct {
	Practice   string
	Letterhead []string
	Who        string // whose record it is
	Which      string // how it is told from others' of the name
	Foot       string // which document it is
	Notice     string // above that
	Warning    string // above that, standing out
}

// Sheet writes the pages of one file.
type Sheet struct {
	pdf   *fpdf.Fpdf
	edges func() Edges
	// Numbered says that a character stands as its number since this was set to false.
	Numbered bool
}

// New begins a file. The same content gives the same file: changed is when the last
// of it was added. edges is asked for at the head of each page.
func New(title string, changed time.Time, edges func() Edges) *Sheet {
	pdf := fpdf.New("P", "mm", "Letter", "")
	letters.AddTo(pdf)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(changed)
	pdf.SetModificationDate(changed)
	pdf.SetTitle(title, true)
	pdf.SetLang("en-US")
	pdf.SetMargins(margin, head, margin)
	pdf.SetAutoPageBreak(true, foot)
	pdf.AliasNbPages(allPages)
	s := &Sheet{pdf: pdf, edges: edges}
	var shown Edges // a page's foot is written after the next page's edges are known
	pdf.SetHeaderFunc(func() {
		shown = s.edges()
		s.head(shown)
	})
	pdf.SetFooterFunc(func() { s.foot(shown) })
	return s
}

// allPages is written where the number of pages stands later.
const allPages = "{n}"

// Page begins the next page.
func (s *Sheet) Page() { s.pdf.AddPage() }

// Output writes the file.
func (s *Sheet) Output(w io.Writer) error { return s.pdf.Output(w) }

// say is a text as it can be shown.
func (s *Sheet) say(text string) string {
	out, numbered := letters.Shown(text)
	s.Numbered = s.Numbered || numbered
	return out
}

// head writes the practice, and whose record the page belongs to.
func (s *Sheet) head(e Edges) {
	s.pdf.SetXY(margin, 12)
	s.ink("B", 11, Black)
	s.pdf.CellFormat(width/2, 5.5, s.say(e.Practice), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/2, 5.5, s.say(e.Who), "", 1, "R", false, 0, "")
	s.ink("", 8, Gray)
	s.pdf.CellFormat(width*2/3, 4, s.say(strings.Join(e.Letterhead, " · ")), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/3, 4, e.Which, "", 1, "R", false, 0, "")
	s.rule(24)
	s.pdf.SetXY(margin, head-6)
}

func (s *Sheet) foot(e Edges) {
	s.rule(height - foot + 3)
	s.pdf.SetXY(margin, height-foot+4.5)
	if e.Warning != "" {
		s.ink("B", 8, Black)
		s.pdf.MultiCell(width, 3.8, e.Warning, "", "L", false)
		s.pdf.SetX(margin)
	}
	s.ink("", 7, Gray)
	s.pdf.MultiCell(width, 3.2, e.Notice, "", "L", false)
	s.pdf.SetX(margin)
	s.pdf.CellFormat(width*3/4, 4, e.Foot, "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/4, 4, fmt.Sprintf("Page %d of %s", s.pdf.PageNo(), allPages), "", 0, "R", false, 0, "")
}

func (s *Sheet) ink(style string, size float64, color Ink) {
	s.pdf.SetFont(letters.Family, style, size)
	s.pdf.SetTextColor(color[0], color[1], color[2])
}

func (s *Sheet) rule(y float64) {
	s.pdf.SetDrawColor(190, 190, 195)
	s.pdf.SetLineWidth(0.2)
	s.pdf.Line(margin, y, margin+width, y)
}

// Begin goes to the next page where less than so many lines are left of this one.
func (s *Sheet) Begin(lines int) { s.begin(float64(lines) * Leading) }

func (s *Sheet) begin(needed float64) {
	if s.pdf.GetY() > height-foot-needed {
		s.pdf.AddPage()
	}
}

// Gap leaves some millimeters free.
func (s *Sheet) Gap(length float64) { s.pdf.Ln(length) }

// Title writes what the paper is.
func (s *Sheet) Title(text string) {
	s.ink("B", 15, Black)
	s.pdf.MultiCell(width, 8, s.say(text), "", "L", false)
}

// Section begins a part of a longer paper.
func (s *Sheet) Section(title string) {
	s.begin(together)
	s.pdf.Ln(5)
	s.ink("B", 13, Black)
	s.pdf.MultiCell(width, 7, s.say(title), "", "L", false)
	s.rule(s.pdf.GetY() + 0.5)
	s.pdf.Ln(2)
}

// framedNeeds is how much room a framed text is given at least, so that it is not cut
// in two when it is short.
const framedNeeds = 60.0

// Framed writes what nobody is to overlook.
func (s *Sheet) Framed(text string) {
	s.begin(framedNeeds)
	s.pdf.Ln(3)
	s.pdf.SetDrawColor(Black[0], Black[1], Black[2])
	s.pdf.SetLineWidth(0.35)
	s.ink("", 8.5, Black)
	s.pdf.MultiCell(width, 4.2, s.say(text), "1", "L", false)
	s.pdf.Ln(2)
}

// Named writes prose under a small name; nothing for none.
func (s *Sheet) Named(name, text string) {
	if text == "" {
		return
	}
	if name != "" {
		s.begin(3 * Leading)
		s.ink("", 8.5, Gray)
		s.pdf.MultiCell(width, 4.6, s.say(name), "", "L", false)
	}
	s.Text(text)
	s.pdf.Ln(1)
}

// Heading writes a heading, with room for some of what it is of.
func (s *Sheet) Heading(text string) {
	s.begin(together)
	s.pdf.Ln(3)
	s.ink("B", 10.5, Black)
	s.pdf.MultiCell(width, 6, s.say(text), "", "L", false)
}

// Text writes prose.
func (s *Sheet) Text(text string) {
	s.ink("", 10, Black)
	s.pdf.MultiCell(width, Leading, s.say(text), "", "L", false)
}

// Strong writes a line that stands out.
func (s *Sheet) Strong(text string) {
	s.ink("B", 9.5, Black)
	s.pdf.MultiCell(width, Leading, s.say(text), "", "L", false)
}

// Fine writes text in small letters, such as a digest.
func (s *Sheet) Fine(text string, color Ink) {
	s.ink("", 8, color)
	s.pdf.MultiCell(width, small+0.4, s.say(text), "", "L", false)
}

// Fact writes one line of what is known; nothing for no value.
func (s *Sheet) Fact(name, value string) {
	if value == "" {
		return
	}
	s.begin(3 * Leading)
	s.ink("", 9, Gray)
	s.pdf.CellFormat(labels, Leading, name, "", 0, "L", false, 0, "")
	s.ink("", 9.5, Black)
	s.pdf.MultiCell(width-labels, Leading, s.say(value), "", "L", false)
}

// bullet is how far the lines of a list stand in.
const bullet = 5.0

// Item writes one line of a list behind its mark.
func (s *Sheet) Item(mark, text string) {
	s.begin(2 * Leading)
	s.ink("", 10, Black)
	s.pdf.CellFormat(bullet, Leading, s.say(mark), "", 0, "L", false, 0, "")
	s.pdf.MultiCell(width-bullet, Leading, s.say(text), "", "L", false)
}

// Numbers says what a number in brackets is, where one was written.
func (s *Sheet) Numbers() {
	if s.Numbered {
		s.pdf.Ln(3)
		s.Fine("A number in brackets, such as [U+6F22], stands for a character that this file's letters cannot show: it is its number in Unicode.", Gray)
	}
}
