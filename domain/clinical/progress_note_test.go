package clinical_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

func mustID[T domain.ID[K], K any](t *testing.T, text string) domain.ID[K] {
	t.Helper()
	id, err := domain.ParseID[T, K](text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// The digest of a note that somebody works out by hand from docs: SHA-256 over
// this text.
func TestDigestCanBeMadeByHand(t *testing.T) {
	n := clinical.ProgressNote{ID: mustID[domain.ProgressNoteID](t, "0190a000-0000-7000-8000-000000000001"), SessionID: mustID[domain.SessionID](t, "0190a000-0000-7000-8000-000000000002"),
		ClientID: domain.NewID[domain.ClientID](), Format: domain.FormatPIE, Status: clinical.NoteDraft, Version: 4,
		Sections: []clinical.NoteSection{{Key: "problem", Title: "Problem", Text: "Said \"no\" & left <early>.\nÜbung: gut"}}}
	record := clinical.SignedRecord{Client: mustID[domain.ClientID](t, "0190a000-0000-7000-8000-000000000003"), Shared: "Check-in.", Member: clinical.MemberFacts{Mark: "late", Minutes: 70, Place: "online"},
		Facts: clinical.SessionFacts{Cohort: "G-7", Expected: 8, Minutes: 90, Number: 4, Place: "Room 2", Present: 7, Service: "90853", Theme: "Cues"}.On(domain.DateOf(ends), ends.Add(-90*time.Minute), ends)}
	signer := clinical.Signer{UserID: mustID[domain.UserID](t, "0190a000-0000-7000-8000-000000000004"), Name: "Maya Lindqvist", Credential: "LPC", License: "LPC 1 NY"}
	signed, err := n.Sign(signer, record, ends.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	const text = `{"client":"0190a000-0000-7000-8000-000000000003","facts":{"cohort":"G-7","date":"2026-03-03","ends":"2026-03-03T15:30:00.000Z","expected":8,"leaders":[],"minutes":90,"number":4,"place":"Room 2","present":7,"service":"90853","starts":"2026-03-03T14:00:00.000Z","theme":"Cues"},` +
		`"format":"pie","goals":[],"member":{"mark":"late","minutes":70,"place":"online"},"note":"0190a000-0000-7000-8000-000000000001","sections":[{"key":"problem","text":"Said \"no\" & left <early>.\nÜbung: gut","title":"Problem"}],` +
		`"session":"0190a000-0000-7000-8000-000000000002","shared":"Check-in.","signed":{"at":"2026-03-03T16:30:00.000Z","credential":"LPC","license":"LPC 1 NY","name":"Maya Lindqvist","user":"0190a000-0000-7000-8000-000000000004"},"techniques":[]}`
	made, err := signed.Canonical()
	if err != nil || string(made) != text {
		t.Fatalf("%v\n%s\n%s", err, made, text)
	}
	if sum := sha256.Sum256([]byte(text)); signed.Signed.Digest != hex.EncodeToString(sum[:]) {
		t.Errorf("the digest is %s", signed.Signed.Digest)
	}
	namesInOrder(t, made)
	if !signed.Unchanged() {
		t.Error("what was just signed is not what was signed")
	}
	for name, change := range map[string]func(*clinical.ProgressNote){
		"its text":    func(n *clinical.ProgressNote) { n.Sections = []clinical.NoteSection{{Key: "problem", Text: "Left."}} },
		"its shared":  func(n *clinical.ProgressNote) { n.Record.Shared += "." },
		"its signer":  func(n *clinical.ProgressNote) { n.Signed.Name = "Somebody Else" },
		"the head":    func(n *clinical.ProgressNote) { n.Record.Facts.Present++ },
		"the minutes": func(n *clinical.ProgressNote) { n.Record.Member.Minutes++ },
	} {
		other, was, by := signed, *signed.Record, *signed.Signed
		other.Record, other.Signed = &was, &by
		change(&other)
		if other.Unchanged() {
			t.Errorf("%s changed, and nobody sees", name)
		}
	}
}

// namesInOrder fails unless the names of every object are in order.
func namesInOrder(t *testing.T, text []byte) {
	t.Helper()
	var walk func(json.RawMessage)
	walk = func(part json.RawMessage) {
		trimmed := strings.TrimSpace(string(part))
		if strings.HasPrefix(trimmed, "[") {
			var list []json.RawMessage
			if err := json.Unmarshal(part, &list); err != nil {
				t.Fatal(err)
			}
			for _, p := range list {
				walk(p)
			}
			return
		}
		if !strings.HasPrefix(trimmed, "{") {
			return
		}
		d := json.NewDecoder(strings.NewReader(trimmed))
		var names []string
		if _, err := d.Token(); err != nil {
			t.Fatal(err)
		}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name.(string))
			var value json.RawMessage
			if err := d.Decode(&value); err != nil {
				t.Fatal(err)
			}
			walk(value)
		}
		if !slices.IsSorted(names) {
			t.Errorf("out of order: %v", names)
		}
	}
	walk(text)
}

// Another format keeps every word that was typed.
func TestAnotherFormatDropsNothing(t *testing.T) {
	typed := []clinical.NoteSection{{Key: "data", Title: "Data", Text: "One."}, {Key: "assessment", Title: "Assessment", Text: "Two."}, {Key: "plan", Title: "Plan", Text: "Three."}}
	rules := domain.UsualNoteRules()
	rules.Own = domain.OwnNoteFormat{Name: "Ours", Sections: []string{"What happened", "What follows"}}
	for _, f := range clinical.NoteFormats(rules) {
		got := f.Arrange(typed)
		all := ""
		for _, s := range got {
			all += s.Text
		}
		for _, s := range typed {
			if strings.Count(all, s.Text) != 1 {
				t.Errorf("in %s, %q stands %d times", f.Key, s.Text, strings.Count(all, s.Text))
			}
		}
		for i, s := range f.Sections {
			if got[i].Key != s.Key || got[i].Title != s.Title {
				t.Errorf("%s begins with %v", f.Key, got)
			}
		}
		dap, _ := clinical.FormatOf(rules, domain.FormatDAP)
		if back := dap.Arrange(got); !slices.Equal(back, typed) {
			t.Errorf("back from %s: %v", f.Key, back)
		}
	}
}

// A signed note is locked; a trainee's waits, goes back with a remark, and is
// signed by both in the end.
func TestANoteIsSignedAndLocked(t *testing.T) {
	now := ends.Add(time.Hour)
	trainee := domain.User{ID: domain.NewID[domain.UserID](), Name: "Ilse Traine", Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive}
	boss := domain.User{ID: domain.NewID[domain.UserID](), Name: "Maya Lindqvist", Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive, Licenses: []domain.License{{Type: "LPC", Kind: domain.Counselor, Number: "1", State: "NY"}}}
	trainee.Licenses = []domain.License{{Type: "LMHCLP", Kind: domain.Trainee, Number: "2", State: "NY", Supervisor: "Maya Lindqvist, LPC", SupervisorID: boss.ID}}
	day := domain.DateOf(ends)
	writer, signer := clinical.SignerOn(trainee, day), clinical.SignerOn(boss, day)
	if !writer.Trainee || writer.CoSigner != boss.ID || signer.Trainee || !clinical.MayCoSign(boss, day) || clinical.MayCoSign(trainee, day) {
		t.Fatalf("they sign as %+v and %+v", writer, signer)
	}
	n := clinical.NewNote(domain.NewID[domain.SessionID](), domain.NewID[domain.CohortID](), domain.NewID[domain.ClientID](), domain.FormatDAP, day)
	if err := writer.CheckName("maya lindqvist"); err == nil {
		t.Error("somebody signs with another's name")
	}
	if err := writer.CheckName(" ilse  TRAINE"); err != nil {
		t.Error(err)
	}
	if _, err := n.Add(writer, "Ilse Traine", "More.", now); !clinical.ErrNoteNotSigned.Is(err) {
		t.Errorf("a draft gets an addendum: %v", err)
	}
	signed, err := n.Sign(writer, clinical.SignedRecord{}, now)
	if err != nil || signed.Status != clinical.NoteWaiting || signed.WaitsFor != boss.ID {
		t.Fatal(signed, err)
	}
	dap, _ := clinical.FormatOf(domain.UsualNoteRules(), domain.FormatDAP)
	if _, err := signed.Write(n, dap, domain.Actor{}, now); !clinical.ErrNoteSigned.Is(err) {
		t.Errorf("a signed note is written into: %v", err)
	}
	if _, err := signed.CoSign(writer, now); !clinical.ErrNothingWaits.Is(err) {
		t.Errorf("the trainee co-signs: %v", err)
	}
	back, err := signed.Return(signer, "plan", "Say which step.", now)
	if err != nil || back.Status != clinical.NoteReturned || back.Signed != nil || back.Returned.Text != "Say which step." {
		t.Fatal(back, err)
	}
	mended, err := back.Write(n, dap, domain.Actor{}, now)
	if err != nil {
		t.Fatal(err)
	}
	if mended, err = mended.Sign(writer, clinical.SignedRecord{}, now); err != nil {
		t.Fatal(err)
	}
	both, err := mended.CoSign(signer, now)
	if err != nil || both.Status != clinical.NoteCoSigned || !both.Unchanged() || both.CoSigned.Name != "Maya Lindqvist" {
		t.Fatal(both, err)
	}
	a, err := both.Add(signer, "Maya Lindqvist", "Seen with the family since.", now)
	if err != nil {
		t.Fatal(err)
	}
	both.Addenda = []clinical.Addendum{a}
	if !both.Unchanged() {
		t.Error("an addendum changes the note")
	}
	both.Addenda[0].Text += "!"
	if both.Unchanged() {
		t.Error("a changed addendum is not found out")
	}
}
