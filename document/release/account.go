package release

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"cohort/domain/clinical"
)

// WriteAccount writes the account of disclosures that a client gets.
func WriteAccount(w io.Writer, p clinical.AccountPaper) error {
	pdf := fpdf.New("P", "mm", "Letter", "")
	pdf.SetCreationDate(p.MadeAt)
	pdf.SetModificationDate(p.MadeAt)
	s := &sheet{pdf: pdf, practice: p.Practice, letterhead: p.Letterhead, client: p.Client, notice: p.Notice, below: "Account of disclosures, made for the person whom it is about."}
	s.open("What we gave to others about you")
	s.text(fmt.Sprintf("From %s to %s. The law asks us to tell you of what we gave to others without your written word (45 CFR 164.528). "+
		"It leaves out what your treatment, its payment and our own work needed, what you signed for, and what you were given yourself.", p.From, p.To))
	s.disclosures(p.Owed)
	if !p.ConsentedFrom.IsZero() {
		s.title("Given with your consent")
		s.text("From " + p.ConsentedFrom.String() + " to " + p.To.String() + ", as 42 CFR 2.25 asks for.")
		s.disclosures(p.Consented)
	}
	return pdf.Output(w)
}

func (s *sheet) disclosures(list []clinical.Disclosure) {
	if len(list) == 0 {
		s.heading("Nothing.")
	}
	for _, d := range list {
		s.heading(d.On.String() + ": " + d.Recipient)
		s.fact("Address", d.Address)
		s.fact("What", d.What)
		s.fact("For", d.Purpose)
		s.fact("Ground", strings.ReplaceAll(string(d.Basis), "_", " "))
	}
}
