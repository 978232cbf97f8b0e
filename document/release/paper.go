package release

import (
	"fmt"
	"io"
	"strings"
	"time"

	"cohort/document/sheet"
	"cohort/domain"
	"cohort/domain/clinical"
)

// paper is the record for people.
type paper struct{ *sheet.Sheet }

// begun is a paper about a client, with the notice at the foot of every page of what
// is protected.
func begun(title string, edges sheet.Edges, client clinical.ReleasedClient, notice *clinical.Part2Notice, at time.Time) *paper {
	edges.Who, edges.Which = strings.TrimSpace(client.FirstName+" "+client.LastName), client.Code
	if !client.BirthDate.IsZero() {
		edges.Which += ", born " + client.BirthDate.String()
	}
	if notice != nil {
		edges.Warning = notice.Short
	}
	s := &paper{Sheet: sheet.New(title, at, func() sheet.Edges { return edges })}
	s.Page()
	s.Title(title)
	s.Gap(2)
	return s
}

// line is something that a text of the record says, under a name.
type line struct{ name, text string }

func (s *paper) lines(lines []line) {
	for _, l := range lines {
		s.Named(l.name, l.text)
	}
}

// writePaper writes the record for people.
func writePaper(w io.Writer, p clinical.ReleasePaper) error {
	edges := sheet.Edges{Practice: p.Practice.PracticeName, Letterhead: p.Practice.Address.Lines(), Foot: "Release " + p.ID.String(),
		Notice: "Confidential health record, released under the person's written consent of " + p.Record.Consent.SignedOn.String() + "."}
	s := begun("Released record", edges, p.Record.Client, p.Notice, p.IssuedAt)
	s.cover(p)
	s.record(p)
	if s.Numbered {
		s.Numbers()
		s.Fine("record.json has them as they were typed.", sheet.Gray)
	}
	return s.Output(w)
}

// cover says to whom, for what, under which consent, and what was taken out.
func (s *paper) cover(p clinical.ReleasePaper) {
	r, c := p.Record, p.Record.Consent
	s.Fact("Released to", string(r.To.Recipient))
	s.Fact("Address", string(r.To.Address))
	s.Fact("For", string(r.To.Purpose))
	s.Fact("Parts", partWords(p.Parts))
	s.Fact("Of the days", days(p.From, p.Until))
	s.Fact("Released on", p.IssuedOn.String()+" by "+p.IssuedBy)
	s.Heading("The consent")
	s.Fact("Signed", strings.TrimSuffix(fmt.Sprintf("%s, by %s (%s), %s", c.SignedOn, signerWords[c.Signer], wayWords[c.Way], c.Name), ", "))
	s.Fact("By right of", string(c.Authority))
	s.Fact("It covers", partWords(c.Parts)+substanceWords[c.Substance])
	until := days(c.From, c.Until)
	if c.UntilEvent != "" {
		until += ", or until: " + string(c.UntilEvent)
	}
	s.Fact("It holds", until)
	if p.Notice != nil {
		s.Heading("Notice to the recipient (" + p.Notice.Version + ")")
		s.Framed(p.Notice.Long)
	}
	s.Heading("What was taken out")
	if len(p.Redacted) == 0 {
		s.Text("Nothing.")
	}
	for _, out := range redactedLines(p.Redacted) {
		s.Item("–", out)
	}
	s.Fine("It concerns other people. Where something was taken out, "+clinical.Redacted+" stands.", sheet.Gray)
	s.Heading("What is not in it")
	for _, out := range without(p) {
		s.Item("–", out)
	}
}

// unread says how many attachments do not leave.
func unread(n int) string {
	if n == 1 {
		return "One file that is attached to the record in these days."
	}
	return fmt.Sprintf("%d files that are attached to the record in these days.", n)
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
