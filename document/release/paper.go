package release

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"cohort/document/letters"
	"cohort/domain"
	"cohort/domain/clinical"
)

// Lengths are in millimeters, sizes of letters in points. The paper is Letter.
const (
	margin   = 20.0
	head     = 34.0 // where the text begins
	foot     = 26.0
	width    = 215.9 - 2*margin
	height   = 279.4
	labels   = 38.0 // how wide the names of facts are
	leading  = 4.9
	together = 30.0 // a heading stands with at least as much of what it is of
	allPages = "{n}"
)

var (
	black = [3]int{28, 28, 30}
	gray  = [3]int{95, 95, 100}
)

// sheet writes pages.
type sheet struct {
	pdf        *fpdf.Fpdf
	practice   string
	letterhead []string
	client     clinical.ReleasedClient
	notice     *clinical.Part2Notice
	below      string // what stands at the foot of every page
	numbered   bool   // a character stands as its number
}

// open begins a paper.
func (s *sheet) open(title string) {
	letters.AddTo(s.pdf)
	s.pdf.SetCatalogSort(true)
	s.pdf.SetTitle(title, true)
	s.pdf.SetLang("en-US")
	s.pdf.SetMargins(margin, head, margin)
	s.pdf.SetAutoPageBreak(true, foot)
	s.pdf.AliasNbPages(allPages)
	s.pdf.SetHeaderFunc(s.head)
	s.pdf.SetFooterFunc(s.foot)
	s.pdf.AddPage()
	s.ink("", 19, black)
	s.pdf.MultiCell(width, 9, s.say(title), "", "L", false)
	s.pdf.Ln(2)
}

// say is a text as it can be shown.
func (s *sheet) say(text string) string {
	out, numbered := letters.Shown(text)
	s.numbered = s.numbered || numbered
	return out
}

// head writes the practice, and whose record the page belongs to.
func (s *sheet) head() {
	who := s.client.Code
	if !s.client.BirthDate.IsZero() {
		who += ", born " + s.client.BirthDate.String()
	}
	s.pdf.SetXY(margin, 12)
	s.ink("B", 11, black)
	s.pdf.CellFormat(width/2, 5.5, s.say(s.practice), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/2, 5.5, s.say(strings.TrimSpace(s.client.FirstName+" "+s.client.LastName)), "", 1, "R", false, 0, "")
	s.ink("", 8, gray)
	s.pdf.CellFormat(width*2/3, 4, s.say(strings.Join(s.letterhead, " · ")), "", 0, "L", false, 0, "")
	s.pdf.CellFormat(width/3, 4, who, "", 1, "R", false, 0, "")
	s.rule(24)
	s.pdf.SetXY(margin, head-6)
}

// foot writes the notice on every page of what is protected.
func (s *sheet) foot() {
	s.rule(height - foot + 3)
	s.pdf.SetXY(margin, height-foot+4.5)
	if s.notice != nil {
		s.ink("B", 8, black)
		s.pdf.MultiCell(width, 3.8, s.notice.Short, "", "L", false)
	}
	s.ink("", 7, gray)
	s.pdf.SetX(margin)
	s.pdf.MultiCell(width, 3.2, s.say(s.below), "", "L", false)
	s.pdf.SetX(margin)
	s.pdf.CellFormat(width, 4, fmt.Sprintf("Page %d of %s", s.pdf.PageNo(), allPages), "", 0, "R", false, 0, "")
}

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

func (s *sheet) title(text string) {
	s.begin(together)
	s.pdf.Ln(5)
	s.ink("B", 13, black)
	s.pdf.MultiCell(width, 7, s.say(text), "", "L", false)
	s.rule(s.pdf.GetY() + 0.5)
	s.pdf.Ln(2)
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

func (s *sheet) fine(text string) {
	s.ink("", 8, gray)
	s.pdf.MultiCell(width, 4, s.say(text), "", "L", false)
}

// fact is one line of what is known.
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

// framed is the notice, which nobody is to overlook.
func (s *sheet) framed(text string) {
	s.begin(60)
	s.pdf.Ln(3)
	s.pdf.SetDrawColor(28, 28, 30)
	s.pdf.SetLineWidth(0.35)
	s.ink("", 8.5, black)
	s.pdf.MultiCell(width, 4.2, s.say(text), "1", "L", false)
	s.pdf.Ln(2)
}

// line is something that a text of the record says, under a name.
type line struct{ name, text string }

func (s *sheet) lines(lines []line) {
	for _, l := range lines {
		if l.text == "" {
			continue
		}
		if l.name != "" {
			s.begin(3 * leading)
			s.ink("", 8.5, gray)
			s.pdf.MultiCell(width, 4.6, s.say(l.name), "", "L", false)
		}
		s.text(l.text)
		s.pdf.Ln(1)
	}
}

// writePaper writes the record for people.
func writePaper(w io.Writer, p clinical.ReleasePaper) error {
	pdf := fpdf.New("P", "mm", "Letter", "")
	pdf.SetCreationDate(p.IssuedAt)
	pdf.SetModificationDate(p.IssuedAt)
	s := &sheet{pdf: pdf, practice: p.Practice.PracticeName, letterhead: p.Practice.Address.Lines(), client: p.Record.Client, notice: p.Notice,
		below: "Confidential health record, released under the person's written consent of " + p.Record.Consent.SignedOn.String() + ". Release " + p.ID.String() + "."}
	s.open("Released record")
	s.cover(p)
	s.record(p)
	if s.numbered {
		s.pdf.Ln(4)
		s.fine("Characters that this paper's letters lack stand as their number, such as [U+6F22]. record.json has them as they were typed.")
	}
	return pdf.Output(w)
}

// cover says to whom, for what, under which consent, and what was taken out.
func (s *sheet) cover(p clinical.ReleasePaper) {
	r, c := p.Record, p.Record.Consent
	s.fact("Released to", string(r.To.Recipient))
	s.fact("Address", string(r.To.Address))
	s.fact("For", string(r.To.Purpose))
	s.fact("Parts", partWords(p.Parts))
	s.fact("Of the days", days(p.From, p.Until))
	s.fact("Released on", p.IssuedOn.String()+" by "+p.IssuedBy)
	s.heading("The consent")
	s.fact("Signed", strings.TrimSuffix(fmt.Sprintf("%s, by %s (%s), %s", c.SignedOn, signerWords[c.Signer], wayWords[c.Way], c.Name), ", "))
	s.fact("By right of", string(c.Authority))
	s.fact("It covers", partWords(c.Parts)+substanceWords[c.Substance])
	until := days(c.From, c.Until)
	if c.UntilEvent != "" {
		until += ", or until: " + string(c.UntilEvent)
	}
	s.fact("It holds", until)
	if p.Notice != nil {
		s.heading("Notice to the recipient (" + p.Notice.Version + ")")
		s.framed(p.Notice.Long)
	}
	s.heading("What was taken out")
	if len(p.Redacted) == 0 {
		s.text("Nothing.")
	}
	for _, out := range redactedLines(p.Redacted) {
		s.text("– " + out)
	}
	s.fine("It concerns other people. Where something was taken out, " + clinical.Redacted + " stands.")
}

var (
	signerWords    = map[clinical.ConsentSigner]string{clinical.ClientSigns: "the person", clinical.GuardianSigns: "a guardian", clinical.RepresentativeSigns: "a representative"}
	wayWords       = map[clinical.ClientSigned]string{clinical.ClientTyped: "typed", clinical.ClientDrawn: "by hand on a screen", clinical.ClientOnPaper: "on paper"}
	substanceWords = map[bool]string{true: "; information about treatment for substance use too", false: "; no information about treatment for substance use"}
)

func partWords(parts []clinical.RecordPart) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = clinical.PartWords[p]
	}
	return strings.Join(words, ", ")
}

// days is a span in words.
func days(from, until domain.Date) string {
	switch {
	case from.IsZero() && until.IsZero():
		return "without an end"
	case from.IsZero():
		return "until " + until.String()
	case until.IsZero():
		return "from " + from.String() + " on"
	}
	return from.String() + " to " + until.String()
}
