package claim_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/billing/claim"
)

// aetna and the like: 90853 once per session; H0004 by quarter hours, at most 8 a day.
var terms = map[string]claim.Terms{
	"90853": {Rounding: claim.PerSession, MaxUnits: 1, Settings: map[claim.Mode]claim.Setting{
		claim.InRoom: {Place: "11"}, claim.ByVideo: {Place: "10", Modifiers: []string{"95"}}}},
	"H0004": {Rounding: claim.Floor15, MaxUnits: 8, Settings: map[claim.Mode]claim.Setting{
		claim.InRoom: {Place: "11", Modifiers: []string{"HQ"}}, claim.ByPhone: {Place: "10", Modifiers: []string{"HQ", "93"}}}},
}

var client = domain.NewID[domain.ClientID]()

func charged(day int, code string, cents int64, minutes int, mode claim.Mode) claim.Charged {
	return claim.Charged{
		Charge: billing.Charge{ID: domain.NewID[domain.ChargeID](), ClientID: client, SessionID: domain.NewID[domain.SessionID](), ServiceDate: on(2026, 2, day),
			Kind: billing.ForSession, Code: code, Units: 1, Fee: domain.Money{Amount: cents, Currency: "USD"}, Status: billing.ChargeReady},
		Minutes: minutes, Mode: mode, Rendering: &claim.Provider{Name: claim.Name{Last: "Rivera", First: "Jo"}, NPI: "1245319599", Taxonomy: "101YM0800X"},
	}
}

func bill(charges ...claim.Charged) claim.Bill {
	sound := sound()
	return claim.Bill{Number: "INV-1", Practice: sound.Billing, Coverage: sound.Coverage, Diagnoses: []string{"F41.1", "F10.20"}, Authorization: "AUTH1", Terms: terms, Charges: charges}
}

func TestAClaimIsMadeFromCharges(t *testing.T) {
	late := charged(25, "H0004", 48_00, 44, claim.ByPhone) // 44 minutes of 90 are two full quarter hours
	late.Diagnoses = []string{"f1020"}
	b := bill(late, charged(18, "90853", 60_00, 90, claim.InRoom), charged(11, "90853", 60_00, 90, claim.ByVideo))
	b.PatientPaid = 20_00
	c, err := b.Claim(on(2026, 3, 5))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		day       int
		code      string
		modifiers []string
		place     string
		units     int
		cents     int64
		pointers  []int
		of        int // of the charges
	}{
		{11, "90853", []string{"95"}, "10", 1, 60_00, []int{1, 2}, 2},
		{18, "90853", nil, "11", 1, 60_00, []int{1, 2}, 1},
		{25, "H0004", []string{"HQ", "93"}, "10", 2, 48_00, []int{2}, 0},
	}
	if len(c.Lines) != len(want) || c.Charge() != 168_00 || c.PatientPaid != 20_00 || c.Rendering.Last != "Rivera" || c.Place != "10" {
		t.Fatalf("%+v", c)
	}
	for i, w := range want {
		l := c.Lines[i]
		if l.On != on(2026, 2, w.day) || l.Code != w.code || !slices.Equal(l.Modifiers, w.modifiers) || l.Place != w.place || l.Units != w.units ||
			l.Charge != w.cents || !slices.Equal(l.Pointers, w.pointers) {
			t.Errorf("line %d: %+v", i+1, l)
		}
		if id, ok := claim.ChargeOf(l.ID); !ok || id != b.Charges[w.of].Charge.ID || len(l.ID) != 26 {
			t.Errorf("line %d leads to %v, %v", i+1, id, ok)
		}
	}
	for _, foreign := range []string{"", "CHG-000881", strings.Repeat("A", 27), strings.Repeat("1", 26)} {
		if id, ok := claim.ChargeOf(foreign); ok {
			t.Errorf("%q leads to %v", foreign, id)
		}
	}
}

func TestEverythingThatIsMissingForAClaimIsNamed(t *testing.T) {
	good := func() []claim.Charged {
		return []claim.Charged{charged(11, "90853", 60_00, 90, claim.InRoom), charged(18, "90853", 60_00, 90, claim.InRoom)}
	}
	for name, tt := range map[string]struct {
		spoil func(*claim.Bill)
		want  []string
	}{
		"nothing":                   {func(*claim.Bill) {}, nil},
		"no charges":                {func(b *claim.Bill) { b.Charges = nil }, []string{"charges"}},
		"a missed session":          {func(b *claim.Bill) { b.Charges[1].Charge.Kind, b.Charges[1].Charge.Code = billing.ForNoShow, "" }, []string{"charges[1].kind", "charges[1].code"}},
		"a reversed charge":         {func(b *claim.Bill) { b.Charges[0].Charge.Status = billing.ChargeReversed }, []string{"charges[0].status"}},
		"a reversal":                {func(b *claim.Bill) { b.Charges[0].Charge.ReversesID = domain.NewID[domain.ChargeID]() }, []string{"charges[0].status"}},
		"another client's":          {func(b *claim.Bill) { b.Charges[1].Charge.ClientID = domain.NewID[domain.ClientID]() }, []string{"charges[1].clientId"}},
		"another currency":          {func(b *claim.Bill) { b.Charges[1].Charge.Fee.Currency = "EUR" }, []string{"charges[1].fee"}},
		"one session twice":         {func(b *claim.Bill) { b.Charges[1].Charge.SessionID = b.Charges[0].Charge.SessionID }, []string{"charges[1].sessionId"}},
		"a code that is not taken":  {func(b *claim.Bill) { b.Charges[1].Charge.Code = "H0005" }, []string{"charges[1].code"}},
		"a mode nobody marked":      {func(b *claim.Bill) { b.Charges[1].Mode = "" }, []string{"charges[1].mode"}},
		"a mode that is not paid":   {func(b *claim.Bill) { b.Charges[1].Mode = claim.ByPhone }, []string{"charges[1].mode"}},
		"nobody who led":            {func(b *claim.Bill) { b.Charges[1].Rendering = nil }, []string{"charges[1].rendering"}},
		"a diagnosis of nobody":     {func(b *claim.Bill) { b.Charges[1].Diagnoses = []string{"F99"} }, []string{"charges[1].diagnoses"}},
		"too short":                 {func(b *claim.Bill) { b.Charges[1].Charge.Code, b.Charges[1].Minutes = "H0004", 14 }, []string{"charges[1].minutes"}},
		"a rounding nobody knows":   {func(b *claim.Bill) { b.Terms = map[string]claim.Terms{"90853": {Settings: terms["90853"].Settings}} }, []string{"charges[0].units", "charges[1].units"}},
		"more units than a day has": {func(b *claim.Bill) { b.Charges[1].Charge.ServiceDate = on(2026, 2, 11) }, []string{"charges[1].units"}},
		"no member number":          {func(b *claim.Bill) { b.Coverage.MemberID = "" }, []string{"coverage.memberId"}},
		"no diagnosis":              {func(b *claim.Bill) { b.Diagnoses = nil }, []string{"diagnoses", "lines[0].pointers", "lines[1].pointers"}},
		"a day that has not come":   {func(b *claim.Bill) { b.Charges[1].Charge.ServiceDate = on(2026, 3, 6) }, []string{"lines[1].on"}},
		"of several kinds at once": {func(b *claim.Bill) {
			b.Charges[1].Mode, b.Practice.NPI, b.Coverage.Subscriber.Birth = "", "", domain.Date{}
		}, []string{"charges[1].mode", "billing.npi", "coverage.subscriber.birth"}},
	} {
		b := bill(good()...)
		tt.spoil(&b)
		c, err := b.Claim(on(2026, 3, 5))
		var e domain.Error
		var named []string
		if errors.As(err, &e) {
			for _, f := range e.Fields {
				named = append(named, f.Field)
			}
		}
		slices.Sort(named)
		want := slices.Clone(tt.want)
		slices.Sort(want)
		if !slices.Equal(named, want) || (err == nil) != (len(c.Lines) == 2) && tt.want == nil {
			t.Errorf("%s: named %v, want %v", name, named, want)
		}
	}
}
