package claim

import (
	"strings"
)

func (f *checker) parties(c Claim) {
	f.billing(c.Billing)
	f.coverage(c.Coverage)
	if c.Dependent == nil {
		f.patient("coverage.subscriber", c.Coverage.Subscriber)
	} else {
		f.insured("coverage.subscriber", c.Coverage.Subscriber)
		f.patient("dependent", c.Dependent.Person)
		f.code("dependent.relationship", c.Dependent.Relationship, Relationships)
		f.When(c.Dependent.Relationship == Self, "dependent.relationship", "must not be self; leave the dependent out")
	}
	f.provider("referring", c.Referring)
	f.provider("rendering", c.Rendering)
	f.provider("supervising", c.Supervising)
	f.taxonomyOnlyFor("referring", c.Referring)
	f.taxonomyOnlyFor("supervising", c.Supervising)
	f.person("referring", c.Referring)
	f.person("supervising", c.Supervising)
	if l := c.Location; l != nil {
		f.text("location.name", l.Name, 1, 60)
		f.When(l.NPI != "" && !ValidNPI(l.NPI), "location.npi", badNPI)
		f.address("location.address", l.Address, 9)
	}
}

const badNPI = "must be ten digits with the right check digit"

func (f *checker) billing(b BillingProvider) {
	f.provider("billing", &b.Provider)
	f.address("billing.address", b.Address, 9)
	f.When(postBox(b.Address.Line1), "billing.address.line1", "must be a street; a post-office box goes into the pay-to address")
	if !b.PayTo.IsZero() {
		f.address("billing.payTo", b.PayTo, 5)
	}
	n := b.Tax.Number
	f.When(n == "", "billing.tax.number", "is missing")
	f.When(n != "" && (!allDigits(n, 9) || n == strings.Repeat(n[:1], 9)), "billing.tax.number", "must have nine digits")
}

// postBox recognizes what the guide forbids as a billing address.
func postBox(line string) bool {
	bare := dots.Replace(line)
	return strings.HasPrefix(bare, "POBOX") || strings.HasPrefix(bare, "POSTOFFICEBOX")
}

var dots = strings.NewReplacer(".", "", " ", "")

func (f *checker) coverage(v Coverage) {
	f.payer("coverage.payer", v.Payer)
	f.code("coverage.order", string(v.Order), Orders)
	f.code("coverage.filing", v.Filing, FilingIndicators)
	f.text("coverage.group", v.Group, 0, 50)
	f.text("coverage.plan", v.Plan, 0, 60)
	f.text("coverage.memberId", v.MemberID, 2, 80)
	f.medicare("coverage.medicare", v.Medicare, v.Order)
}

func (f *checker) medicare(field, reason string, order Order) {
	if reason == "" {
		return
	}
	f.code(field, reason, MedicareSecondary)
	f.When(order == Primary, field, "belongs only to Medicare that does not pay first")
}

func (f *checker) payer(field string, p Payer) {
	f.text(field+".name", p.Name, 1, 60)
	f.text(field+".id", p.ID, 2, 80)
	if !p.Address.IsZero() {
		f.address(field+".address", p.Address, 5)
	}
}

// patient wants what must be known of whoever was treated.
func (f *checker) patient(field string, p Person) {
	f.insured(field, p)
	if p.Address.IsZero() {
		f.address(field+".address", p.Address, 5)
	}
	f.When(p.Birth.IsZero(), field+".birth", "is missing")
}

func (f *checker) insured(field string, p Person) {
	f.name(field, p.Name)
	if !p.Address.IsZero() {
		f.address(field+".address", p.Address, 5)
	}
	f.past(field+".birth", p.Birth)
	if !p.Birth.IsZero() {
		f.oneOf(field+".sex", string(p.Sex), string(Female), string(Male), string(UnknownSex))
	}
}

func (f *checker) name(field string, n Name) {
	f.text(field+".last", n.Last, 1, 60)
	f.text(field+".first", n.First, 0, 35)
	f.text(field+".middle", n.Middle, 0, 25)
	f.text(field+".suffix", n.Suffix, 0, 10)
}

func (f *checker) provider(field string, p *Provider) {
	if p == nil {
		return
	}
	f.name(field, p.Name)
	f.When(p.Organization && p.Name != Name{Last: p.Last}, field+".first", "belongs only to a person")
	f.When(p.NPI == "", field+".npi", "is missing")
	f.When(p.NPI != "" && !ValidNPI(p.NPI), field+".npi", badNPI)
	f.When(p.Taxonomy != "" && (len(p.Taxonomy) != 10 || !alphanumeric(p.Taxonomy)),
		field+".taxonomy", "must have ten letters and digits, such as 101YM0800X")
}

// taxonomyOnlyFor: the file has no place for these providers' specialty.
func (f *checker) taxonomyOnlyFor(field string, p *Provider) {
	f.When(p != nil && p.Taxonomy != "", field+".taxonomy", "belongs only to the billing and the rendering provider")
}

func (f *checker) person(field string, p *Provider) {
	f.When(p != nil && p.Organization, field+".organization", "must be a person")
}

// address checks a postal address whose ZIP has at least so many digits.
func (f *checker) address(field string, a Address, zip int) {
	f.text(field+".line1", a.Line1, 1, 55)
	f.text(field+".line2", a.Line2, 0, 55)
	f.text(field+".city", a.City, 2, 30)
	f.When(!validState(a.State), field+".state", "must be the two letters of a state or territory")
	nine := allDigits(a.ZIP, 9)
	five := zip == 5 && allDigits(a.ZIP, 5)
	f.When(!nine && !five || strings.HasPrefix(a.ZIP, "00000"), field+".zip", zipMessage(zip))
}

func zipMessage(digits int) string {
	if digits == 9 {
		return "must have nine digits"
	}
	return "must have five or nine digits"
}

func allDigits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
