package x12_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain/billing/claim"
)

// fullEra says everything that a payer may say of a claim besides the money:
// corrected names, the next payer, spans of days, changed codes.
const fullEra = `ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CAIRNGROUP     *260401*0900*^*00501*000000777*0*T*:~
GS*HP*EXAMPLEPAYER*CAIRNGROUP*20260401*0900*777*X*005010X221A1~
ST*835*0042~
BPR*I*10*D*NON************20260401~
TRN*1*EFT-1*1999999999~
N1*PR*EXAMPLE HEALTH PLAN*XV*PLAN7~
N1*PE*CAIRN GROUP PRACTICE*FI*123456789~
LX*1~
CLP*INV-1*19*120*90*10*MC*ICN-1*10*7~
CAS*OA*23*-5*-1~
NM1*QC*1*SAMPLE*ALEX*B**JR~
NM1*IL*1*SAMPLE*PAT****MI*MEM9~
NM1*74*1*SAMPEL*ALEXIS****C*MEM8~
NM1*TT*2*SECOND PLAN*****PI*X9~
NM1*82*1*RIVERA*JO****XX*1245319599~
MIA*0****MA01***************N01*N02~
DTM*232*20260201~
DTM*233*20260228~
DTM*050*20260306~
AMT*AU*100.5~
SVC*HC:H0004:HQ:95*120*85**1.5*HC:90853*6~
DTM*150*20260201~
DTM*151*20260202~
CAS*PR*3*10~
CAS*CO*45*25*.5~
REF*6R*CHG-1~
REF*HPI*1500000017~
AMT*B6*95~
LQ*HE*N130~
PLB*1234567893*20261231*WO:ICN-0*100~
SE*29*0042~
GE*1*777~
IEA*1*000000777~
`

func TestARemittanceIsReadWithAllItSays(t *testing.T) {
	got, err := x12.ReadRemittances(strings.NewReader(fullEra), x12.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []claim.Remittance{{
		Payer: "EXAMPLE HEALTH PLAN", PayerID: "PLAN7", Payee: "CAIRN GROUP PRACTICE", PayeeTax: "123456789",
		Method: "NON", Trace: "EFT-1", On: on(2026, 4, 1), Paid: -10_00, TestFile: true, FromFile: "000000777", InMessage: "0042",
		Provider: []claim.ProviderAdjustment{{Provider: "1234567893", YearEnds: on(2026, 12, 31), Reason: "WO", Reference: "ICN-0", Amount: 100_00}},
		Claims: []claim.PaidClaim{{
			Number: "INV-1", Status: "19", Charge: 120_00, Paid: 90_00, PatientOwes: 10_00, Filing: "MC", PayerNumber: "ICN-1", Place: "10", Frequency: claim.Replacement,
			Patient: claim.Name{Last: "SAMPLE", First: "ALEX", Middle: "B", Suffix: "JR"}, MemberID: "MEM9",
			Corrected: claim.Name{Last: "SAMPEL", First: "ALEXIS"}, CorrectedID: "MEM8", SentOnTo: "SECOND PLAN", Rendering: "1245319599",
			From: on(2026, 2, 1), To: on(2026, 2, 28), Received: on(2026, 3, 6), Allowed: 100_50, Remarks: []string{"MA01", "N01", "N02"},
			Adjustments: []claim.Adjustment{{Group: "OA", Reason: "23", Amount: -5_00, Units: -claim.Whole(1)}},
			Lines: []claim.PaidLine{{
				ID: "CHG-1", Code: "H0004", Modifiers: []string{"HQ", "95"}, Billed: "90853", Charge: 120_00, Paid: 85_00,
				Units: 150, BilledUnits: claim.Whole(6), From: on(2026, 2, 1), To: on(2026, 2, 2), Allowed: 95_00, Rendering: "1500000017", Remarks: []string{"N130"},
				Adjustments: []claim.Adjustment{{Group: "PR", Reason: "3", Amount: 10_00}, {Group: "CO", Reason: "45", Amount: 25_00, Units: 50}},
			}},
		}},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestAServiceWithoutUnitsIsOneUnit(t *testing.T) {
	got, err := x12.ReadRemittances(strings.NewReader(strings.Replace(fullEra, "*1.5*HC", "**HC", 1)), x12.Limits{})
	if err != nil || got[0].Claims[0].Lines[0].Units != claim.Whole(1) {
		t.Errorf("%v", err)
	}
}

func TestAHalfSaidAdjustmentIsRefused(t *testing.T) {
	for name, change := range map[string][2]string{
		"CAS01": {"CAS*PR*3*10~", "CAS**3*10~"},
		"CAS02": {"CAS*PR*3*10~", "CAS*PR**10~"},
		"CAS03": {"CAS*PR*3*10~", "CAS*PR*3~"},
		"CAS04": {"CAS*CO*45*25*.5~", "CAS*CO*45*25*X~"},
		"PLB02": {"*20261231*WO", "*20261301*WO"},
		"PLB04": {"WO:ICN-0*100~", "WO:ICN-0~"},
	} {
		file := strings.Replace(fullEra, change[0], change[1], 1)
		_, err := x12.ReadRemittances(strings.NewReader(file), x12.Limits{})
		if file == fullEra || !errors.Is(err, x12.ErrMalformed) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAClaimMayHave999Lines and no more, as the guide says.
func TestAClaimMayHave999Lines(t *testing.T) {
	for lines, fits := range map[int]bool{999: true, 1000: false} {
		file := strings.NewReplacer("BPR*I*70*", fmt.Sprintf("BPR*I*%d*", lines-10), "CLP*INV-1*1*120*80*20*", fmt.Sprintf("CLP*INV-1*1*%d*%d*0*", lines, lines),
			"SE*19*", fmt.Sprintf("SE*%d*", 10+lines)).Replace(smallEra)
		from, to := strings.Index(file, "SVC*"), strings.Index(file, "PLB*")
		file = file[:from] + strings.Repeat("SVC*HC:90853*1*1~\n", lines) + file[to:]
		_, err := x12.ReadRemittances(strings.NewReader(file), x12.Limits{})
		if fits != (err == nil) || !fits && !errors.Is(err, x12.ErrTooLarge) {
			t.Errorf("%d lines: %v", lines, err)
		}
	}
}
