package notepdf_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"cohort/document/notepdf"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

var keep = flag.String("keep", "", "keep the file of the test under this name, to look at it")

var signedAt = time.Date(2026, 11, 5, 1, 12, 0, 0, time.UTC)

// signer is somebody who may sign, and their license.
func signer(name string) clinical.Signer {
	return clinical.Signer{UserID: domain.NewID[domain.UserID](), Name: name, Credential: "LPC", License: "LPC 12345 NY", Licensed: true}
}

// signedNote is a note that was signed, of somebody in New York.
func signedNote(t *testing.T, name string, sections ...clinical.NoteSection) clinical.PaperNote {
	t.Helper()
	zone, err := domain.LoadZone("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	n := clinical.NewNote(domain.NewID[domain.SessionID](), domain.NewID[domain.CohortID](), domain.NewID[domain.ClientID](), domain.FormatDAP, domain.Date{})
	n.Sections, n.Goals = sections, []clinical.GoalLink{{Text: "Leaves the room before it is too late"}}
	starts := time.Date(2026, 11, 4, 23, 0, 0, 0, time.UTC)
	record := clinical.SignedRecord{Client: n.ClientID, Shared: "Check-in on cues, the curve of arousal on the board.", Techniques: []string{"Role-play", "Relaxation"},
		Member: clinical.MemberFacts{Mark: "late", Minutes: 70, Place: "in_person"},
		Facts: clinical.SessionFacts{Cohort: "AB12", Expected: 8, Present: 7, Minutes: 90, Number: 3, Place: "Room 2", Service: "90853", Theme: "Warning signs",
			Leaders: []clinical.LedFact{{Name: "Ruth Abara", Credential: "LPC"}}}.On(domain.Date{Year: 2026, Month: time.November, Day: 4}, starts, starts.Add(90*time.Minute))}
	if n, err = n.Sign(signer("Ruth Abara"), record, signedAt); err != nil {
		t.Fatal(err)
	}
	return clinical.PaperNote{ProgressNote: n, Name: name, Code: "C-1042", Born: domain.Date{Year: 1987, Month: time.March, Day: 4}, Cohort: "Anger, Wednesdays", Zone: zone}
}

func fileOf(t *testing.T, p clinical.NotesPaper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := notepdf.Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readBack is the text of a file as another program reads it, page by page.
func readBack(t *testing.T, pdf []byte) []string {
	t.Helper()
	read := exec.Command("pdftotext", "-layout", "-", "-")
	read.Stdin = bytes.NewReader(pdf)
	text, err := read.Output()
	if err != nil {
		t.Fatalf("pdftotext (scripts/install-tools brings it): %v", err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

// words is a text without what paper makes of its lines.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestNotesReadBackWhole(t *testing.T) {
	long := strings.Repeat("Counted the stairs, and came down from nine to four before the second landing. ", 80)
	first := signedNote(t, "Łucja Yağmur Nguyễn", clinical.NoteSection{Key: "data", Title: "Data", Text: "Said: „zażółć gęślą jaźń“, Ağrı, naïve – 漢字 and 😀 and שלום.\n\nΕλληνικά, Кириллица."},
		clinical.NoteSection{Key: "assessment", Title: "Assessment", Text: long}, clinical.NoteSection{Key: "plan", Title: "Plan", Text: "Brings the page."})
	added, err := first.Add(signer("Ruth Abara"), "Ruth Abara", "Called on Friday; the landlord agreed.", signedAt.Add(40*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	ada := signer("Ada Stone")
	first.Status, first.WaitsFor = clinical.NoteWaiting, ada.UserID
	if first.ProgressNote, err = first.CoSign(ada, signedAt.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	first.Addenda = []clinical.Addendum{added}
	first.Corrections = []program.AttendanceCorrection{{Now: program.Attendance{Status: program.Present}, Reason: "Was there from the start.", ByName: "Ruth Abara", At: signedAt.Add(50 * time.Hour)}}
	second := signedNote(t, "Tom Ode", clinical.NoteSection{Key: "data", Title: "Data", Text: "Spoke little."})
	second.Code, second.Sections[0].Text = "C-7", "Spoke much." // somebody changed what was signed
	paper := clinical.NotesPaper{Practice: "Harbor Street Practice", Letterhead: []string{"12 Harbor Street", "Albany NY 12207"}, Notes: []clinical.PaperNote{first, second}}
	pdf := fileOf(t, paper)
	if *keep != "" {
		if err := os.WriteFile(*keep, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pages := readBack(t, pdf)
	if len(pages) != 4 {
		t.Fatalf("%d pages", len(pages))
	}
	one := words(pages[0]) + " " + words(pages[1]) + " " + words(pages[2])
	for _, said := range []string{"Harbor Street Practice", "12 Harbor Street · Albany NY 12207", "Łucja Yağmur Nguyễn", "C-1042, born 1987-03-04", "3 of Anger, Wednesdays: Warning signs",
		"Wednesday, November 4, 2026, 6:00 PM EST to 7:30 PM EST (90 minutes)", "7 of 8 members", "Ruth Abara, LPC", "90853", "came late, 70 of 90 minutes, in person",
		"to present, 90 of 90 minutes, after this note was signed, on Friday, November 6, 2026, 10:12 PM EST by Ruth Abara: Was there", "the curve of arousal on the board", "Used: Role-play, Relaxation",
		"Leaves the room before it is too late", "„zażółć gęślą jaźń“, Ağrı, naïve – [U+6F22][U+5B57] and [U+1F600] and [U+05E9][U+05DC][U+05D5][U+05DD]", "Ελληνικά, Кириллица", "A number in brackets",
		"Signed by Ruth Abara, LPC (LPC 12345 NY)", "SHA-256 " + first.Signed.Digest, "Co-signed by Ada Stone", "Addendum", "the landlord agreed", "SHA-256 " + added.Signed.Digest,
		"Confidential health record", "42 CFR part 2 prohibits unauthorized use or disclosure of these records", "Page 1 of 4", "Page 3 of 4"} {
		if !strings.Contains(one, said) {
			t.Errorf("the first note does not say %q", said)
		}
	}
	if n := strings.Count(strings.ReplaceAll(one, "\n", " "), "Counted the stairs"); n != 80 {
		t.Errorf("%d of 80 sentences came through", n)
	}
	if strings.Count(one, first.ID.String()) != 3 || strings.Contains(one, second.ID.String()) || strings.Contains(one, "Tom Ode") || strings.Contains(one, "digest does not fit") {
		t.Error("something of the second note stands on the pages of the first")
	}
	if two := words(pages[3]); strings.Contains(two, "C-1042") || strings.Contains(two, "Łucja") || !strings.Contains(two, "Page 4 of 4") || !strings.Contains(two, second.ID.String()) || !strings.Contains(two, "is not what was signed") {
		t.Errorf("the second note: %s", two)
	}
	if t.Failed() {
		t.Logf("%s", strings.Join(pages, "\n-----\n"))
	}
	if n := bytes.Count(pdf, []byte("/FontFile2")); n != 2 {
		t.Errorf("%d fonts are embedded", n)
	}
}

// The same notes are the same file, whenever and however often it is made.
func TestTheSameNotesAreTheSameFile(t *testing.T) {
	paper := clinical.NotesPaper{Practice: "P", Notes: []clinical.PaperNote{signedNote(t, "Łucja", clinical.NoteSection{Key: "data", Title: "Data", Text: "Ağrı – κ"})}}
	one := fileOf(t, paper)
	for range 10 {
		if !bytes.Equal(one, fileOf(t, paper)) {
			t.Fatal("two files of the same notes differ")
		}
	}
	if pages := readBack(t, fileOf(t, clinical.NotesPaper{Practice: "P"})); !strings.Contains(pages[0], "no signed notes") {
		t.Errorf("of no notes: %q", pages)
	}
}

func BenchmarkNotes(b *testing.B) {
	t := &testing.T{}
	paper := clinical.NotesPaper{Practice: "P"}
	text := strings.Repeat("Counted the stairs, and came down from nine to four. ", 55)
	for range 12 {
		paper.Notes = append(paper.Notes, signedNote(t, "Łucja", clinical.NoteSection{Key: "data", Title: "Data", Text: text}))
	}
	for b.Loop() {
		var out bytes.Buffer
		if err := notepdf.Write(&out, paper); err != nil {
			b.Fatal(err)
		}
	}
}
