package x12_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"cohort/document/x12"
	"cohort/domain"
)

// readers are the four readers by the message they want, results dropped.
func readers() map[string]func([]byte, x12.Limits) error {
	return map[string]func([]byte, x12.Limits) error{
		"837": func(b []byte, l x12.Limits) error { _, err := x12.ReadProfessional(bytes.NewReader(b), l); return err },
		"835": func(b []byte, l x12.Limits) error { _, err := x12.ReadRemittances(bytes.NewReader(b), l); return err },
		"999": func(b []byte, l x12.Limits) error { _, err := x12.ReadFileReceipts(bytes.NewReader(b), l); return err },
		"277": func(b []byte, l x12.Limits) error { _, err := x12.ReadClaimReceipts(bytes.NewReader(b), l); return err },
	}
}

func seeds(t testing.TB) []string {
	t.Helper()
	r := rand.New(rand.NewPCG(4, 4))
	list := []string{
		smallEra, eraFile(someRemittance(r, 3), someRemittance(r, 0)),
		envelope("999", "005010X231A1", rejected999), envelope("277", "005010X214", mixed277),
	}
	for i := range 3 {
		list = append(list, string(write(t, cairn(1, "B", someClaim(r, i), someClaim(r, i+10)))))
	}
	for _, name := range []string{"group-self-subscriber.837", "group-dependent-replacement.837"} {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(file))
	}
	return list
}

// FuzzReaders: whatever the bytes, no reader panics; what the 835 reader takes
// balances; an error is always one of ours and never repeats the text.
func FuzzReaders(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) { readAll(t, file) })
}

func readAll(t *testing.T, file []byte) (taken int) {
	t.Helper()
	for kind, readsIt := range readers() {
		err := readsIt(file, x12.Limits{})
		var e *x12.Error
		if err != nil && (!errors.As(err, &e) || e.Kind.Code == "" || len(e.Error()) > 300) {
			t.Fatalf("%s reader: %v", kind, err)
		}
		if err == nil {
			taken++
		}
	}
	list, err := x12.ReadRemittances(bytes.NewReader(file), x12.Limits{})
	if err == nil {
		for _, r := range list {
			if !r.Accounted() {
				t.Fatal("a payment that does not add up was taken")
			}
			for _, c := range r.Postable() {
				if off := c.Balance(); off != nil {
					t.Fatal(off)
				}
			}
		}
	}
	return taken
}

// TestDamagedFilesNeverBreakAReader is the part of the fuzzing that runs each
// time: bytes changed, dropped, doubled and moved between files.
func TestDamagedFilesNeverBreakAReader(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	list := seeds(t)
	const tries = 4000
	taken := 0
	for range tries {
		file := []byte(pick(r, list))
		for range 1 + r.IntN(4) {
			at := r.IntN(len(file))
			switch r.IntN(4) {
			case 0:
				file[at] = "~*:^\n0-.AZI\x00\xff"[r.IntN(13)]
			case 1:
				file = append(file[:at:at], file[min(len(file), at+1+r.IntN(30)):]...)
			case 2:
				end := min(len(file), at+r.IntN(200))
				file = append(file[:end:end], file[at:]...)
			case 3:
				other := pick(r, list)
				file = append(file[:at:at], other[r.IntN(len(other)):]...)
			}
			if len(file) == 0 {
				file = []byte("~")
			}
		}
		taken += readAll(t, file)
	}
	t.Logf("%d damaged files, %d still read as whole", tries, taken)
}

// FuzzNamesAndAddresses: whatever a name, an address or a note holds, either
// the fault is named before anything is written, or the file reads back as the
// canonical claim.
func FuzzNamesAndAddresses(f *testing.F) {
	for _, seed := range [][5]string{
		{"Núñez", "Alex", "12 Main St #4", "Springfield", "late"}, {"a*b~c:d^e", "李", "\n", "\x00\xff", "~IEA*1*1~"},
		{"O'Brien-Łukasz", "", "½ Elm St", "St. Louis", "“quoted”"}, {" ", "é", "P.O. Box 1", "X", "🙂"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4])
	}
	f.Fuzz(func(t *testing.T, last, first, street, city, note string) {
		writeAndRead(t, last, first, street, city, note)
	})
}

func writeAndRead(t *testing.T, last, first, street, city, note string) bool {
	t.Helper()
	c := dependentClaim()
	c.Dependent.Last, c.Dependent.First, c.Note = last, first, note
	c.Dependent.Address.Line1, c.Dependent.Address.City = street, city
	c.Rendering.Last, c.Billing.Last, c.Lines[0].Note = first, last, note
	c.Coverage.MemberID, c.Coverage.Payer.Name = note, city
	p := cairn(1, "B", c, c)
	p.Claims[1].Number = "INV-2"
	var b bytes.Buffer
	if err := x12.WriteProfessional(&b, p); err != nil {
		var e domain.Error
		if !errors.As(err, &e) || len(e.Fields) == 0 || b.Len() != 0 {
			t.Fatalf("%v after %d bytes", err, b.Len())
		}
		return false
	}
	got, err := x12.ReadProfessional(&b, x12.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Claims {
		if want := p.Claims[i].Canonical(); !reflect.DeepEqual(got.Claims[i], want) {
			t.Fatalf("got %+v\nwant %+v", got.Claims[i], want)
		}
	}
	return true
}

// TestOddNamesAndAddressesAreWrittenOrNamed is the part of that fuzzing that
// runs each time.
func TestOddNamesAndAddressesAreWrittenOrNamed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	signs := []rune("ABCxyz  '-.,#*~:^éñŁøßİ‘’“—\u0301李Я\n\t\x00\u200b½🙂&()/09")
	odd := func() string {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteRune(pick(r, signs[:len(signs)-r.IntN(len(signs))]))
		}
		return b.String()
	}
	const tries = 3000
	written := 0
	for range tries {
		if writeAndRead(t, "A"+odd(), "B"+odd(), "1"+odd(), "Cc"+odd(), "Dd"+odd()) {
			written++
		}
	}
	if written == 0 || written == tries {
		t.Errorf("%d of %d written: one side is not tested", written, tries)
	}
	t.Logf("%d odd claims: %d written and read back, %d refused by field", tries, written, tries-written)
}

// endless repeats a piece of text for ever.
type endless struct {
	head, piece string
	read        int64
}

func (e *endless) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) {
		source := e.piece
		at := 0
		if e.read < int64(len(e.head)) {
			source, at = e.head, int(e.read)
		} else {
			at = int((e.read - int64(len(e.head))) % int64(len(e.piece)))
		}
		k := copy(b[n:], source[at:])
		n, e.read = n+k, e.read+int64(k)
	}
	return n, nil
}

// TestAnEndlessFileCostsBoundedMemory feeds each reader the cheapest segments
// that make it keep something, without end.
func TestAnEndlessFileCostsBoundedMemory(t *testing.T) {
	isa := smallEra[:strings.Index(smallEra, "GS*")]
	era := smallEra[:strings.Index(smallEra, "CLP*")]
	receipt, status := envelope("999", "005010X231A1", ""), envelope("277", "005010X214", "")
	claims := string(write(t, cairn(1, "B", selfClaim())))
	at := strings.Index(claims, "CLM*")
	cases := map[string]struct{ kind, head, piece string }{
		"nothing but blanks":   {"835", "", "\n"},
		"one long segment":     {"835", era, "A"},
		"many elements":        {"835", era, "*"},
		"empty segments":       {"835", era, "~"},
		"claims":               {"835", era, "CLP*1*1*0*0~"},
		"lines":                {"835", era + "CLP*1*1*0*0~", "SVC*HC:A*0*0~"},
		"lines of many claims": {"835", era, "CLP*1*1*0*0~" + strings.Repeat("SVC*HC*0*0~", 900)},
		"adjustments":          {"835", era + "CLP*1*1*0*0~", "CAS*C*1*0*0*1*0*0*1*0*0*1*0*0*1*0*0*1*0~"},
		"provider adjustments": {"835", era, "PLB*1*20260101*A*0*A*0*A*0*A*0*A*0*A*0~"},
		"remarks":              {"835", era + "CLP*1*1*0*0~", "MOA***A*A*A*A*A~"},
		"envelopes":            {"835", "", isa + "IEA*0*000000777~"},
		"messages":             {"999", receipt[:strings.Index(receipt, "SE*")] + "AK1*HC*1~", "AK2*837*1~IK5*A~"},
		"faults":               {"999", receipt[:strings.Index(receipt, "SE*")] + "AK1*HC*1~AK2*837*1~", "IK3*A*1~"},
		"statuses":             {"277", status[:strings.Index(status, "SE*")] + "HL*1**21~", "STC*A********" + "*A*A~"},
		"claims sent":          {"837", claims[:at], "CLM*A*0~"},
		"lines sent":           {"837", claims[:at], claims[at:strings.Index(claims, "LX*1")] + "LX*1~SV1*HC*120*UN*1~"},
		"levels":               {"837", claims[:at], "HL*3*1*22*0~"},
		"other policies":       {"837", claims[:at], "CLM*A*0~" + strings.Repeat("SBR*S~", 10)},
	}
	var most uint64
	for name, tt := range cases {
		source := &endless{head: tt.head, piece: tt.piece}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		err := readFrom(tt.kind, source)
		runtime.ReadMemStats(&after)
		var e *x12.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
		if source.read > 17<<20 {
			t.Errorf("%s: read %d bytes", name, source.read)
		}
		used := after.TotalAlloc - before.TotalAlloc
		most = max(most, used)
		if used > 512<<20 {
			t.Errorf("%s: allocated %d MB in all", name, used>>20)
		}
		t.Logf("%-22s stopped after %5d kB, %4d MB allocated in all: %v", name, source.read>>10, used>>20, err)
	}
}

func readFrom(kind string, in io.Reader) (err error) {
	switch kind {
	case "837":
		_, err = x12.ReadProfessional(in, x12.Limits{})
	case "835":
		_, err = x12.ReadRemittances(in, x12.Limits{})
	case "999":
		_, err = x12.ReadFileReceipts(in, x12.Limits{})
	case "277":
		_, err = x12.ReadClaimReceipts(in, x12.Limits{})
	}
	return err
}
