package x12

import (
	"fmt"
	"strconv"
	"strings"

	"cohort/domain/billing/claim"
)

// maxClaimsPerPatient is how often the claim loop may repeat under a patient.
const maxClaimsPerPatient = 100

// write lays the file out. It calls each before the first segment that belongs
// to a claim, with the claim's index.
func (p Professional) write(w *writer, each func(index int)) {
	control := fmt.Sprintf("%09d", p.Control)
	group := strconv.Itoa(p.Control)
	date, minute := p.Created.Format("20060102"), p.Created.Format("1504")
	usage := "P"
	if p.Test {
		usage = "T"
	}
	w.segment("ISA", "00", blanks(10), "00", blanks(10),
		p.Submitter.Qualifier, pad(p.Submitter.ID), p.Receiver.Qualifier, pad(p.Receiver.ID),
		date[2:], minute, "^", "00501", control, "0", usage, ":")
	w.segment("GS", "HC", p.Submitter.ID, p.Receiver.ID, date, minute, group, "X", professionalGuide)
	w.count = 0
	w.segment("ST", "837", "0001", professionalGuide)
	w.segment("BHT", "0019", "00", p.Reference, date, minute, "CH")
	w.segment("NM1", "41", "2", p.Submitter.Name, "", "", "", "", "46", p.Submitter.ID)
	w.segment("PER", "IC", p.Submitter.Contact, "TE", p.Submitter.Phone)
	w.segment("NM1", "40", "2", p.Receiver.Name, "", "", "", "", "46", p.Receiver.ID)
	p.writeClaims(w, each)
	w.segment("SE", strconv.Itoa(w.count+1), "0001")
	w.segment("GE", "1", group)
	w.segment("IEA", "1", control)
}

// writeClaims builds the tree billing provider, subscriber, patient, claims.
// Neighbors that share a level share its segments.
func (p Professional) writeClaims(w *writer, each func(int)) {
	levels := 0
	level := func(parent int, kind string, child bool) int {
		levels++
		has := "0"
		if child {
			has = "1"
		}
		w.segment("HL", strconv.Itoa(levels), count(parent), kind, has)
		return levels
	}
	var last claim.Claim
	var billing, subscriber, under int
	for i, c := range p.Claims {
		c = c.Canonical()
		each(i)
		dependent := c.Dependent != nil
		newBilling := i == 0 || c.Billing != last.Billing
		newSubscriber := newBilling || c.Coverage != last.Coverage ||
			dependent != (last.Dependent != nil) || !dependent && under == maxClaimsPerPatient
		if newBilling {
			billing = level(0, "20", true)
			w.billing(c.Billing)
		}
		if newSubscriber {
			subscriber = level(billing, "22", dependent)
			w.coverage(c)
			under = 0
		}
		if dependent && (newSubscriber || *c.Dependent != *last.Dependent || under == maxClaimsPerPatient) {
			level(subscriber, "23", false)
			w.segment("PAT", c.Dependent.Relationship)
			w.person("QC", c.Dependent.Person, "", "")
			under = 0
		}
		w.claim(c)
		under++
		last = c
	}
}

func (w *writer) billing(b claim.BillingProvider) {
	if b.Taxonomy != "" {
		w.segment("PRV", "BI", "PXC", b.Taxonomy)
	}
	bare := b.Provider
	bare.Taxonomy = ""
	w.provider("85", &bare)
	w.address(b.Address)
	kind := "EI"
	if b.Tax.SSN {
		kind = "SY"
	}
	w.segment("REF", kind, b.Tax.Number)
	if !b.PayTo.IsZero() {
		w.segment("NM1", "87", entity(b.Organization))
		w.address(b.PayTo)
	}
}

func (w *writer) coverage(c claim.Claim) {
	v := c.Coverage
	self := ""
	if c.Dependent == nil {
		self = claim.Self
	}
	w.segment("SBR", string(v.Order), self, v.Group, v.Plan, v.Medicare, "", "", "", v.Filing)
	w.person("IL", v.Subscriber, "MI", v.MemberID)
	w.payer(v.Payer)
}

func (w *writer) claim(c claim.Claim) {
	w.segment("CLM", c.Number, amount(c.Charge()), "", "", c.Place+":B:"+string(c.Frequency),
		c.Signed, c.Assignment, c.Benefits, c.Release, "", causes(c.Accident))
	w.date("431", day(c.Onset))
	w.date("439", day(c.Accident.On))
	if c.PatientPaid != 0 {
		w.segment("AMT", "F5", amount(c.PatientPaid))
	}
	w.reference("9F", c.Referral)
	w.reference("G1", c.Authorization)
	w.reference("F8", c.PayerNumber)
	w.note(c.Note)
	w.diagnoses(c.Diagnoses)
	w.provider("DN", c.Referring)
	w.provider("82", c.Rendering)
	if l := c.Location; l != nil {
		w.organization("77", l.Name, npi(l.NPI), l.NPI)
		w.address(l.Address)
	}
	w.provider("DQ", c.Supervising)
	for _, o := range c.Others {
		w.other(o, c)
	}
	for i, l := range c.Lines {
		w.line(i+1, l)
	}
}

// causes is the composite of accident kinds, with the state in fourth place.
func causes(a claim.Accident) string {
	if a.IsZero() {
		return ""
	}
	parts := make([]string, 0, 4)
	if a.Auto {
		parts = append(parts, "AA")
	}
	if a.Employment {
		parts = append(parts, "EM")
	}
	if a.Other {
		parts = append(parts, "OA")
	}
	if a.State != "" {
		for len(parts) < 3 {
			parts = append(parts, "")
		}
		parts = append(parts, a.State)
	}
	return strings.Join(parts, ":")
}

func (w *writer) diagnoses(codes []string) {
	elements := make([]string, len(codes))
	for i, code := range codes {
		elements[i] = "ABF:" + code
	}
	elements[0] = "ABK:" + codes[0]
	w.segment("HI", elements...)
}

func (w *writer) other(o claim.OtherInsured, c claim.Claim) {
	w.segment("SBR", string(o.Order), o.Relationship, o.Group, o.Plan, o.Medicare, "", "", "", o.Filing)
	if d := o.Decision; d != nil {
		w.adjustments(d.Adjustments)
		w.segment("AMT", "D", amount(d.Paid))
		if d.PatientOwes != 0 {
			w.segment("AMT", "EAF", amount(d.PatientOwes))
		}
	}
	w.segment("OI", "", "", c.Benefits, "", "", c.Release)
	w.person("IL", claim.Person{Name: o.Holder, Address: o.Address}, "MI", o.MemberID)
	w.payer(o.Payer)
	if d := o.Decision; d != nil {
		w.date("573", day(d.On))
		w.reference("F8", d.ClaimNumber)
	}
}

func (w *writer) line(number int, l claim.Line) {
	w.segment("LX", strconv.Itoa(number))
	service := strings.Join(append([]string{"HC", l.Code}, l.Modifiers...), ":")
	pointers := make([]string, len(l.Pointers))
	for i, p := range l.Pointers {
		pointers[i] = strconv.Itoa(p)
	}
	w.segment("SV1", service, amount(l.Charge), measure(l), strconv.Itoa(l.Units), l.Place, "", strings.Join(pointers, ":"))
	w.days("472", l)
	w.reference("G1", l.Authorization)
	w.reference("6R", l.ID)
	w.note(l.Note)
	w.provider("82", l.Rendering)
	w.provider("DQ", l.Supervising)
	for _, d := range l.Decisions {
		w.segment("SVD", d.PayerID, amount(d.Paid), service, "", strconv.Itoa(d.Units))
		w.adjustments(d.Adjustments)
		w.date("573", day(d.On))
	}
}
