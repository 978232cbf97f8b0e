package claim

import (
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/billing"
)

// Mode is how one member took part in a session. In a hybrid group it differs from
// member to member, and payers want it told.
type Mode string

// The modes.
const (
	InRoom  Mode = "room"
	ByVideo Mode = "video"
	ByPhone Mode = "audio"
)

// Setting is what a payer wants on a line for one mode.
type Setting struct {
	Place     string   // two digits; see Places
	Modifiers []string // in the order the payer wants
}

// Terms are how one payer takes one procedure code.
type Terms struct {
	Rounding    Rounding
	UnitMinutes int // of the code's unit, for Midpoint
	MaxUnits    int // on one day; 0 for no limit
	Settings    map[Mode]Setting
}

// Charged is a charge with what its session says of this member.
type Charged struct {
	Charge        billing.Charge
	Minutes       int       // that the member was there, not the session's
	Mode          Mode      // "" where it was not marked: it is never guessed
	Rendering     *Provider // who led
	Supervising   *Provider // of who led, where they practice under somebody
	Diagnoses     []string  // of the claim's, those this service was for; the first four where none is named
	Authorization string    // where it differs from the claim's
}

// Bill is everything that one claim is made from: the charges of one client, and
// what is known of the practice, the policy and the payer's terms.
type Bill struct {
	Number        string // the claim's
	Practice      BillingProvider
	Coverage      Coverage
	Dependent     *Dependent // nil when the client is the subscriber
	Diagnoses     []string   // the principal one first
	Referring     *Provider
	Location      *Location
	Authorization string
	Referral      string
	PatientPaid   int64            // cents the client has paid toward these charges
	Terms         map[string]Terms // by procedure code
	Charges       []Charged
}

// Claim makes the claim, or names everything that is missing for it, as a
// domain.Error of kind invalid: of a charge under "charges[0].mode", of the rest
// under the field of the claim ("coverage.memberId"). A fee for a missed session is
// no service and never on a claim (Medicare Claims Processing Manual, chapter 1,
// section 30.3.13); what was reversed, or reverses, is not charged.
func (b Bill) Claim(today domain.Date) (Claim, error) {
	c := Claim{
		Number: b.Number, Billing: b.Practice, Coverage: b.Coverage, Dependent: b.Dependent, Diagnoses: slices.Clone(b.Diagnoses),
		Referring: b.Referring, Location: b.Location, Authorization: b.Authorization, Referral: b.Referral, PatientPaid: b.PatientPaid,
	}
	var f domain.Faults
	f.When(len(b.Charges) == 0, "charges", "are missing")
	for i, charged := range b.byDate() {
		field := fmt.Sprintf("charges[%d]", b.index(charged))
		c.Lines = append(c.Lines, b.line(&f, field, charged))
		if i == 0 {
			c.Rendering, c.Supervising = charged.Rendering, charged.Supervising
			c.Place = c.Lines[0].Place
		}
	}
	b.sameDays(&f, c.Lines)
	if len(f) == 0 {
		return c, c.Check(today)
	}
	f.Join(besidesLines(c.Check(today)))
	return Claim{}, f.Err()
}

// byDate lists the charges as they stand on a claim.
func (b Bill) byDate() []Charged {
	charges := slices.Clone(b.Charges)
	slices.SortStableFunc(charges, func(a, b Charged) int { return a.Charge.ServiceDate.DaysSince(b.Charge.ServiceDate) })
	return charges
}

// index is where a charge stands among those given.
func (b Bill) index(c Charged) int {
	return slices.IndexFunc(b.Charges, func(o Charged) bool { return o.Charge.ID == c.Charge.ID })
}

// line is one charge as a line, with what stands against it.
func (b Bill) line(f *domain.Faults, field string, c Charged) Line {
	charge := c.Charge
	b.claimable(f, field, charge)
	l := Line{
		ID: LineID(charge.ID), On: charge.ServiceDate, Code: charge.Code, Charge: charge.Fee.Amount,
		Authorization: c.Authorization, Rendering: c.Rendering, Supervising: c.Supervising,
	}
	terms, taken := b.Terms[charge.Code]
	switch {
	case charge.Code == "":
		f.Add(field+".code", "is missing")
	case !taken:
		f.Add(field+".code", "is not one this payer takes")
	default:
		l.Units = terms.Rounding.Units(c.Minutes, terms.UnitMinutes)
		f.When(!terms.Rounding.Known(), field+".units", "are not counted: it is not known how this payer rounds")
		f.When(terms.Rounding.Known() && l.Units == 0, field+".minutes", "are too few to be billed")
		setting, covered := terms.Settings[c.Mode]
		l.Place, l.Modifiers = setting.Place, slices.Clone(setting.Modifiers)
		f.When(c.Mode == "", field+".mode", "was not marked: in the room, by video or by phone")
		f.When(c.Mode != "" && !covered, field+".mode", "is not covered by this payer for this code")
	}
	f.When(c.Rendering == nil, field+".rendering", "is missing: who led the session")
	l.Pointers = b.pointers(f, field, c.Diagnoses)
	return l
}

// claimable: what is no service to this client, or was taken back, is on no claim.
func (b Bill) claimable(f *domain.Faults, field string, charge billing.Charge) {
	f.When(charge.Kind != billing.ForSession && charge.Kind != billing.ForIntake, field+".kind", "is no service that a payer pays for")
	f.When(!charge.Stands(), field+".status", "was reversed, or is a reversal")
	f.When(charge.ClientID != b.Charges[0].Charge.ClientID, field+".clientId", "is another client's")
	f.When(charge.Fee.Currency != "USD", field+".fee", "must be in US dollars")
	twice := slices.ContainsFunc(b.Charges[:b.index(Charged{Charge: charge})], func(o Charged) bool { return o.Charge.SessionID == charge.SessionID && o.Charge.Code == charge.Code })
	f.When(twice, field+".sessionId", "is charged twice")
}

// pointers are the places of the diagnoses in the claim.
func (b Bill) pointers(f *domain.Faults, field string, codes []string) (list []int) {
	if len(codes) == 0 {
		codes = b.Diagnoses[:min(len(b.Diagnoses), MaxPointers)]
	}
	bare := func(code string) string { return strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(code)), ".", "") }
	for _, code := range codes {
		i := slices.IndexFunc(b.Diagnoses, func(of string) bool { return bare(of) == bare(code) })
		f.When(i < 0, field+".diagnoses", "is not among the client's diagnoses")
		list = append(list, i+1)
	}
	return list
}

// sameDays holds the units of each code on each day to the payer's limit.
func (b Bill) sameDays(f *domain.Faults, lines []Line) {
	type service struct {
		on   domain.Date
		code string
	}
	units := map[service]int{}
	for i, l := range lines {
		key := service{on: l.On, code: l.Code}
		units[key] += l.Units
		limit := b.Terms[l.Code].MaxUnits
		f.When(limit > 0 && units[key] > limit, fmt.Sprintf("charges[%d].units", b.index(b.byDate()[i])), "are more than this payer takes on one day")
	}
}

// besidesLines leaves out what was said of the charges already.
func besidesLines(err error) error {
	var f, rest domain.Faults
	f.Join(err)
	for _, fault := range f {
		if !strings.HasPrefix(fault.Field, "lines") && fault.Field != "place" && fault.Field != "patientPaid" {
			rest = append(rest, fault)
		}
	}
	return rest.Err()
}
