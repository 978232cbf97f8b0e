package claim

import (
	"reflect"
	"slices"
	"strings"
)

// Canonical gives the claim in the form in which it is sent, with everything
// filled in that is left out by custom: text in plain capitals, identifiers
// trimmed, diagnoses without the dot, the usual answers to the yes-or-no
// questions. What a line repeats of its claim is dropped from the line. Text
// that Plain cannot write stays as it is, for Check to name. The claim's and
// the lines' own numbers stay untouched, since the remittance returns them.
func (c Claim) Canonical() Claim {
	c.Billing = c.Billing.canonical()
	c.Coverage = c.Coverage.canonical()
	if c.Dependent != nil {
		d := *c.Dependent
		d.Person = d.Person.canonical()
		d.Relationship = identifier(d.Relationship)
		c.Dependent = &d
	}
	c.answers()
	if c.Place == "" && len(c.Lines) > 0 {
		c.Place = c.Lines[0].Place
	}
	c.Accident.State = identifier(c.Accident.State)
	c.PayerNumber = identifier(c.PayerNumber)
	c.Referral, c.Authorization = identifier(c.Referral), identifier(c.Authorization)
	c.Note = text(c.Note)
	c.Diagnoses = each(c.Diagnoses, func(code string) string {
		return strings.ReplaceAll(identifier(code), ".", "")
	})
	c.Referring, c.Rendering, c.Supervising = c.Referring.canonical(), c.Rendering.canonical(), c.Supervising.canonical()
	if c.Location != nil {
		c.Location = &Location{Name: text(c.Location.Name), NPI: identifier(c.Location.NPI), Address: c.Location.Address.canonical()}
	}
	c.Others = each(c.Others, OtherInsured.canonical)
	c.Lines = each(c.Lines, func(l Line) Line { return l.canonical(c) })
	return c
}

func (c *Claim) answers() {
	fill(&c.Frequency, Original)
	fill(&c.Signed, Yes)
	fill(&c.Assignment, Assigned)
	fill(&c.Benefits, Yes)
	fill(&c.Release, Yes)
}

func (b BillingProvider) canonical() BillingProvider {
	b.Provider = *b.Provider.canonical()
	b.Address, b.PayTo = b.Address.canonical(), b.PayTo.canonical()
	b.Tax.Number = digits(b.Tax.Number)
	return b
}

func (v Coverage) canonical() Coverage {
	v.Payer = v.Payer.canonical()
	fill(&v.Order, Primary)
	v.Filing, v.Medicare = identifier(v.Filing), identifier(v.Medicare)
	v.Group, v.Plan, v.MemberID = identifier(v.Group), text(v.Plan), identifier(v.MemberID)
	v.Subscriber = v.Subscriber.canonical()
	return v
}

func (o OtherInsured) canonical() OtherInsured {
	o.Payer = o.Payer.canonical()
	fill(&o.Relationship, Self)
	o.Relationship = identifier(o.Relationship)
	o.Filing, o.Medicare = identifier(o.Filing), identifier(o.Medicare)
	o.Group, o.Plan, o.MemberID = identifier(o.Group), text(o.Plan), identifier(o.MemberID)
	o.Holder, o.Address = o.Holder.canonical(), o.Address.canonical()
	if o.Decision != nil {
		d := *o.Decision
		d.ClaimNumber = identifier(d.ClaimNumber)
		d.Adjustments = each(d.Adjustments, Adjustment.canonical)
		o.Decision = &d
	}
	return o
}

func (l Line) canonical(c Claim) Line {
	l.Code, l.Authorization, l.Note = identifier(l.Code), identifier(l.Authorization), text(l.Note)
	l.Modifiers = each(l.Modifiers, identifier)
	l.Pointers = each(l.Pointers, func(p int) int { return p })
	if l.Place == c.Place {
		l.Place = ""
	}
	if l.Authorization == c.Authorization {
		l.Authorization = ""
	}
	l.Rendering, l.Supervising = l.Rendering.canonical(), l.Supervising.canonical()
	if reflect.DeepEqual(l.Rendering, c.Rendering) {
		l.Rendering = nil
	}
	if reflect.DeepEqual(l.Supervising, c.Supervising) {
		l.Supervising = nil
	}
	l.Decisions = each(l.Decisions, func(d LineDecision) LineDecision {
		d.PayerID = identifier(d.PayerID)
		d.Adjustments = each(d.Adjustments, Adjustment.canonical)
		if d.Units == 0 {
			d.Units = l.Units
		}
		return d
	})
	return l
}

func (p *Provider) canonical() *Provider {
	if p == nil {
		return nil
	}
	return &Provider{Name: p.Name.canonical(), Organization: p.Organization, NPI: identifier(p.NPI), Taxonomy: identifier(p.Taxonomy)}
}

func (p Person) canonical() Person {
	p.Name, p.Address = p.Name.canonical(), p.Address.canonical()
	if p.Birth.IsZero() {
		p.Sex = "" // the two are sent together or not at all
	} else {
		fill(&p.Sex, UnknownSex)
	}
	return p
}

func (n Name) canonical() Name {
	return Name{Last: text(n.Last), First: text(n.First), Middle: text(n.Middle), Suffix: text(n.Suffix)}
}

func (p Payer) canonical() Payer {
	return Payer{Name: text(p.Name), ID: identifier(p.ID), Address: p.Address.canonical()}
}

func (a Address) canonical() Address {
	return Address{Line1: text(a.Line1), Line2: text(a.Line2), City: text(a.City), State: identifier(a.State), ZIP: digits(a.ZIP)}
}

func (a Adjustment) canonical() Adjustment {
	a.Group, a.Reason = identifier(a.Group), identifier(a.Reason)
	return a
}

// text is s in plain capitals, or unchanged where that would lose letters.
func text(s string) string {
	if plain, ok := Plain(s); ok {
		return plain
	}
	return s
}

// identifier is s without blanks around it and in capitals. Nothing else of it
// is touched: a member number with one sign dropped is another member's.
func identifier(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

// digits drops the hyphens and blanks people put into a ZIP code or tax number.
func digits(s string) string { return hyphens.Replace(s) }

var hyphens = strings.NewReplacer("-", "", " ", "")

func fill[T ~string](field *T, usual T) {
	if *field == "" {
		*field = usual
	}
}

// each copies the list through f, so that the caller's list stays as it was;
// an empty list is nil.
func each[T any](list []T, f func(T) T) []T {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	for i := range list {
		list[i] = f(list[i])
	}
	return list
}
