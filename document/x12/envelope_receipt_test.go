package x12_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain/billing/claim"
)

// ta1 wraps TA1 segments into an envelope of their own.
func ta1(segments string) string {
	return "ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CAIRNGROUP     *260306*0700*^*00501*000000334*0*P*:~\n" +
		segments + "IEA*0*000000334~\n"
}

func TestTA1sAreRead(t *testing.T) {
	file := ta1("TA1*000000101*260305*1415*A*000~\nTA1*000000102*260305*1416*R*006~\nTA1*000000103*260305*1417*E*019~\n")
	got, err := x12.ReadEnvelopeReceipts(strings.NewReader(file), x12.Limits{})
	want := []claim.EnvelopeReceipt{
		{Control: "000000101", On: on(2026, 3, 5), Minute: "1415", Outcome: "A", Note: "000"},
		{Control: "000000102", On: on(2026, 3, 5), Minute: "1416", Outcome: "R", Note: "006"},
		{Control: "000000103", On: on(2026, 3, 5), Minute: "1417", Outcome: "E", Note: "019"},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\n got %+v\nwant %+v", err, got, want)
	}
	if !got[0].Taken() || got[1].Taken() || !got[2].Taken() {
		t.Error("a rejected envelope counts as taken, or the other way round")
	}
	if claim.Label(claim.EnvelopeNotes, got[1].Note) != "The sender's id is not valid" || len(claim.EnvelopeNotes) != 32 {
		t.Errorf("%d notes, 006 is %q", len(claim.EnvelopeNotes), claim.Label(claim.EnvelopeNotes, "006"))
	}
	// in front of a 999, which its own reader reads
	both := strings.Replace(envelope("999", "005010X231A1", rejected999), "GS*", "TA1*000000102*260305*1416*A*000~\nGS*", 1)
	got, err = x12.ReadEnvelopeReceipts(strings.NewReader(both), x12.Limits{})
	if err != nil || len(got) != 1 || got[0].Control != "000000102" {
		t.Errorf("%v %+v", err, got)
	}
	if receipts, err := x12.ReadFileReceipts(strings.NewReader(both), x12.Limits{}); err != nil || len(receipts) != 1 {
		t.Errorf("%v %+v", err, receipts)
	}
}

func TestBrokenTA1sAreRefused(t *testing.T) {
	const one = "TA1*000000101*260305*1415*A*000~\n"
	for name, tt := range map[string]struct {
		file string
		kind error
	}{
		"nothing":            {"", x12.ErrNotX12},
		"no TA1":             {envelope("999", "005010X231A1", rejected999), x12.ErrWrongKind},
		"a day that is none": {ta1("TA1*000000101*260230*1415*A*000~\n"), x12.ErrMalformed},
		"an outcome of none": {ta1("TA1*000000101*260305*1415*P*000~\n"), x12.ErrMalformed},
		"about no file":      {ta1("TA1**260305*1415*A*000~\n"), x12.ErrMalformed},
		"without a note":     {ta1("TA1*000000101*260305*1415*A~\n"), x12.ErrMalformed},
		"something else":     {ta1(one + "NTE*X~\n"), x12.ErrMalformed},
		"behind a group":     {strings.Replace(envelope("999", "005010X231A1", rejected999), "IEA*", one+"IEA*", 1), x12.ErrMalformed},
		"a wrong count":      {strings.Replace(ta1(one), "IEA*0*", "IEA*1*", 1), x12.ErrCut},
		"cut":                {strings.Replace(ta1(one), "IEA*0*000000334~\n", "", 1), x12.ErrCut},
	} {
		if got, err := x12.ReadEnvelopeReceipts(strings.NewReader(tt.file), x12.Limits{}); !errors.Is(err, tt.kind) || got != nil {
			t.Errorf("%s: %v, %+v", name, err, got)
		}
	}
}
