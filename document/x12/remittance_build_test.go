package x12_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cohort/domain/billing/claim"
)

// dollars writes cents with two decimals, as most payers do.
func dollars(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

// eraFile writes remittances as a payer would. Only the tests need to.
func eraFile(list ...claim.Remittance) string {
	var b strings.Builder
	b.WriteString("ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CAIRNGROUP     *260401*0900*^*00501*000000777*0*P*:~\n")
	b.WriteString("GS*HP*EXAMPLEPAYER*CAIRNGROUP*20260401*0900*777*X*005010X221A1~\n")
	for i, r := range list {
		var segments []string
		add := func(format string, args ...any) { segments = append(segments, fmt.Sprintf(format, args...)) }
		add("ST*835*%04d", i+1)
		paid, way := r.Paid, "C"
		if paid < 0 {
			paid, way = -paid, "D"
		}
		add("BPR*I*%s*%s*%s*CCP*01*111000025*DA*1234*1999999999**01*111000038*DA*5678*%s", dollars(paid), way, r.Method, eraDay(r.On))
		add("TRN*1*%s*1999999999", r.Trace)
		add("DTM*405*%s", eraDay(r.Produced))
		add("N1*PR*%s", r.Payer)
		add("N3*1 EXAMPLE PLAZA")
		add("N4*SPRINGFIELD*IL*62701")
		add("REF*2U*%s", r.PayerID)
		add("PER*BL*HELP DESK*TE*5555550199")
		add("N1*PE*%s*XX*%s", r.Payee, r.PayeeNPI)
		add("REF*TJ*%s", r.PayeeTax)
		add("LX*1")
		for _, c := range r.Claims {
			eraClaim(add, c)
		}
		for _, p := range r.Provider {
			add("PLB*%s*%s*%s:%s*%s", p.Provider, eraDay(p.YearEnds), p.Reason, p.Reference, dollars(p.Amount))
		}
		add("SE*%d*%04d", len(segments)+1, i+1)
		b.WriteString(strings.Join(segments, "~\n") + "~\n")
	}
	fmt.Fprintf(&b, "GE*%d*777~\nIEA*1*000000777~\n", len(list))
	return b.String()
}

func eraClaim(add func(string, ...any), c claim.PaidClaim) {
	add("CLP*%s*%s*%s*%s*%s*%s*%s*%s*%s", c.Number, c.Status, dollars(c.Charge), dollars(c.Paid), dollars(c.PatientOwes),
		c.Filing, c.PayerNumber, c.Place, c.Frequency)
	eraAdjustments(add, c.Adjustments)
	add("NM1*QC*1*%s*%s****MI*%s", c.Patient.Last, c.Patient.First, c.MemberID)
	add("NM1*82*1*RIVERA*JO****XX*%s", c.Rendering)
	if len(c.Remarks) > 0 {
		add("MOA***%s", strings.Join(c.Remarks, "*"))
	}
	add("DTM*050*%s", eraDay(c.Received))
	for _, l := range c.Lines {
		add("SVC*%s*%s*%s**%s", strings.Join(append([]string{"HC", l.Code}, l.Modifiers...), ":"),
			dollars(l.Charge), dollars(l.Paid), dollars(int64(l.Units)))
		add("DTM*472*%s", eraDay(l.From))
		eraAdjustments(add, l.Adjustments)
		add("REF*6R*%s", l.ID)
		if l.Allowed != 0 {
			add("AMT*B6*%s", dollars(l.Allowed))
		}
		for _, remark := range l.Remarks {
			add("LQ*HE*%s", remark)
		}
	}
}

func eraAdjustments(add func(string, ...any), list []claim.Adjustment) {
	for _, a := range list {
		units := ""
		if a.Units != 0 {
			units = "*" + dollars(int64(a.Units))
		}
		add("CAS*%s*%s*%s%s", a.Group, a.Reason, dollars(a.Amount), units)
	}
}

func eraDay(d interface{ String() string }) string { return strings.ReplaceAll(d.String(), "-", "") }

// someRemittance makes a balanced remittance with so many claims: paid, partly
// paid, denied as a whole, reversed, with half units, and money withheld.
func someRemittance(r *rand.Rand, claims int) claim.Remittance {
	out := claim.Remittance{
		Payer: "EXAMPLE HEALTH PLAN", PayerID: "EX001", Payee: "CAIRN GROUP PRACTICE", PayeeNPI: "1234567893", PayeeTax: "123456789",
		Method: "ACH", Trace: "EFT-000555", On: on(2026, 4, 1), Produced: on(2026, 3, 31), FromFile: "000000777", InMessage: "0001",
	}
	for i := range claims {
		out.Claims = append(out.Claims, somePaidClaim(r, i))
	}
	if r.IntN(2) == 0 {
		out.Provider = append(out.Provider,
			claim.ProviderAdjustment{Provider: "1234567893", YearEnds: on(2026, 12, 31), Reason: "WO", Reference: "ICN-9", Amount: r.Int64N(900_00)},
			claim.ProviderAdjustment{Provider: "1234567893", YearEnds: on(2026, 12, 31), Reason: "L6", Reference: "", Amount: -r.Int64N(9_00)})
	}
	out.Paid = out.Due()
	return out
}

func somePaidClaim(r *rand.Rand, i int) claim.PaidClaim {
	c := claim.PaidClaim{
		Number: fmt.Sprintf("INV-%06d", i), Status: "1", Filing: "CI", PayerNumber: fmt.Sprintf("ICN-%d", i), Place: "11", Frequency: claim.Original,
		Patient: claim.Name{Last: "SAMPLE", First: "ALEX"}, MemberID: "MEM0000001", Rendering: "1245319599", Received: on(2026, 3, 6),
	}
	sign := int64(1)
	switch r.IntN(8) {
	case 0: // decided as a whole, without lines
		c.Status, c.Charge, c.Remarks = "4", 1+r.Int64N(300_00), []string{"MA130", "N211"}
		c.Adjustments = []claim.Adjustment{{Group: "CO", Reason: "29", Amount: c.Charge}}
		return c
	case 1:
		c.Status, sign = "22", -1
	case 2:
		c.Adjustments = []claim.Adjustment{{Group: "CO", Reason: "144", Amount: 1 + r.Int64N(200)}}
	}
	for j := range 1 + r.IntN(4) {
		l := claim.PaidLine{
			ID: fmt.Sprintf("CHG-%06d-%d", i, j), Code: "90853", Charge: 60_00 * sign, Paid: sign * (20_00 + r.Int64N(30_00)),
			Units: claim.Whole(1), From: on(2026, 2, 1+r.IntN(28)),
		}
		l.To = l.From
		if r.IntN(3) == 0 {
			l.Code, l.Modifiers, l.Units = "H0004", []string{"HQ", "95"}, 150
			l.Remarks, l.Allowed = []string{"N130"}, 44_44
		}
		copay := sign * r.Int64N(5_00)
		l.Adjustments = []claim.Adjustment{
			{Group: "PR", Reason: "3", Amount: copay},
			{Group: "CO", Reason: "45", Amount: l.Charge - l.Paid - copay, Units: 50},
		}
		c.PatientOwes += copay
		c.Charge += l.Charge
		c.Lines = append(c.Lines, l)
	}
	c.Paid = c.Due()
	return c
}
