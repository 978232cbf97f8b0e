package x12_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain/billing/claim"
)

func envelope(kind, guide, body string) string {
	segments := strings.Count(body, "~") + 2
	return "ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CAIRNGROUP     *260306*0700*^*00501*000000333*0*P*:~\n" +
		"GS*FA*EXAMPLEPAYER*CAIRNGROUP*20260306*0700*333*X*" + guide + "~\n" +
		"ST*" + kind + "*0001*" + guide + "~\n" + body + "SE*" + itoa(segments) + "*0001~\nGE*1*333~\nIEA*1*000000333~\n"
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

const rejected999 = `AK1*HC*102*005010X222A1~
AK2*837*0001*005010X222A1~
IK3*NM1*32*2310*8~
CTX*CLM01:INV-2026-000124~
IK4*9*67*1~
IK3*HI*31*2300*3~
IK4*1:2*1271*I12*F10.20~
IK5*R*5*I5~
AK9*R*1*1*0*5~
`

func Test999sAreRead(t *testing.T) {
	got, err := x12.ReadFileReceipts(strings.NewReader(envelope("999", "005010X231A1", rejected999)), x12.Limits{})
	want := []claim.FileReceipt{{
		Control: "102", Guide: "005010X222A1", Outcome: "R", Sent: 1, Received: 1, Faults: []string{"5"},
		Messages: []claim.MessageReceipt{{Control: "0001", Outcome: "R", Reasons: []string{"5", "I5"}, Faults: []claim.FileFault{
			{Segment: "NM1", Position: 32, Loop: "2310", Reason: "8", Claim: "INV-2026-000124", Elements: []claim.ElementFault{{Element: 9, Reason: "1"}}},
			{Segment: "HI", Position: 31, Loop: "2300", Reason: "3", Elements: []claim.ElementFault{{Element: 1, Component: 2, Reason: "I12", Sent: "F10.20"}}},
		}}},
	}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\n got %+v\nwant %+v", err, got, want)
	}
	if got[0].Taken() || got[0].Messages[0].Taken() {
		t.Error("a rejected file counts as taken")
	}
	ok := envelope("999", "005010X231A1", "AK1*HC*101*005010X222A1~\nAK2*837*0001~\nIK5*A~\nAK9*A*1*1*1~\n")
	got, err = x12.ReadFileReceipts(strings.NewReader(ok), x12.Limits{})
	if err != nil || !got[0].Taken() || !got[0].Messages[0].Taken() || got[0].Control != "101" {
		t.Errorf("%v %+v", err, got)
	}
}

func TestBroken999sAreRefused(t *testing.T) {
	for name, change := range map[string][2]string{
		"no AK1":            {"AK1*HC*102*005010X222A1~\n", ""},
		"no AK9":            {"AK9*R*1*1*0*5~\n", ""},
		"unknown outcome":   {"AK9*R*", "AK9*Q*"},
		"count is no count": {"AK9*R*1*1*0", "AK9*R*1*1*X"},
		"fault of nothing":  {"IK3*NM1*32*2310*8~\nCTX*CLM01:INV-2026-000124~\n", ""},
		"outside a message": {"AK2*837*0001*005010X222A1~\n", ""},
		"place is no place": {"IK3*NM1*32", "IK3*NM1*-1"},
		"foreign segment":   {"IK5*R*5*I5~", "HI*X~"},
		"after its end":     {"AK9*R*1*1*0*5~\n", "AK9*R*1*1*0*5~\nAK2*837*0002~\n"},
	} {
		body := strings.Replace(rejected999, change[0], change[1], 1)
		_, err := x12.ReadFileReceipts(strings.NewReader(envelope("999", "005010X231A1", body)), x12.Limits{})
		if !errors.Is(err, x12.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

const mixed277 = `BHT*0085*08*RESP-1*20260306*0700*TH~
HL*1**20*1~
NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EX001~
TRN*1*RESP-1~
DTP*050*D8*20260305~
DTP*009*D8*20260306~
HL*2*1*21*1~
NM1*41*2*CAIRN GROUP PRACTICE*****46*CAIRNGROUP~
TRN*2*BATCH000102~
STC*A1:19:PR*20260306*WQ*216~
QTY*90*1~
QTY*AA*1~
AMT*YU*120~
AMT*YY*96~
HL*3*2*19*1~
NM1*85*2*CAIRN GROUP PRACTICE*****XX*1234567893~
TRN*1*0~
STC*A1:19:PR**WQ*216~
HL*4*3*PT~
NM1*QC*1*SAMPLE*ALEX****MI*MEM0000001~
TRN*2*INV-2026-000123~
STC*A2:20:PR*20260306*WQ*120~
REF*1K*ICN-123~
DTP*472*RD8*20260218-20260225~
HL*5*3*PT~
NM1*QC*1*SAMPLE*SAM****MI*MEM0000002~
TRN*2*INV-2026-000124~
STC*A7:562:82*20260306*U*96******A7:249**CALL US~
DTP*472*D8*20260218~
SVC*HC:H0005:HQ:95*48*****1~
STC*A7:249*20260306*U~
REF*FJ*CHG-000883~
DTP*472*D8*20260218~
`

func Test277sAreRead(t *testing.T) {
	got, err := x12.ReadClaimReceipts(strings.NewReader(envelope("277", "005010X214", mixed277)), x12.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	day := on(2026, 3, 6)
	want := []claim.ClaimReceipt{{
		Payer: "EXAMPLE HEALTH PLAN", Reference: "BATCH000102",
		Statuses: []claim.Status{{Category: "A1", Code: "19", Entity: "PR", On: day, Amount: 216_00}},
		Provider: []claim.Status{{Category: "A1", Code: "19", Entity: "PR", Amount: 216_00}},
		Claims: []claim.ClaimStatus{
			{Number: "INV-2026-000123", PayerNumber: "ICN-123", Patient: claim.Name{Last: "SAMPLE", First: "ALEX"}, MemberID: "MEM0000001",
				Statuses: []claim.Status{{Category: "A2", Code: "20", Entity: "PR", On: day, Amount: 120_00}},
				From:     on(2026, 2, 18), To: on(2026, 2, 25)},
			{Number: "INV-2026-000124", Patient: claim.Name{Last: "SAMPLE", First: "SAM"}, MemberID: "MEM0000002",
				Statuses: []claim.Status{
					{Category: "A7", Code: "562", Entity: "82", Rejects: true, On: day, Amount: 96_00, Text: "CALL US"},
					{Category: "A7", Code: "249", Rejects: true, On: day, Amount: 96_00, Text: "CALL US"},
				},
				From: on(2026, 2, 18), To: on(2026, 2, 18),
				Lines: []claim.LineStatus{{ID: "CHG-000883", Code: "H0005", Charge: 48_00,
					Statuses: []claim.Status{{Category: "A7", Code: "249", Rejects: true, On: day}}}}},
		},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("\n got %+v\nwant %+v", got, want)
	}
	if !got[0].Claims[0].Accepted() || got[0].Claims[1].Accepted() {
		t.Error("accepted and rejected are mixed up")
	}
}

func TestBroken277sAreRefused(t *testing.T) {
	for name, change := range map[string][2]string{
		"line outside a claim":   {"TRN*2*INV-2026-000124~\n", ""},
		"status before anything": {"HL*1**20*1~\n", "STC*A1:19~\n"},
		"status with no meaning": {"STC*A2:20:PR", "STC*:20:PR"},
		"day that is none":       {"RD8*20260218-20260225", "RD8*20260218-20260232"},
		"amount that is none":    {"*WQ*120~", "*WQ*12O~"},
	} {
		body := strings.Replace(mixed277, change[0], change[1], 1)
		if body == mixed277 {
			t.Fatal(name, "changed nothing")
		}
		_, err := x12.ReadClaimReceipts(strings.NewReader(envelope("277", "005010X214", body)), x12.Limits{})
		if !errors.Is(err, x12.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := x12.ReadClaimReceipts(strings.NewReader(envelope("277", "005010X212", mixed277)), x12.Limits{})
	if !errors.Is(err, x12.ErrWrongKind) {
		t.Errorf("an answer to a status request: %v", err)
	}
}

func TestEachReaderRefusesTheOtherFiles(t *testing.T) {
	sample, err := os.ReadFile("testdata/group-self-subscriber.837")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"837": string(sample), "835": smallEra,
		"999": envelope("999", "005010X231A1", rejected999), "277": envelope("277", "005010X214", mixed277),
	}
	pairs := 0
	for kind, readsIt := range readers() {
		for other, file := range files {
			err := readsIt([]byte(file), x12.Limits{})
			if (other == kind) != (err == nil) || other != kind && !errors.Is(err, x12.ErrWrongKind) {
				t.Errorf("%s reader on a %s: %v", kind, other, err)
			}
			pairs++
		}
		for _, nothing := range []string{"", "\n", "ISA", "hello, this is a long enough text to be an ISA segment, but it is only a letter to the billing desk of a practice"} {
			if err := readsIt([]byte(nothing), x12.Limits{}); !errors.Is(err, x12.ErrNotX12) {
				t.Errorf("%s reader on %q: %v", kind, nothing, err)
			}
		}
	}
	t.Logf("%d pairs of reader and file", pairs)
}
