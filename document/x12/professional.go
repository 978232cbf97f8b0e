package x12

import (
	"fmt"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

// MaxClaims is how many claims one file may hold (the guide's recommendation
// for one transaction).
const MaxClaims = 5000

// professionalGuide names the implementation guide of the 837P.
const professionalGuide = "005010X222A1"

// Trader is one end of the exchange: the practice, or the clearinghouse or
// payer that takes the file.
type Trader struct {
	Name      string
	ID        string // as agreed with the other end, 2 to 15 characters
	Qualifier string // what kind of id it is, ZZ (agreed between the two) unless said
}

// Submitter is the practice as sender, with somebody to call about the file.
type Submitter struct {
	Trader
	Contact string
	Phone   string // ten digits
}

// Professional is a file of professional claims.
type Professional struct {
	Submitter Submitter
	Receiver  Trader
	Control   int       // counts up with every file sent to this receiver, 1 to 999999999
	Reference string    // our number of the batch, up to 30 characters
	Created   time.Time // in the practice's zone; its day also judges which dates lie ahead
	Test      bool      // asks the receiver to check the file and pay nothing
	Claims    []claim.Claim
	Further   []Further // of a file that was read: what has no field here; such a file is not written again
}

// Check says everything for which the file would be refused, claims included,
// as a domain.Error with a field for each fault ("claims[0].lines[2].units").
func (p Professional) Check() error {
	f := &domain.Faults{}
	p = p.canonical()
	checkTrader(f, "submitter", p.Submitter.Trader)
	checkTrader(f, "receiver", p.Receiver)
	plain(f, "submitter.contact", p.Submitter.Contact, 60)
	f.When(!digits(p.Submitter.Phone) || len(p.Submitter.Phone) != 10, "submitter.phone", "must have ten digits")
	f.When(p.Control < 1 || p.Control > 999_999_999, "control", "must be from 1 to 999999999")
	plain(f, "reference", p.Reference, 30)
	f.When(p.Created.Year() < 2000 || p.Created.Year() > 2099, "created", "is missing")
	f.When(len(p.Claims) == 0, "claims", "are missing")
	f.When(len(p.Further) > 0, "further", "holds what this program cannot write")
	if len(p.Claims) > MaxClaims {
		f.Add("claims", fmt.Sprintf("must be at most %d; make two files", MaxClaims))
		return f.Err()
	}
	today := domain.DateOf(p.Created)
	numbers := map[string]bool{}
	for i, c := range p.Claims {
		field := fmt.Sprintf("claims[%d]", i)
		f.Within(field, c.Check(today))
		f.When(c.Number != "" && numbers[c.Number], field+".number", "is used by an earlier claim")
		numbers[c.Number] = true
	}
	return f.Err()
}

func checkTrader(f *domain.Faults, field string, t Trader) {
	plain(f, field+".name", t.Name, 60)
	plain(f, field+".id", t.ID, 15)
	f.When(len(t.ID) < 2, field+".id", "must have at least two characters")
	f.When(len(t.Qualifier) != 2, field+".qualifier", "must have two characters")
	plain(f, field+".qualifier", t.Qualifier, 2)
}

// plain wants text that can be sent as it is.
func plain(f *domain.Faults, field, s string, most int) {
	sent, ok := claim.Plain(s)
	f.When(s == "", field, "is missing")
	f.When(!ok || sent != s, field, "holds signs a payer cannot read; spell it in the letters A to Z, digits and plain punctuation")
	f.When(len(s) > most, field, fmt.Sprintf("must have at most %d characters", most))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// canonical brings names into the character set; the claims stay as they are,
// since each is brought there on its own.
func (p Professional) canonical() Professional {
	for _, s := range []*string{&p.Submitter.Name, &p.Submitter.Contact, &p.Receiver.Name} {
		if sent, ok := claim.Plain(*s); ok {
			*s = sent
		}
	}
	for _, q := range []*string{&p.Submitter.Qualifier, &p.Receiver.Qualifier} {
		if *q == "" {
			*q = "ZZ"
		}
	}
	return p
}

// WriteProfessional checks the file and writes it as 837P. Nothing is written
// when it has a fault. The same values give the same bytes.
func WriteProfessional(to io.Writer, p Professional) error {
	if err := p.Check(); err != nil {
		return err
	}
	w := newWriter(to)
	p.canonical().write(w, func(int) {})
	return w.flush()
}

// ClaimAt finds which of the claims the numbered segment of the transaction
// belongs to, counting ST as 1, as a 999 receipt does. It is false for the
// segments before and after the claims.
func (p Professional) ClaimAt(segment int) (index int, ok bool) {
	w := newWriter(io.Discard)
	index = -1
	p.canonical().write(w, func(i int) {
		if w.count < segment {
			index = i
		}
	})
	last := w.count - 3 // SE, GE and IEA follow
	return index, index >= 0 && segment <= last
}
