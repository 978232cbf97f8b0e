package claim_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"cohort/domain/billing/claim"
)

func TestNPIsAreToldByTheirCheckDigit(t *testing.T) {
	for _, npi := range []string{"1234567893", "1245319599", "1999999984", "1500000017"} {
		if !claim.ValidNPI(npi) {
			t.Errorf("%s refused", npi)
		}
		for i := range npi { // one wrong digit is always found
			for d := byte('0'); d <= '9'; d++ {
				if wrong := npi[:i] + string(d) + npi[i+1:]; d != npi[i] && claim.ValidNPI(wrong) {
					t.Errorf("%s taken for %s", wrong, npi)
				}
			}
		}
	}
	for _, bad := range []string{"", "123456789", "12345678930", "123456789A", "3234567899", "0000000000", "١٢٣٤٥٦٧٨٩٣"} {
		if claim.ValidNPI(bad) {
			t.Errorf("%q accepted", bad)
		}
	}
}

func TestMinutesBecomeUnits(t *testing.T) {
	tests := []struct {
		rule    claim.Rounding
		unit    int
		minutes [2]int // from, to
		units   int
	}{
		{claim.PerSession, 0, [2]int{-5, 0}, 0}, {claim.PerSession, 0, [2]int{1, 240}, 1},
		{claim.Floor15, 0, [2]int{-1, 14}, 0}, {claim.Floor15, 0, [2]int{15, 29}, 1}, {claim.Floor15, 0, [2]int{30, 44}, 2},
		{claim.Floor15, 0, [2]int{60, 74}, 4}, {claim.Floor15, 0, [2]int{90, 104}, 6},
		{claim.Ceil15, 0, [2]int{-1, 0}, 0}, {claim.Ceil15, 0, [2]int{1, 15}, 1}, {claim.Ceil15, 0, [2]int{16, 30}, 2},
		{claim.Ceil15, 0, [2]int{46, 60}, 4}, {claim.Ceil15, 0, [2]int{76, 90}, 6},
		{claim.EightMinute, 0, [2]int{0, 7}, 0}, {claim.EightMinute, 0, [2]int{8, 22}, 1}, {claim.EightMinute, 0, [2]int{23, 37}, 2},
		{claim.EightMinute, 0, [2]int{38, 52}, 3}, {claim.EightMinute, 0, [2]int{53, 67}, 4}, {claim.EightMinute, 0, [2]int{68, 82}, 5},
		{claim.EightMinute, 0, [2]int{83, 97}, 6},
		{claim.Midpoint, 30, [2]int{0, 15}, 0}, {claim.Midpoint, 30, [2]int{16, 45}, 1}, {claim.Midpoint, 30, [2]int{46, 75}, 2},
		{claim.Midpoint, 15, [2]int{0, 7}, 0}, {claim.Midpoint, 15, [2]int{8, 22}, 1}, {claim.Midpoint, 15, [2]int{23, 37}, 2},
		{claim.Midpoint, 0, [2]int{0, 100}, 0}, {"", 15, [2]int{0, 100}, 0},
	}
	minutes := 0
	for _, tt := range tests {
		for m := tt.minutes[0]; m <= tt.minutes[1]; m++ {
			minutes++
			if got := tt.rule.Units(m, tt.unit); got != tt.units {
				t.Errorf("%s: %d minutes are %d units, want %d", tt.rule, m, got, tt.units)
			}
		}
	}
	t.Logf("%d minutes in %d bands", minutes, len(tests))
}

func TestIndividualSessionsAreCodedByTheirMinutes(t *testing.T) {
	for minutes, want := range map[int]string{0: "", 15: "", 16: "90832", 37: "90832", 38: "90834", 52: "90834", 53: "90837", 90: "90837"} {
		if got := claim.IndividualCode(minutes); got != want {
			t.Errorf("%d minutes: %q, want %q", minutes, got, want)
		}
	}
}

func TestTextIsWrittenInPlainCapitals(t *testing.T) {
	for in, want := range map[string]string{
		"Núñez": "NUNEZ", "Łukasz Żółć": "LUKASZ ZOLC", "D’Souza": "D'SOUZA", "Jürgen Groß": "JURGEN GROSS", "Søren": "SOREN",
		"Nguyễn Thị Hà": "NGUYEN THI HA", "Jose\u0301": "JOSE", "Apt #4": "APT 4", "1029 Elm": "1029 ELM", "ʻAkamu `Ili´": "'AKAMU 'ILI'", "a*b~c:d^e": "A B C D E", "  two \t\n blanks ": "TWO BLANKS",
		"Smith–Jones": "SMITH-JONES", "O'Brien, Jr.": "O'BRIEN, JR.", "“Bo”": `"BO"`, "Þór": "THOR", "Vigdís Ǿ": "VIGDIS O", "ﬁona Ａda": "FIONA ADA", "Ɲaɓo": "NABO", "Col·lell": "COL LELL", "dŽ ǆ": "DZ DZ", "Jo\u200banna\u00ad": "JOANNA", "Gal·la ŀ": "GAL LA L", "Eşref Iğdır": "ESREF IGDIR", "": "", "🙂 Ada": "ADA",
	} {
		if got, ok := claim.Plain(in); got != want || !ok {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"李", "Анна", "Ada 李", "٣ Main St", "12½ Main St", "№²", "김", "\xff"} {
		if got, ok := claim.Plain(in); ok {
			t.Errorf("%q lost letters: %q", in, got)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"Núñez", "a*b~c", "李", "e\u0301", "\xff\x00", " x "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := claim.Plain(s)
		if !ok {
			return
		}
		if strings.ContainsAny(got, "*~:^|<>\n\r\x00abcdefghijklmnopqrstuvwxyz") || strings.Contains(got, "  ") || strings.TrimSpace(got) != got {
			t.Errorf("%q became %q", s, got)
		}
		if again, ok := claim.Plain(got); again != got || !ok {
			t.Errorf("%q is not stable: %q", got, again)
		}
		if len(got) > 3*utf8.RuneCountInString(s)+1 {
			t.Errorf("%q grew to %q", s, got)
		}
	})
}

func TestEveryCodeHasOneLabel(t *testing.T) {
	total := 0
	for name, table := range map[string][]claim.Code{
		"places": claim.Places, "modifiers": claim.Modifiers, "groups": claim.Groups, "reasons": claim.Reasons,
		"relationships": claim.Relationships, "filing": claim.FilingIndicators, "medicare": claim.MedicareSecondary, "orders": claim.Orders,
		"claim statuses": claim.ClaimStatuses, "provider reasons": claim.ProviderReasons, "outcomes": claim.ReceiptOutcomes, "envelope notes": claim.EnvelopeNotes,
		"segment faults": claim.SegmentFaults, "element faults": claim.ElementFaults,
		"categories": claim.StatusCategories, "status codes": claim.StatusCodes, "entities": claim.StatusEntities,
	} {
		seen := map[string]bool{}
		for _, c := range table {
			if c.Value == "" || c.Label == "" || seen[c.Value] || claim.Label(table, c.Value) != c.Label {
				t.Errorf("%s: %+v", name, c)
			}
			seen[c.Value] = true
		}
		total += len(table)
	}
	for _, want := range []string{"1", "2", "3", "16", "18", "22", "27", "29", "45", "50", "96", "97", "109", "119", "197", "204"} {
		if claim.Label(claim.Reasons, want) == "" {
			t.Errorf("reason %s has no label", want)
		}
	}
	t.Logf("%d codes in 16 tables", total)
}

func TestARemittanceOffByACentDoesNotBalance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for range 500 {
		rem := someRemittance(r)
		if err := rem.Balance(); err != nil {
			t.Fatal(err)
		}
		for _, cent := range amountsOf(&rem) {
			*cent++
			if rem.Balance() == nil {
				t.Fatalf("a cent more is not seen: %+v", rem)
			}
			*cent -= 2
			if rem.Balance() == nil {
				t.Fatalf("a cent less is not seen: %+v", rem)
			}
			*cent++
			tried++
		}
	}
	t.Logf("%d amounts moved by a cent, all seen", tried)
}

func TestAnImbalanceNamesItsPlace(t *testing.T) {
	line := claim.PaidLine{Charge: 60_00, Paid: 60_00}
	fine := claim.PaidClaim{Charge: 60_00, Paid: 60_00, Lines: []claim.PaidLine{line}}
	badLine := claim.PaidClaim{Charge: 120_00, Paid: 119_00, Lines: []claim.PaidLine{line, {Charge: 60_00, Paid: 59_00}}}
	for name, tc := range map[string]struct {
		second claim.PaidClaim
		paid   int64
		want   claim.Imbalance
	}{
		"the line":                           {badLine, 179_00, claim.Imbalance{Claim: 2, Line: 2, Due: 60_00, Paid: 59_00}},
		"the claim, by its charge":           {claim.PaidClaim{Charge: 50_00, Paid: 49_00}, 109_00, claim.Imbalance{Claim: 2, Due: 50_00, Paid: 49_00}},
		"the claim, by its lines":            {claim.PaidClaim{Charge: 100_00, Paid: 100_00, Lines: fine.Lines}, 160_00, claim.Imbalance{Claim: 2, Due: 60_00, Paid: 100_00}},
		"the payment":                        {fine, 120_01, claim.Imbalance{Due: 120_00, Paid: 120_01}},
		"nothing where all adds up":          {fine, 120_00, claim.Imbalance{}},
		"nothing where a claim has no lines": {claim.PaidClaim{Charge: 50_00, Paid: 50_00}, 110_00, claim.Imbalance{}},
	} {
		err := claim.Remittance{Paid: tc.paid, Claims: []claim.PaidClaim{fine, tc.second}}.Balance()
		var got claim.Imbalance
		if errors.As(err, &got) != (tc.want != claim.Imbalance{}) || got != tc.want {
			t.Errorf("%s: %v, want %+v", name, err, tc.want)
		}
	}
}

func someRemittance(r *rand.Rand) claim.Remittance {
	var rem claim.Remittance
	for range r.IntN(5) {
		var c claim.PaidClaim
		for range 1 + r.IntN(4) {
			l := claim.PaidLine{Charge: r.Int64N(500_00), Paid: r.Int64N(400_00)}
			l.Adjustments = []claim.Adjustment{{Group: "CO", Reason: "45", Amount: l.Charge - l.Paid}}
			c.Charge += l.Charge
			c.Lines = append(c.Lines, l)
		}
		c.Adjustments = []claim.Adjustment{{Group: "PR", Reason: "1", Amount: r.Int64N(10_00)}}
		c.Paid = c.Due()
		rem.Claims = append(rem.Claims, c)
	}
	rem.Provider = []claim.ProviderAdjustment{{Reason: "WO", Amount: r.Int64N(99_00)}}
	rem.Paid = rem.Due()
	return rem
}

func amountsOf(rem *claim.Remittance) []*int64 {
	list := []*int64{&rem.Paid, &rem.Provider[0].Amount}
	for i := range rem.Claims {
		c := &rem.Claims[i]
		list = append(list, &c.Charge, &c.Paid, &c.Adjustments[0].Amount)
		for j := range c.Lines {
			l := &c.Lines[j]
			list = append(list, &l.Charge, &l.Paid, &l.Adjustments[0].Amount)
		}
	}
	return list
}

func TestReceiptsAreJudged(t *testing.T) {
	for outcome, taken := range map[string]bool{"A": true, "E": true, "P": false, "R": false, "": false} {
		if got := (claim.FileReceipt{Outcome: outcome}).Taken(); got != taken {
			t.Errorf("file %q: %v", outcome, got)
		}
		if got := (claim.MessageReceipt{Outcome: outcome}).Taken(); got != taken {
			t.Errorf("message %q: %v", outcome, got)
		}
	}
	good, bad := claim.Status{Category: "A2"}, claim.Status{Category: "A7"}
	tests := map[string]struct {
		status claim.ClaimStatus
		want   bool
	}{
		"accepted":               {claim.ClaimStatus{Statuses: []claim.Status{good}}, true},
		"rejected by category":   {claim.ClaimStatus{Statuses: []claim.Status{good, bad}}, false},
		"rejected by the action": {claim.ClaimStatus{Statuses: []claim.Status{{Category: "A1", Rejects: true}}}, false},
		"rejected at a line":     {claim.ClaimStatus{Statuses: []claim.Status{good}, Lines: []claim.LineStatus{{Statuses: []claim.Status{bad}}}}, false},
		"nothing said":           {claim.ClaimStatus{}, false},
	}
	for name, tt := range tests {
		if got := tt.status.Accepted(); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
