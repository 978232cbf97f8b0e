package x12

import (
	"strings"

	"cohort/domain/billing/claim"
)

// person writes a name with its number, address, and birth date with sex.
func (w *writer) person(role string, p claim.Person, kind, number string) {
	w.segment("NM1", role, "1", p.Last, p.First, p.Middle, "", p.Suffix, kind, number)
	if !p.Address.IsZero() {
		w.address(p.Address)
	}
	if !p.Birth.IsZero() {
		w.segment("DMG", "D8", day(p.Birth), string(p.Sex))
	}
}

func (w *writer) provider(role string, p *claim.Provider) {
	if p == nil {
		return
	}
	w.segment("NM1", role, entity(p.Organization), p.Last, p.First, p.Middle, "", p.Suffix, npi(p.NPI), p.NPI)
	if p.Taxonomy != "" {
		w.segment("PRV", "PE", "PXC", p.Taxonomy)
	}
}

func (w *writer) organization(role, name, kind, number string) {
	w.segment("NM1", role, "2", name, "", "", "", "", kind, number)
}

func (w *writer) payer(p claim.Payer) {
	w.organization("PR", p.Name, "PI", p.ID)
	if !p.Address.IsZero() {
		w.address(p.Address)
	}
}

func (w *writer) address(a claim.Address) {
	w.segment("N3", a.Line1, a.Line2)
	w.segment("N4", a.City, a.State, a.ZIP)
}

func (w *writer) date(kind, value string) {
	if value != "" {
		w.segment("DTP", kind, "D8", value)
	}
}

// days writes when a service was given: one day, or the first and the last.
func (w *writer) days(kind string, l claim.Line) {
	if l.Through.IsZero() {
		w.date(kind, day(l.On))
		return
	}
	w.segment("DTP", kind, "RD8", day(l.On)+"-"+day(l.Through))
}

// measure is what a line's units are counted in.
func measure(l claim.Line) string {
	if l.InMinutes {
		return "MJ"
	}
	return "UN"
}

func (w *writer) reference(kind, value string) {
	if value != "" {
		w.segment("REF", kind, value)
	}
}

func (w *writer) note(text string) {
	if text != "" {
		w.segment("NTE", "ADD", text)
	}
}

// adjustments packs neighbors of one group together, six to a segment.
func (w *writer) adjustments(list []claim.Adjustment) {
	var elements []string
	for i, a := range list {
		if i > 0 && (a.Group != list[i-1].Group || len(elements) == 1+6*3) {
			w.segment("CAS", elements...)
			elements = nil
		}
		if elements == nil {
			elements = append(elements, a.Group)
		}
		elements = append(elements, a.Reason, amount(a.Amount), units(a.Units))
	}
	if elements != nil {
		w.segment("CAS", elements...)
	}
}

func entity(organization bool) string {
	if organization {
		return "2"
	}
	return "1"
}

// npi is the kind of number that stands before an NPI.
func npi(number string) string {
	if number == "" {
		return ""
	}
	return "XX"
}

func blanks(n int) string { return strings.Repeat(" ", n) }

// pad fills an id to the fifteen places the outer envelope has for it.
func pad(id string) string { return id + blanks(max(0, 15-len(id))) }
