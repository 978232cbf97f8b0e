package release

import (
	"fmt"
	"io"
	"strings"

	"cohort/document/sheet"
	"cohort/domain/clinical"
)

// WriteAccount writes the account of disclosures that a client gets.
func WriteAccount(w io.Writer, p clinical.AccountPaper) error {
	edges := sheet.Edges{Practice: p.Practice, Letterhead: p.Letterhead, Notice: "Account of disclosures, made for the person whom it is about."}
	s := begun("What we gave to others about you", edges, p.Client, p.Notice, p.MadeAt)
	s.Text(fmt.Sprintf("From %s to %s. The law asks us to tell you of what we gave to others without your written word (45 CFR 164.528). "+
		"It leaves out what your treatment, its payment and our own work needed, what you signed for, and what you were given yourself.", p.From, p.To))
	s.disclosures(p.Owed)
	if !p.ConsentedFrom.IsZero() {
		s.Section("Given with your consent")
		s.Text("From " + p.ConsentedFrom.String() + " to " + p.To.String() + ", as 42 CFR 2.25 asks for.")
		s.disclosures(p.Consented)
	}
	return s.Output(w)
}

func (s *paper) disclosures(list []clinical.Disclosure) {
	if len(list) == 0 {
		s.Heading("Nothing.")
	}
	for _, d := range list {
		s.Heading(d.On.String() + ": " + d.Recipient)
		s.Fact("Address", d.Address)
		s.Fact("What", d.What)
		s.Fact("For", d.Purpose)
		s.Fact("Ground", strings.ReplaceAll(string(d.Basis), "_", " "))
	}
}
