package x12_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain"
	"cohort/domain/billing/claim"
)

func readEra(file string) ([]claim.Remittance, error) {
	return x12.ReadRemittances(strings.NewReader(file), x12.Limits{})
}

func TestRemittancesAreReadAsTheyWereMade(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 35))
	claims, lines := 0, 0
	for i := range 200 {
		first, second := someRemittance(r, r.IntN(30)), someRemittance(r, 1+r.IntN(3))
		second.InMessage = "0002"
		got, err := readEra(eraFile(first, second))
		if err != nil {
			t.Fatalf("%d: %v\n%s", i, err, eraFile(first, second))
		}
		if want := []claim.Remittance{first, second}; !reflect.DeepEqual(got, want) {
			t.Fatalf("%d:\n got %+v\nwant %+v", i, got, want)
		}
		for _, c := range got[0].Claims {
			claims, lines = claims+1, lines+len(c.Lines)
		}
		if err := got[0].Balance(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("400 remittances, %d claims and %d lines in the first halves, all balanced", claims, lines)
}

// A cent too much or too little in a claim makes that claim wait, and no other; in
// the payment or the provider's adjustments, nothing is taken at all.
func TestEveryCentOutOfPlaceIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	tried, waiting := 0, 0
	for range 20 {
		whole := someRemittance(r, 6)
		file := eraFile(whole)
		lines := strings.Split(file, "\n")
		claims := 0
		for i, line := range lines {
			if strings.HasPrefix(line, "CLP") {
				claims++
			}
			for _, at := range amountsIn(line) {
				cents, err := strconv.ParseFloat(line[at[0]:at[1]], 64)
				if err != nil {
					t.Fatal(err)
				}
				for _, off := range []float64{0.01, -0.01} {
					lines[i] = line[:at[0]] + fmt.Sprintf("%.2f", cents+off) + line[at[1]:]
					got, err := readEra(strings.Join(lines, "\n"))
					tried++
					if strings.HasPrefix(line, "BPR") || strings.HasPrefix(line, "PLB") {
						if !errors.Is(err, x12.ErrUnbalanced) || got != nil {
							t.Fatalf("%s instead of %s: %v", lines[i], line, err)
						}
						continue
					}
					waiting++
					if err != nil || len(got[0].Waiting()) != 1 || got[0].Claims[claims-1].Unbalanced == nil || got[0].Claims[claims-1].Unbalanced.Claim != claims {
						t.Fatalf("%s instead of %s: %v, %+v", lines[i], line, err, got)
					}
					others := append(append([]claim.PaidClaim{}, whole.Claims[:claims-1]...), whole.Claims[claims:]...)
					if posted := got[0].Postable(); len(posted) != len(others) || len(others) > 0 && !reflect.DeepEqual(posted, others) {
						t.Fatalf("%s: posted %+v", lines[i], posted)
					}
					if held := got[0].Held(); held != whole.Claims[claims-1].Paid {
						t.Fatalf("%s: %d cents held, the claim was paid %d", lines[i], held, whole.Claims[claims-1].Paid)
					}
				}
			}
			lines[i] = line
		}
	}
	t.Logf("%d amounts changed by one cent: %d refused, in %d that claim waits and every other may be posted", tried, tried-waiting, waiting)
}

func amountsIn(line string) [][]int {
	var found [][]int
	parts := strings.Split(line, "*")
	wanted := map[string][]int{"BPR": {2}, "CLP": {3, 4}, "SVC": {2, 3}, "CAS": {3}, "PLB": {4}}[parts[0]]
	for _, n := range wanted {
		start := len(strings.Join(parts[:n], "*")) + 1
		found = append(found, []int{start, start + len(strings.TrimSuffix(parts[n], "~"))})
	}
	return found
}

func TestACutRemittanceIsRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	file := eraFile(someRemittance(r, 4), someRemittance(r, 2))
	refused := 0
	for n := range len(file) - 2 {
		got, err := readEra(file[:n])
		if err == nil || got != nil {
			t.Fatalf("cut to %d of %d bytes it was read", n, len(file))
		}
		refused++
	}
	lines := strings.SplitAfter(file, "\n")
	for i := range lines[:len(lines)-1] {
		without := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		if _, err := readEra(without); err == nil {
			t.Fatalf("without segment %d it was read: %s", i+1, lines[i])
		}
		refused++
	}
	t.Logf("%d cut files refused", refused)
}

const smallEra = `ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CAIRNGROUP     *260401*0900*^*00501*000000777*0*P*:~
GS*HP*EXAMPLEPAYER*CAIRNGROUP*20260401*0900*777*X*005010X221A1~
ST*835*0001~
BPR*I*70*C*ACH************20260401~
TRN*1*EFT-1*1999999999~
N1*PR*EXAMPLE HEALTH PLAN~
N1*PE*CAIRN GROUP PRACTICE*XX*1234567893~
LX*1~
CLP*INV-1*1*120*80*20*CI*ICN-1~
NM1*QC*1*SAMPLE*ALEX****MI*MEM1~
SVC*HC:90853*60*50~
DTM*472*20260218~
CAS*CO*45*10~
REF*6R*CHG-1~
SVC*HC:90853*60*30~
DTM*472*20260225~
CAS*PR*1*20**2*5~
CAS*CO*45*5~
REF*6R*CHG-2~
PLB*1234567893*20261231*WO:ICN-0*10~
SE*19*0001~
GE*1*777~
IEA*1*000000777~
`

func TestARefusalNamesThePlace(t *testing.T) {
	tests := map[string]struct {
		change [2]string
		kind   domain.Error
		want   string
	}{
		"payment off":             {[2]string{"*I*70*", "*I*80*"}, x12.ErrUnbalanced, "segment 4 BPR02: the payment is 80, claims less provider adjustments are 70, off by 10"},
		"taken instead of given":  {[2]string{"70*C", "70*D"}, x12.ErrUnbalanced, "segment 4 BPR02"},
		"amount is no amount":     {[2]string{"CAS*CO*45*10~", "CAS*CO*45*1O~"}, x12.ErrMalformed, "segment 13 CAS03, claim 1, line 1: it is not an amount"},
		"a third of a cent":       {[2]string{"CAS*CO*45*10~", "CAS*CO*45*10.003~"}, x12.ErrMalformed, "segment 13 CAS03"},
		"exponent":                {[2]string{"CAS*CO*45*10~", "CAS*CO*45*1E1~"}, x12.ErrMalformed, "segment 13 CAS03"},
		"amount beyond reason":    {[2]string{"CAS*CO*45*10~", "CAS*CO*45*99999999999999999999~"}, x12.ErrMalformed, "segment 13 CAS03"},
		"day that is none":        {[2]string{"20260225", "20260230"}, x12.ErrMalformed, "segment 16 DTM02, claim 1, line 2: it is not a date"},
		"adjustment before claim": {[2]string{"LX*1~", "CAS*CO*45*1~"}, x12.ErrMalformed, "segment 8 CAS: it stands outside a claim"},
		"line before claim":       {[2]string{"LX*1~", "SVC*HC:90853*1*1~"}, x12.ErrMalformed, "segment 8 SVC: it stands outside a claim"},
		"claim without number":    {[2]string{"CLP*INV-1*", "CLP**"}, x12.ErrMalformed, "segment 9 CLP01, claim 1"},
		"no trace number":         {[2]string{"TRN*1*EFT-1", "REF*1*EFT-1"}, x12.ErrMalformed, "segment 4 BPR: no TRN"},
		"wrong count":             {[2]string{"SE*19*", "SE*18*"}, x12.ErrCut, "segment 21 SE01: it should count 19"},
		"wrong control number":    {[2]string{"SE*19*0001", "SE*19*0002"}, x12.ErrCut, "segment 21 SE02"},
		"group count":             {[2]string{"GE*1*", "GE*2*"}, x12.ErrCut, "segment 22 GE01"},
		"envelope control number": {[2]string{"IEA*1*000000777", "IEA*1*000000778"}, x12.ErrCut, "segment 23 IEA02"},
		"message without end":     {[2]string{"SE*19*0001~\n", ""}, x12.ErrCut, "segment 21 GE: the message before it has no end"},
		"claims after PLB":        {[2]string{"SE*19*", "CLP*INV-2*1*0*0~\nSE*20*"}, x12.ErrMalformed, "segment 21 CLP"},
		"an older guide":          {[2]string{"005010X221A1", "004010X091A1"}, x12.ErrWrongKind, "segment 3 ST"},
		"a claim file":            {[2]string{"ST*835*", "ST*837*"}, x12.ErrWrongKind, "segment 3 ST01"},
		"not X12":                 {[2]string{"ISA*00*", "Dear practice,"}, x12.ErrNotX12, "does not begin with an ISA"},
		"something in between":    {[2]string{"GE*1*777~", "NTE*X~\nGE*1*777~"}, x12.ErrMalformed, "segment 22 NTE"},
	}
	if _, err := readEra(smallEra); err != nil {
		t.Fatal(err)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := strings.Replace(smallEra, tt.change[0], tt.change[1], 1)
			if file == smallEra {
				t.Fatal("nothing was changed")
			}
			got, err := readEra(file)
			if !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) || got != nil {
				t.Errorf("got %v, want %v: %s", err, tt.kind, tt.want)
			}
			var shown domain.Error
			if !errors.As(err, &shown) || shown.Kind != domain.KindInvalid || !strings.Contains(shown.Message, tt.want) {
				t.Errorf("what is shown to a person: %+v", shown)
			}
		})
	}
	t.Logf("%d kinds of broken remittance refused", len(tests))
}

// One claim that does not add up waits for a person; the file is taken, and what it
// says of the other claims is posted.
func TestAnUnbalancedClaimWaitsAlone(t *testing.T) {
	second := "CLP*INV-2*1*50*50**CI*ICN-2~\nPLB*1234567893*"
	file := strings.NewReplacer("BPR*I*70*", "BPR*I*120*", "PLB*1234567893*", second, "SE*19*", "SE*20*").Replace(smallEra)
	for name, tt := range map[string]struct {
		change [2]string
		want   claim.Imbalance
	}{
		"a line off by a cent":       {[2]string{"60*30~", "60*30.01~"}, claim.Imbalance{Claim: 1, Line: 2, Due: 30_00, Paid: 30_01}},
		"the claim's charge off":     {[2]string{"*120*80*", "*121*80*"}, claim.Imbalance{Claim: 1, Due: 81_00, Paid: 80_00}},
		"a line that says less":      {[2]string{"SVC*HC:90853*60*50~", "SVC*HC:90853*50*40~"}, claim.Imbalance{Claim: 1, Due: 70_00, Paid: 80_00}},
		"an adjustment off":          {[2]string{"CAS*PR*1*20**2*5~", "CAS*PR*1*21**2*5~"}, claim.Imbalance{Claim: 1, Line: 2, Due: 29_00, Paid: 30_00}},
		"the claim's payment off":    {[2]string{"*120*80*", "*120*80.01*"}, claim.Imbalance{Claim: 1, Due: 80_00, Paid: 80_01}},
		"nothing, and nothing waits": {[2]string{"MEM1", "MEM2"}, claim.Imbalance{}},
	} {
		got, err := readEra(strings.Replace(file, tt.change[0], tt.change[1], 1))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if (tt.want == claim.Imbalance{}) {
			if len(got[0].Waiting()) != 0 || len(got[0].Postable()) != 2 || got[0].Held() != 0 {
				t.Errorf("%s: %+v", name, got[0])
			}
			continue
		}
		waiting, posted := got[0].Waiting(), got[0].Postable()
		if len(waiting) != 1 || *waiting[0].Unbalanced != tt.want || len(posted) != 1 || posted[0].Number != "INV-2" || got[0].Held() != 80_00 {
			t.Errorf("%s: waiting %+v, posted %+v, held %d", name, waiting, posted, got[0].Held())
		}
	}
	// where the payment itself does not add up either, nobody knows what moved for what
	for _, change := range [][2]string{{"BPR*I*120*", "BPR*I*121*"}, {"WO:ICN-0*10~", "WO:ICN-0*11~"}, {"INV-2*1*50*50*", "INV-2*1*51*51*"}} {
		if got, err := readEra(strings.Replace(file, change[0], change[1], 1)); !errors.Is(err, x12.ErrUnbalanced) || got != nil {
			t.Errorf("%v: %v", change, err)
		}
	}
}

func TestOtherSeparatorsAndNoLineBreaksAreRead(t *testing.T) {
	want, err := readEra(smallEra)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"one line":        strings.ReplaceAll(smallEra, "\n", ""),
		"CRLF":            strings.ReplaceAll(smallEra, "\n", "\r\n"),
		"other signs":     strings.NewReplacer("*", "|", ":", ">", "~\n", "\x1c").Replace(smallEra),
		"newline ends":    strings.ReplaceAll(smallEra, "~\n", "\n"),
		"byte order mark": "\ufeff" + smallEra,
		"blanks after":    smallEra + "\r\n \n\x1a",
		"acknowledgment":  strings.Replace(smallEra, "GS*", "TA1*000000101*260305*1415*A*000~\nGS*", 1),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readEra(file)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%v\n%+v", err, got)
			}
		})
	}
	two, err := readEra(smallEra + strings.NewReplacer("*", "|", ":", ">", "~\n", "!").Replace(smallEra))
	if err != nil || len(two) != 2 || !reflect.DeepEqual(two[1], want[0]) {
		t.Errorf("two envelopes with different signs: %v", err)
	}
}

func TestBundledDeniedAndReversedClaimsBalance(t *testing.T) {
	file := strings.NewReplacer("BPR*I*70*", "BPR*I*0*", "*ACH*", "*NON*", "SE*19*", "SE*26*",
		"PLB*1234567893*20261231*WO:ICN-0*10~", `CLP*INV-2*22*-120*-80**CI*ICN-2~
CAS*CO*144*-40~
CLP*INV-3*4*75.5*0*0*CI*ICN-3~
CAS*CO*29*75.50~
MOA***MA130~
CLP*INV-4*3*1*0~
CAS*OA*23*1~
PLB*1234567893*20261231*WO:ICN-0*10*L6*-10~`).Replace(smallEra)
	got, err := readEra(file)
	if err != nil {
		t.Fatal(err)
	}
	claims := got[0].Claims
	if !claims[1].Reversal() || claims[1].Paid != -80_00 || !claims[2].Denied() || claims[2].Remarks[0] != "MA130" || len(got[0].Provider) != 2 {
		t.Errorf("%+v", got[0])
	}
	if claims[0].Share("PR") != 25_00 || claims[0].Share("CO") != 15_00 {
		t.Errorf("shares %d %d", claims[0].Share("PR"), claims[0].Share("CO"))
	}
}

func TestALimitEndsTheReading(t *testing.T) {
	for name, limits := range map[string]x12.Limits{
		"bytes":    {Bytes: 500},
		"segments": {Segments: 10},
		"segment":  {SegmentBytes: 20},
		"claims":   {Claims: 1},
	} {
		file := strings.NewReplacer("SE*19*", "SE*20*", "PLB*1234567893*", "CLP*INV-2*1*0*0~\nPLB*1234567893*").Replace(smallEra)
		if _, err := x12.ReadRemittances(strings.NewReader(file), x12.Limits{}); err != nil {
			t.Fatal(err)
		}
		if _, err := x12.ReadRemittances(strings.NewReader(file), limits); !errors.Is(err, x12.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	exact := x12.Limits{Bytes: int64(len(smallEra))}
	if _, err := x12.ReadRemittances(strings.NewReader(smallEra), exact); err != nil {
		t.Errorf("a file of just the allowed size: %v", err)
	}
}
