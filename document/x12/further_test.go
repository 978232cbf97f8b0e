package x12_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain"
)

// foreign is a claim file as other programs write it: what the published examples of
// guide 005010X222A1 hold beside what Cohort has fields for, in one file with
// invented people. A contact of the billing provider, further numbers, an accident
// with an ambulance, a pay-to plan, minutes, days from and through, a drug, a form
// with its answers, a payer named by another kind of number.
const foreign = `ISA*00*          *00*          *30*SENDER         *ZZ*TAKER          *260305*1415*^*00501*000000044*0*P*>~
GS*HC*SENDER*TAKER*20260305*1415*44*X*005010X222A1~
ST*837*0021*005010X222A1~
BHT*0019*00*0123*20260305*141530*RP~
NM1*41*2*EXAMPLE BILLING SERVICE*****46*SENDER~
PER*IC*JO DESK*EM*DESK@EXAMPLE.COM*TE*5555550100*EX*231~
PER*IC*NIGHT DESK*TE*5555550101~
NM1*40*2*EXAMPLE TAKER*****46*TAKER~
HL*1**20*1~
NM1*85*1*RIVERA*JO****XX*1245319599~
N3*100 EXAMPLE ST~
N4*SPRINGFIELD*IL*627010001~
REF*EI*123456789~
REF*0B*LIC77~
PER*IC*KIM*TE*5555550102~
NM1*87*2~
N3*PO BOX 9~
N4*SPRINGFIELD*IL*62701~
NM1*PE*2*PLAN OF OTHERS*****PI*PE1~
N3*1 PLAN WAY~
N4*SPRINGFIELD*IL*62701~
REF*EI*987654321~
HL*2*1*22*1~
SBR*P**2222-SJ******CI~
NM1*IL*1*SAMPLE*PAT****MI*MEM1~
DMG*D8*19700101*F~
NM1*PR*2*EXAMPLE PLAN*****XV*PLAN7~
REF*G2*KA6663~
HL*3*2*23*0~
PAT*19~
NM1*QC*1*SAMPLE*ALEX~
N3*200 EXAMPLE AVE~
N4*SPRINGFIELD*IL*62702***~
DMG*D8*20050115*M~
REF*Y4*32323232~
PER*IC*ALEX SAMPLE*TE*5555550103~
CLM*A-1*300.5***41>B>1*Y*A*Y*I*P*AA>>>CA~
DTP*439*D8*20260201~
DTP*454*D8*20260202~
PWK*OZ*BM***AC*DMN0012~
AMT*F5*10~
REF*D9*17312345600006351~
REF*G1*AUTH1~
K3*SOMETHING~
NTE*CER*CERTIFIED~
CR1*LB*140**A*DH*12****UNCONSCIOUS~
CRC*07*Y*04*06~
HI*ABK>F411*ABF>F1020~
HI*BP>00142~
HCP*00*0~
NM1*82*1*RIVERA*JO****XX*1245319599~
PRV*PE*PXC*101YM0800X~
REF*G2*PBS1~
NM1*PW*2~
N3*1 START RD~
N4*SPRINGFIELD*IL*62701~
NM1*45*2~
N3*2 END RD~
N4*SPRINGFIELD*IL*62701~
SBR*S*01*******MB~
AMT*D*39~
AMT*A8*15~
OI***Y*P**Y~
MOA***MA01~
NM1*IL*1*SAMPLE*LEE****MI*OTHER1~
NM1*PR*2*SECOND PLAN*****PI*P2~
DTP*573*D8*20260301~
NM1*82*1~
REF*G2*PBS3334~
LX*1~
SV1*HC>00142>QK*200*MJ*61***1**Y~
DTP*472*RD8*20260201-20260203~
DTP*471*D8*20260130~
QTY*PT*2~
REF*6R*L1~
SVD*P2*39*HC>00143**61~
CAS*CO*42*161~
DTP*573*D8*20260301~
LX*2~
SV1*HC>J3490>>>>>SALINE*100.5*UN*7*12**1>2~
DTP*472*RD8*20260201-20260201~
LIN**N4*00004196501~
CTP****7*UN~
REF*XZ*2530001~
NM1*DK*1*OKORO*DANA****XX*1999999984~
N3*3 ORDER RD~
N4*SPRINGFIELD*IL*62701~
REF*1G*X9~
PER*IC*LEE*TE*5555550104~
LQ*UT*04.03~
FRM*1A**056~
SE*%d*0021~
GE*1*44~
IEA*1*000000044~
`

func foreignFile() string {
	return fmt.Sprintf(foreign, strings.Count(foreign, "\n")-4)
}

func TestFilesOfOtherProgramsAreReadWhole(t *testing.T) {
	got, err := x12.ReadProfessional(strings.NewReader(foreignFile()), x12.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Submitter.Contact != "JO DESK" || got.Submitter.Phone != "5555550100" || got.Submitter.Qualifier != "30" || len(got.Claims) != 1 {
		t.Fatalf("%+v", got)
	}
	c := got.Claims[0]
	if c.Billing.Tax.Number != "123456789" || c.Billing.PayTo.Line1 != "PO BOX 9" || c.Billing.Address.Line1 != "100 EXAMPLE ST" {
		t.Errorf("what is said of the pay-to plan was taken for the billing provider: %+v", c.Billing)
	}
	if c.Coverage.Payer.ID != "PLAN7" || c.Dependent == nil || c.Dependent.First != "ALEX" || !c.Accident.Auto || c.Accident.State != "CA" || c.Authorization != "AUTH1" || c.Note != "" || c.Location != nil {
		t.Errorf("%+v", c)
	}
	if len(c.Diagnoses) != 2 || c.Diagnoses[0] != "F411" || c.OlderCodes || c.Rendering.Taxonomy != "101YM0800X" || len(c.Others) != 1 || c.Others[0].Decision.Paid != 39_00 {
		t.Errorf("%+v", c)
	}
	first, second := c.Lines[0], c.Lines[1]
	if !first.InMinutes || first.Units != 61 || first.On != on(2026, 2, 1) || first.Through != on(2026, 2, 3) || first.ID != "L1" || first.Decisions[0].Units != 61 {
		t.Errorf("%+v", first)
	}
	if second.InMinutes || second.Through != (domain.Date{}) || second.Place != "12" || second.Charge != 100_50 || second.Rendering != nil {
		t.Errorf("%+v", second)
	}
	var kept []string
	for _, f := range got.Further {
		name, rest, _ := strings.Cut(f.Text, "*")
		key, _, _ := strings.Cut(rest, "*")
		kept = append(kept, fmt.Sprintf("%d.%d %s %s", f.Claim, f.Line, name, key))
	}
	want := []string{
		"0.0 PER IC", "0.0 PER IC", "0.0 REF 0B", "0.0 PER IC", "0.0 NM1 PE", "0.0 N3 1 PLAN WAY", "0.0 N4 SPRINGFIELD", "0.0 REF EI",
		"0.0 NM1 PR", "0.0 REF G2", "0.0 REF Y4", "0.0 PER IC",
		"1.0 CLM A-1", "1.0 DTP 454", "1.0 PWK OZ", "1.0 REF D9", "1.0 K3 SOMETHING", "1.0 NTE CER", "1.0 CR1 LB", "1.0 CRC 07", "1.0 HI BP:00142", "1.0 HCP 00",
		"1.0 REF G2", "1.0 NM1 PW", "1.0 N3 1 START RD", "1.0 N4 SPRINGFIELD", "1.0 NM1 45", "1.0 N3 2 END RD", "1.0 N4 SPRINGFIELD",
		"1.0 AMT A8", "1.0 OI ", "1.0 MOA ", "1.0 NM1 82", "1.0 REF G2",
		"1.1 SV1 HC:00142:QK", "1.1 DTP 471", "1.1 QTY PT", "1.1 SVD P2",
		"1.2 SV1 HC:J3490:::::SALINE", "1.2 LIN ", "1.2 CTP ", "1.2 REF XZ", "1.2 NM1 DK", "1.2 N3 3 ORDER RD", "1.2 N4 SPRINGFIELD", "1.2 REF 1G", "1.2 PER IC", "1.2 LQ UT", "1.2 FRM 1A",
	}
	if strings.Join(kept, "\n") != strings.Join(want, "\n") {
		t.Errorf("kept\n%s\nwant\n%s", strings.Join(kept, "\n"), strings.Join(want, "\n"))
	}
	if err := x12.WriteProfessional(&bytes.Buffer{}, got); err == nil || !strings.Contains(fmt.Sprint(err), "further") {
		t.Errorf("a file of which a part would be lost was written again: %v", err)
	}
}

func TestDiagnosesOfTheOlderCodeAreReadAndNotSent(t *testing.T) {
	file := strings.NewReplacer("ABK>F411", "BK>0340", "ABF>F1020", "BF>V7389").Replace(foreignFile())
	got, err := x12.ReadProfessional(strings.NewReader(file), x12.Limits{})
	if err != nil || !got.Claims[0].OlderCodes || got.Claims[0].Diagnoses[1] != "V7389" {
		t.Fatalf("%+v, %v", got.Claims, err)
	}
	got.Further = nil
	var e domain.Error
	if err := got.Check(); !errors.As(err, &e) || !strings.Contains(fmt.Sprint(e.Fields), "claims[0].diagnoses") {
		t.Errorf("%v", err)
	}
}

// What the guide does not have, or not there, is never taken for read.
func TestWhatTheGuideDoesNotHaveIsRefused(t *testing.T) {
	for name, change := range map[string][2]string{
		"an institutional line":   {"QTY*PT*2~", "SV2*0300*HC>90853*1*UN*1~"},
		"a segment of no guide":   {"QTY*PT*2~", "ZZZ*1~"},
		"somebody in a lost role": {"NM1*DK*1*OKORO", "NM1*ZZ*1*OKORO"},
		"an address of nobody":    {"PRV*PE*PXC*101YM0800X~", "N3*1 NOWHERE~"},
		"days the wrong way":      {"20260201-20260203", "20260203-20260201"},
		"two days as one":         {"472*RD8*20260201-20260203", "472*D8*20260201-20260203"},
	} {
		file := strings.Replace(foreignFile(), change[0], change[1], 1)
		_, err := x12.ReadProfessional(strings.NewReader(file), x12.Limits{})
		if file == foreignFile() || !errors.Is(err, x12.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
