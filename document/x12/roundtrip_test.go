package x12_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain/billing/claim"
)

func read(t testing.TB, file []byte) x12.Professional {
	t.Helper()
	p, err := x12.ReadProfessional(bytes.NewReader(file), x12.Limits{})
	if err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	return p
}

func TestWhatWasWrittenIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 10))
	const files = 300
	claims, lines := 0, 0
	for i := range files {
		p := cairn(i+1, "BATCH")
		for range 1 + r.IntN(20) {
			claims++
			c := someClaim(r, claims)
			if n := len(p.Claims); n > 0 && r.IntN(2) == 0 { // the same patient again
				c.Coverage, c.Dependent = p.Claims[n-1].Coverage, p.Claims[n-1].Dependent
				if len(c.Others) > 0 || len(p.Claims[n-1].Others) > 0 {
					c = someClaim(r, claims)
				}
			}
			lines += len(c.Lines)
			p.Claims = append(p.Claims, c)
		}
		file := write(t, p)
		got := read(t, file)
		if got.Control != p.Control || got.Reference != "BATCH" || !got.Test || !got.Created.Equal(p.Created) ||
			len(got.Further) > 0 || got.Submitter.Name != "CAIRN GROUP PRACTICE" || got.Submitter.Phone != p.Submitter.Phone || got.Receiver.ID != p.Receiver.ID {
			t.Fatalf("envelope: %+v", got)
		}
		for j, c := range p.Claims {
			if want := c.Canonical(); !reflect.DeepEqual(got.Claims[j], want) {
				t.Fatalf("file %d claim %d\n got %+v\nwant %+v\n%s", i, j, got.Claims[j], want, file)
			}
		}
		if again := write(t, got); !bytes.Equal(again, file) {
			t.Fatalf("file %d is written differently the second time", i)
		}
	}
	t.Logf("%d files, %d claims, %d lines read back as written", files, claims, lines)
}

func TestSamplesAreReadAsTheValuesBehindThem(t *testing.T) {
	for name, want := range map[string]claim.Claim{
		"group-self-subscriber.837":       selfClaim(),
		"group-dependent-replacement.837": dependentClaim(),
	} {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, file)
		if len(got.Claims) != 1 || !reflect.DeepEqual(got.Claims[0], want.Canonical()) {
			t.Errorf("%s: %+v", name, got.Claims)
		}
	}
}

func TestACutClaimFileIsRefused(t *testing.T) {
	file := write(t, cairn(1, "B", selfClaim(), dependentClaim()))
	refused := 0
	for n := range len(file) - 2 { // the last newline and terminator
		if _, err := x12.ReadProfessional(bytes.NewReader(file[:n]), x12.Limits{}); err == nil {
			t.Fatalf("cut to %d of %d bytes it was read", n, len(file))
		}
		refused++
	}
	lines := strings.SplitAfter(string(file), "\n")
	for i := range lines[:len(lines)-1] {
		without := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		_, err := x12.ReadProfessional(strings.NewReader(without), x12.Limits{})
		var at *x12.Error
		if !errors.As(err, &at) {
			t.Fatalf("without segment %d: %v", i+1, err)
		}
		refused++
	}
	t.Logf("%d cut files refused", refused)
}

func TestAReceiptsPositionLeadsToItsClaim(t *testing.T) {
	p := cairn(1, "B", selfClaim(), dependentClaim())
	segments := strings.Split(string(write(t, p)), "~\n")[2:] // ST is the first
	for position, segment := range segments {
		if !strings.HasPrefix(segment, "CLM*") {
			continue
		}
		i, ok := p.ClaimAt(position + 1)
		if !ok || !strings.HasPrefix(segment, "CLM*"+p.Claims[i].Number) {
			t.Errorf("segment %d %s led to %d %v", position+1, segment, i, ok)
		}
	}
	if _, ok := p.ClaimAt(2); ok {
		t.Error("the header led to a claim")
	}
	if _, ok := p.ClaimAt(len(segments) - 3); ok {
		t.Error("the trailer led to a claim")
	}
}

func TestABrokenTreeOrTotalIsRefused(t *testing.T) {
	file := string(write(t, cairn(1, "B", selfClaim(), dependentClaim())))
	for name, tt := range map[string]struct {
		change [2]string
		kind   error
		want   string
	}{
		"total off by a cent":            {[2]string{"*120***", "*120.01***"}, x12.ErrUnbalanced, "CLM02, claim 1: the claim's total is 120.01, its lines are 120"},
		"level skipped":                  {[2]string{"HL*3*1*22", "HL*4*1*22"}, x12.ErrMalformed, "HL01"},
		"dependent under the provider":   {[2]string{"HL*4*3*23", "HL*4*1*23"}, x12.ErrMalformed, "HL02"},
		"dependent of somebody before":   {[2]string{"HL*4*3*23", "HL*4*2*23"}, x12.ErrMalformed, "HL02"},
		"subscriber under level none":    {[2]string{"HL*3*1*22", "HL*3*0*22"}, x12.ErrMalformed, "HL02"},
		"subscriber under nobody":        {[2]string{"HL*3*1*22", "HL*3**22"}, x12.ErrMalformed, "HL02"},
		"dependent of one insured alone": {[2]string{"SBR*P**GRP1000******MC", "SBR*P*18*GRP1000******MC"}, x12.ErrMalformed, "CLM: no patient"},
		"line skipped":                   {[2]string{"LX*2~", "LX*3~"}, x12.ErrMalformed, "LX01"},
		"segment that is not understood": {[2]string{"REF*6R*CHG-000881~", "SV2*0300*HC:90853*60*UN*1~"}, x12.ErrMalformed, "SV2, claim 1, line 1"},
		"units of another kind":          {[2]string{"*60*UN*1*", "*60*DA*1*"}, x12.ErrMalformed, "SV101, claim 1, line 1"},
		"half a unit":                    {[2]string{"*60*UN*1*", "*60*UN*1.5*"}, x12.ErrMalformed, "SV104"},
		"pointer to no diagnosis":        {[2]string{"***1:2~", "***1:13~"}, x12.ErrMalformed, "SV107"},
		"diagnoses of two codes":         {[2]string{"HI*ABK:", "HI*BK:"}, x12.ErrMalformed, "HI02"},
		"an institutional claim":         {[2]string{"0001*005010X222A1", "0001*005010X223A2"}, x12.ErrWrongKind, "segment 3 ST"},
		"time that is none":              {[2]string{"*BATCH*20260305*1415*", "*BATCH*20260305*2515*"}, x12.ErrMalformed, "BHT04"},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.Replace(strings.Replace(file, "*B*2026", "*BATCH*2026", 1), tt.change[0], tt.change[1], 1)
			if !strings.Contains(broken, tt.change[1]) {
				t.Fatal("nothing was changed")
			}
			_, err := x12.ReadProfessional(strings.NewReader(broken), x12.Limits{})
			if !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
