package release_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"cohort/document/fhir"
	"cohort/document/release"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/domain/intake/instrument"
)

// Names that are rare, common, words, of other scripts' spellings, doubled and short.
// Nobody bears them together.
var (
	firstNames = []string{"Grace", "Will", "Hope", "Mark", "May", "Babatunde", "Elizabeth", "Katarzyna", "Núria", "Xiao Ling", "Mary Ann", "Jean-Luc", "Søren", "Aoife", "Dmitri", "Leticia", "Ruth", "Ivo", "Guadalupe", "Fionnuala", "Thanh", "Esi", "Rosalind", "Oskar"}
	lastNames  = []string{"Garcia-Lopez", "O'Brien", "Okonkwo", "Nguyen", "Wiśniewski", "van der Berg", "Rivers", "Stone", "Abernathy", "Castellano", "Lindqvist", "Petrov", "Achterberg", "Ferreira", "Mbeki", "Halloran", "Sandoval", "Yamamoto", "Kowalczyk", "Dubois"}
	nicknames  = []string{"Sparky", "Bee", "Tunde", "Lupe", "Nana", "Zuzu", "Coach", "Kit", "Mouse", "Duke", "Skip", "Pepper"}
	sentences  = []string{"Talked with %s about the week.", "After the break %s asked what had helped.", "Stayed near %s when it got loud.", "Said that %s had called on Sunday.", "Paired with %s for the exercise, and thanked the group."}
)

// group makes twelve members, of whom the first is the one whose record leaves.
func group(r *rand.Rand) []privacy.Person {
	first, last, nick := r.Perm(len(firstNames)), r.Perm(len(lastNames)), r.Perm(len(nicknames))
	members := make([]privacy.Person, 12)
	for i := range members {
		members[i] = privacy.Person{ID: fmt.Sprint(i), First: firstNames[first[i]], Last: lastNames[last[i]], Nicknames: []string{nicknames[nick[i]]},
			Code: fmt.Sprintf("C-%d", 4100+i), Emails: []string{fmt.Sprintf("member%d.%d@example.org", i, r.IntN(1000))}, Phones: []string{fmt.Sprintf("+1 555 01%d 4%03d", i+10, r.IntN(1000))}}
		if i%3 == 0 {
			members[i].Former = []string{lastNames[last[12+i%8]]}
		}
	}
	return members
}

// forms are what may be written of a member.
func forms(p privacy.Person) []string {
	initial := func(s string) string { return string([]rune(s)[0]) }
	return append([]string{p.First + " " + p.Last, p.First, p.Last, p.Nicknames[0], initial(p.First) + "." + initial(p.Last) + ".", p.First + " " + initial(p.Last) + ".", p.Code, p.Emails[0]}, p.Former...)
}

// planted is a record with a sentence about somebody else in every text it has.
func planted(r *rand.Rand, members []privacy.Person) (record clinical.ReleasedRecord, names []string) {
	fill(reflect.ValueOf(&record).Elem())
	record.Client = clinical.ReleasedClient{ID: domain.NewID[domain.ClientID](), Code: members[0].Code, FirstName: members[0].First, LastName: members[0].Last}
	record.EachTold(func(_ clinical.ToldAt, told *clinical.Told) {
		of := forms(members[1+r.IntN(11)])
		name := of[r.IntN(len(of))]
		names = append(names, name)
		*told = clinical.Told("The room was calm. " + fmt.Sprintf(sentences[r.IntN(len(sentences))], name) + " Plans to come again.")
	})
	return record, names
}

var (
	on     = domain.Date{Year: 2026, Month: time.March, Day: 9}
	at     = time.Date(2026, 3, 9, 15, 0, 0, 0, time.UTC)
	toldIs = reflect.TypeFor[clinical.Told]()
)

// fill gives every list of a record one item and every text something, whatever
// fields there are.
func fill(v reflect.Value) {
	switch {
	case v.Type() == toldIs:
		v.SetString("x")
	case v.Type() == reflect.TypeFor[domain.Date]():
		v.Set(reflect.ValueOf(on))
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(at))
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case v.Kind() == reflect.Array: // an id
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(1 + i + int(v.Addr().Pointer())%200))
		}
	}
}

// paperOf is what is written of a record whose texts were checked.
func paperOf(t *testing.T, record clinical.ReleasedRecord, redactions []clinical.Redaction) clinical.ReleasePaper {
	t.Helper()
	leave, err := record.Without(redactions)
	if err != nil {
		t.Fatal(err)
	}
	zero := 0
	leave.Assessments = []clinical.ReleasedAssessment{{ID: domain.NewID[domain.AssessmentID](), Instrument: "gad-2", Name: "GAD-2", TakenOn: on, Answers: []*int{&zero, &zero}, Total: &zero}}
	leave.Attendance[0].ID, leave.Attendance[0].Ends = domain.NewID[domain.SessionID](), at.Add(time.Hour)
	leave.Attendance[0].Leaders = []clinical.ReleasedPerson{{ID: domain.NewID[domain.UserID](), Name: "Noor Castellane"}}
	leave.Consent.ID, leave.Referrals[0].ID, leave.Plans[0].ID, leave.Notes[0].ID = domain.NewID[domain.ConsentID](), domain.NewID[domain.ReferralID](), domain.NewID[domain.TreatmentPlanID](), domain.NewID[domain.ProgressNoteID]()
	leave.Plans[0].SignedBy, leave.Notes[0].Signed[0].ReleasedPerson = leave.Attendance[0].Leaders[0], leave.Attendance[0].Leaders[0]
	leave.Notes[0].Addenda[0].Signed.ReleasedPerson = leave.Attendance[0].Leaders[0]
	leave.Discharges[0].ID, leave.Discharges[0].Signed[0].ReleasedPerson = domain.NewID[domain.DischargeID](), leave.Attendance[0].Leaders[0]
	leave.Attachments[0].ID, leave.Attachments[0].File, leave.Attachments[0].MediaType = domain.NewID[domain.AttachmentID](), "attachments/01.pdf", "application/pdf"
	return clinical.ReleasePaper{Files: []clinical.PackedFile{{Name: "attachments/01.pdf", Content: []byte("%PDF-1.7 a letter")}}, Unread: 1, ID: domain.NewID[domain.ReleaseID](), Practice: domain.Settings{PracticeName: "Cairn Group Practice"}, Parts: []clinical.RecordPart{clinical.PartNotes, clinical.PartPlans}, Until: on,
		Record: leave, Redacted: clinical.RedactedPlaces(redactions), Notice: &clinical.CurrentPart2Notice, IssuedBy: "Noor Castellane", IssuedAt: at, IssuedOn: on, Zone: time.UTC}
}

// packageOf writes a package and gives its files.
func packageOf(t *testing.T, p clinical.ReleasePaper) (content []byte, files map[string][]byte) {
	t.Helper()
	var b bytes.Buffer
	if err := release.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), unpacked(t, b.Bytes())
}

func unpacked(t *testing.T, content []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// readBack is all that the files say, as other programs read them.
func readBack(t *testing.T, files map[string][]byte) map[string]string {
	t.Helper()
	read := exec.Command("pdftotext", "-layout", "-", "-")
	read.Stdin = bytes.NewReader(files[release.PaperFile])
	paper, err := read.Output()
	if err != nil {
		t.Fatalf("pdftotext (scripts/install-tools brings it): %v", err)
	}
	out := map[string]string{release.PaperFile: strings.Join(strings.Fields(string(paper)), " ")}
	for _, name := range []string{release.RecordFile, release.BundleFile} {
		var value any
		if err := json.Unmarshal(files[name], &value); err != nil {
			t.Fatal(err)
		}
		out[name] = strings.Join(strings.Fields(said(value)), " ")
	}
	return out
}

// said is every text of a file for programs, those that are packed in base64 opened.
func said(value any) string {
	var b strings.Builder
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			text, is := inner.(string)
			if is && name == "data" {
				if open, err := base64.StdEncoding.DecodeString(text); err == nil {
					inner = string(open)
				}
			}
			b.WriteString(said(inner))
		}
	case []any:
		for _, inner := range v {
			b.WriteString(said(inner))
		}
	case string:
		b.WriteString(v + "\n")
	}
	return b.String()
}

// stands says whether a name stands in a text by itself.
func stands(text, name string) bool {
	return regexp.MustCompile(`(^|[^\pL\pN])` + regexp.QuoteMeta(name) + `($|[^\pL\pN])`).MatchString(text)
}

const releases = 200

// No name, nickname or initials of the eleven others leave, whatever text of a record
// they stand in.
func TestNobodyElseLeaves(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 4))
	places, outside := 0, 0
	var papers int
	for n := range releases {
		members := group(r)
		record, names := planted(r, members)
		check := clinical.NewReleaseCheck(members[0], members[1:])
		redactions := record.Redactions(check, nil)
		_, files := packageOf(t, paperOf(t, record, redactions))
		places += len(names)
		if n%10 != 0 { // reading a PDF back is a process of its own
			delete(files, release.PaperFile)
		}
		for file, text := range readWhat(t, files) {
			papers++
			for _, name := range names {
				if stands(text, name) {
					outside++
					t.Errorf("release %d: %q stands in %s", n, name, file)
				}
			}
		}
	}
	t.Logf("%d names, nicknames, initials, codes and addresses planted in %d files that were read back", places, papers)
	t.Logf("planted names found outside in %d releases: %d", releases, outside)
}

func readWhat(t *testing.T, files map[string][]byte) map[string]string {
	t.Helper()
	if _, paper := files[release.PaperFile]; paper {
		return readBack(t, files)
	}
	out := map[string]string{}
	for _, name := range []string{release.RecordFile, release.BundleFile} {
		var value any
		if err := json.Unmarshal(files[name], &value); err != nil {
			t.Fatal(err)
		}
		out[name] = strings.Join(strings.Fields(said(value)), " ")
	}
	return out
}

// The test above can fail: without the check the names stand outside, in each file.
func TestWithoutTheCheckNamesLeave(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 4))
	members := group(r)
	record, names := planted(r, members)
	_, files := packageOf(t, paperOf(t, record, nil))
	for file, text := range readBack(t, files) {
		outside := 0
		for _, name := range names {
			if stands(text, name) {
				outside++
			}
		}
		if outside < len(names)/4 {
			t.Errorf("%s: %d of %d names found in what was not checked: it is not read as a whole", file, outside, len(names))
		}
	}
}

// Another record of the same gives other bytes; the same gives the same. Its forms
// are read by the reader that takes in those of others.
func TestAPackageIsWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	members := group(r)
	record, _ := planted(r, members)
	redactions := record.Redactions(clinical.NewReleaseCheck(members[0], members[1:]), nil)
	paper := paperOf(t, record, redactions)
	content, files := packageOf(t, paper)
	if again, _ := packageOf(t, paper); !bytes.Equal(again, content) {
		t.Error("the same paper gave other bytes")
	}
	if _, err := release.Verify(content); err != nil {
		t.Errorf("a whole package: %v", err)
	}
	spoiled := bytes.Clone(content)
	spoiled[len(spoiled)/2] ^= 1
	if _, err := release.Verify(spoiled); err == nil {
		t.Error("a changed package was taken for a whole one")
	}
	if v, err := release.Verify(content); err != nil || len(v.Files) != 4 || string(files["attachments/01.pdf"]) != "%PDF-1.7 a letter" {
		t.Errorf("with an attachment: %v %v", v.Files, err)
	}
	text := readBack(t, files)
	for _, said := range []string{"notes that a therapist may keep apart", "One file that is attached"} {
		for _, file := range []string{release.PaperFile, release.RecordFile} {
			if !strings.Contains(strings.ToLower(text[file]), strings.ToLower(said)) {
				t.Errorf("%s does not say: %s", file, said)
			}
		}
	}
	notice := strings.Join(strings.Fields(clinical.CurrentPart2Notice.Long), " ")
	for _, file := range []string{release.RecordFile, release.BundleFile} {
		if !strings.Contains(text[file], notice) {
			t.Errorf("%s goes without the notice", file)
		}
	}
	pages := bytes.Count(files[release.PaperFile], []byte("/Type /Page\n"))
	if got := strings.Count(text[release.PaperFile], clinical.CurrentPart2Notice.Short); got < 2 || got != pages {
		t.Errorf("the notice stands on %d of %d pages", got, pages)
	}
	form, _ := instrument.ByCode("gad-2")
	var bundle struct {
		Entry []struct{ Resource json.RawMessage }
	}
	if err := json.Unmarshal(files[release.BundleFile], &bundle); err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, e := range bundle.Entry {
		if !bytes.Contains(e.Resource, []byte(`"QuestionnaireResponse"`)) {
			continue
		}
		if got, err := fhir.ReadResponse(e.Resource, form, nil); err == nil && got.AuthoredOn == on.String() {
			read++
		}
	}
	if read != 1 {
		t.Errorf("%d forms were read back", read)
	}
}

// Without a mark of part 2 nothing speaks of it: to say so of somebody who is treated
// for something else would be wrong, of a group it would tell on the others.
func TestNoNoticeWithoutPart2(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	members := group(r)
	record, _ := planted(r, members)
	paper := paperOf(t, record, record.Redactions(clinical.NewReleaseCheck(members[0], members[1:]), nil))
	paper.Notice = nil
	_, files := packageOf(t, paper)
	for file, text := range readBack(t, files) {
		if strings.Contains(text, "42 CFR") {
			t.Errorf("%s speaks of part 2", file)
		}
	}
}
