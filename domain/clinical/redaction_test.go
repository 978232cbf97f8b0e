package clinical_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
)

var (
	ana  = privacy.Person{ID: "ana", First: "Ana", Last: "Moss", Code: "C-1"}
	will = privacy.Person{ID: "will", First: "Will", Last: "Okafor", Nicknames: []string{"Bear"}, Code: "C-4002", Emails: []string{"will@example.org"}}
)

func noteOf(shared, text string) clinical.ReleasedRecord {
	return clinical.ReleasedRecord{Notes: []clinical.ReleasedNote{{On: day("2026-05-04"), Shared: clinical.Told(shared), Sections: []clinical.ReleasedSection{{Title: "Data", Text: clinical.Told(text)}}}}}
}

func TestWhatIsTakenOut(t *testing.T) {
	for name, c := range map[string]struct{ shared, text, wantShared, wantText string }{
		"nobody is named":              {"The group met.", "Slept well.", "The group met.", "Slept well."},
		"a name":                       {"", "Spoke with Okafor at the break.", "", "Spoke with [redacted] at the break."},
		"a nickname":                   {"", "Bear called on Sunday.", "", "[redacted] called on Sunday."},
		"initials":                     {"", "Paired with W.O. for it.", "", "Paired with [redacted] for it."},
		"a code and an address":        {"", "See C-4002 and will@example.org.", "", "See [redacted] and [redacted]."},
		"their own name stays":         {"", "Ana said so. Ana Moss.", "", "Ana said so. Ana Moss."},
		"a word that is a name, small": {"", "She will come.", "", "She will come."},
		"in common: the sentence goes": {"We practiced. Will cried at the end. All went home.", "", "We practiced. [redacted] All went home.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			record := noteOf(c.shared, c.text)
			got, err := record.Without(record.Redactions(clinical.NewReleaseCheck(ana, []privacy.Person{will}), nil))
			if err != nil {
				t.Fatal(err)
			}
			if n := got.Notes[0]; string(n.Shared) != c.wantShared || string(n.Sections[0].Text) != c.wantText {
				t.Errorf("%q and %q, want %q and %q", n.Shared, n.Sections[0].Text, c.wantShared, c.wantText)
			}
			if string(record.Notes[0].Sections[0].Text) != c.text {
				t.Error("the record itself was changed")
			}
		})
	}
}

func TestWhatAPersonDecides(t *testing.T) {
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Maya"}
	check := clinical.NewReleaseCheck(ana, []privacy.Person{will})
	const text = "Bear with it; write to will@example.org, said her brother Tom."
	r, err := clinical.Prepare(domain.NewID[domain.ClientID](), clinical.ReleaseWanted{}, noteOf("", text), by, now)
	if err != nil {
		t.Fatal(err)
	}
	const path = "progressNotes[0].sections[0].text"
	decide := func(words string, kind clinical.DecisionKind) error {
		at := strings.Index(text, words)
		out, err := r.Decide(clinical.Decision{Path: path, Start: at, End: at + len(words), Kind: kind, Why: "A bear, no person."}, check, by, now)
		if err == nil {
			r = out
		}
		return err
	}
	left := func() string {
		out, err := r.Record.Without(r.Record.Redactions(check, r.Decisions))
		if err != nil {
			t.Fatal(err)
		}
		return string(out.Notes[0].Sections[0].Text)
	}
	faults := func(err error) (fields []string) {
		var e domain.Error
		if errors.As(err, &e) {
			for _, field := range e.Fields {
				fields = append(fields, field.Field)
			}
		}
		return fields
	}
	fault := func(err error) string { return strings.Join(faults(err), " ") }
	steps := []struct {
		words string
		kind  clinical.DecisionKind
		fault string
		leave string
	}{
		{"Bear", clinical.DecideKeep, "", "Bear with it; write to [redacted], said her brother Tom."},
		{"will@example.org", clinical.DecideKeep, "kind", "Bear with it; write to [redacted], said her brother Tom."},
		{"with", clinical.DecideKeep, "start", "Bear with it; write to [redacted], said her brother Tom."},
		{"her brother Tom", clinical.DecideRedact, "", "Bear with it; write to [redacted], said [redacted]."},
		{"her brother Tom", clinical.DecideUndo, "", "Bear with it; write to [redacted], said her brother Tom."},
		{"Bear", clinical.DecideUndo, "", "[redacted] with it; write to [redacted], said her brother Tom."},
	}
	for i, s := range steps {
		if err := decide(s.words, s.kind); fault(err) != s.fault || s.fault == "" && err != nil {
			t.Fatalf("step %d: %v, want a fault of %q", i, err, s.fault)
		}
		if got := left(); got != s.leave {
			t.Errorf("step %d leaves %q, want %q", i, got, s.leave)
		}
	}
	if _, err := r.Decide(clinical.Decision{Path: "progressNotes[9].theme", Start: 0, End: 1, Kind: clinical.DecideRedact, Why: "x"}, check, by, now); fault(err) != "path start end" {
		t.Errorf("no such text: %v", err)
	}
	if err := decide("Bear", clinical.DecideKeep); err != nil {
		t.Fatal(err)
	}
	issued, err := r.Issue(r.Record.Redactions(check, r.Decisions), clinical.IssuedRelease{Digest: "d"})
	if err != nil || len(issued.Issued.Kept) != 1 || issued.Issued.Kept[0].Why != "A bear, no person." || len(issued.Issued.Redacted) != 1 || issued.Issued.Redacted[0].Place != "Progress note of 2026-05-04, section, text" {
		t.Fatalf("%v %+v", err, issued.Issued)
	}
	if len(issued.Record.Notes) != 0 || len(issued.Decisions) != 0 {
		t.Error("what it was made of stays beside it")
	}
	if _, err := issued.Decide(clinical.Decision{}, check, by, now); !errors.Is(err, clinical.ErrReleaseIssued) {
		t.Errorf("decided after it left: %v", err)
	}
	if _, err := issued.Discard(by, "No.", now); !errors.Is(err, clinical.ErrReleaseIssued) {
		t.Errorf("discarded after it left: %v", err)
	}
}

// Texts that somebody typed are of one type, by which they are found: whoever adds a
// text to what is released gives it that type, or says here why nobody typed it.
func TestNothingTypedLeavesUnread(t *testing.T) {
	chosen := map[string]string{
		"ReleasedClient.Code": "ours", "ReleasedClient.FirstName": "their own", "ReleasedClient.LastName": "their own", "ReleasedPerson.Name": "of staff", "ReleasedSession.Group": "a code",
		"ReleasedReferral.Source": "a list", "ReleasedReferral.Urgency": "a list", "ReleasedReferral.Status": "a list", "ReleasedReferral.ProblemAreas": "a list",
		"ReleasedAssessment.Instrument": "a list", "ReleasedAssessment.Name": "of the form", "ReleasedAssessment.TakenBy": "of staff", "ReleasedAssessment.Algorithm": "ours", "ReleasedAssessment.Band": "of the form",
		// What a form asks is asked of everybody in the same words; what is typed into it is Told.
		"ReleasedForm.Title": "of the form", "ReleasedForm.Version": "of the form", "ReleasedForm.Instructions": "of the form",
		"ReleasedForm.Terms": "of the form", "ReleasedForm.Source": "of the form",
		"ReleasedQuestion.LinkID": "of the form", "ReleasedQuestion.LOINC": "a code", "ReleasedQuestion.Text": "of the form",
		"ReleasedChoice.Label": "of the form", "ReleasedChoice.LOINC": "a code",
		"ReleasedScale.Name": "of the form", "ReleasedScale.Band": "of the form", "ReleasedPlan.SignedAs": "a license", "ReleasedGoal.ID": "ours",
		"ReleasedNote.Group": "a code", "ReleasedNote.Starts": "a time", "ReleasedNote.Ends": "a time", "ReleasedNote.Service": "a code", "ReleasedNote.Mark": "a list",
		"ReleasedSignature.License": "a license", "ReleasedSignature.Digest": "ours", "ReleasedCharge.Kind": "a list", "ReleasedCharge.Code": "a code", "ReleasedCharge.Status": "a list",
		"ReleasedDischarge.Group": "a code", "ReleasedDischarge.Reason": "a list", "ReleasedDischarge.SubReason": "a list", "ReleasedDischarge.SelfHelpThen": "a list", "ReleasedDischarge.SelfHelpNow": "a list",
		"ReleasedChange.Name": "of the form", "ReleasedChange.Class": "a list", "ReleasedLine.Name": "ours", "ReleasedHomework.Group": "a code",
		"ReleasedRiskFlag.Kind": "of the form", "ReleasedRiskFlag.Instrument": "a list", "ReleasedRiskFlag.Severity": "of the form", "ReleasedRiskFlag.AnsweredBy": "of staff", "ReleasedRiskFlag.ClosedFor": "a list",
		"ReleasedAgreement.ID": "ours", "ReleasedAgreement.Group": "a code", "ReleasedAgreement.By": "of staff", "ReleasedLeaflet.By": "of staff",
		"ReleasedAttachment.MediaType": "a list", "ReleasedAttachment.File": "ours", "ReleasedAttachment.SHA256": "ours",
	}
	met, told := map[string]bool{}, 0
	var walk func(reflect.Type)
	walk = func(ty reflect.Type) {
		for i := range ty.NumField() {
			f := ty.Field(i)
			of := f.Type
			for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
				of = of.Elem()
			}
			name := ty.Name() + "." + f.Name
			switch {
			case of == reflect.TypeFor[clinical.Told]():
				told++
				if f.Tag.Get("place") == "" {
					t.Errorf("%s has no place", name)
				}
			case of == reflect.TypeFor[string]():
				met[name] = true
				if chosen[name] == "" {
					t.Errorf("%s is a text that nobody reads before it leaves", name)
				}
			case of.Kind() == reflect.Struct && strings.HasPrefix(of.Name(), "Released"):
				walk(of)
			}
		}
	}
	walk(reflect.TypeFor[clinical.ReleasedRecord]())
	for name := range chosen {
		if !met[name] {
			t.Errorf("%s is no text of a record", name)
		}
	}
	if told < 45 {
		t.Errorf("only %d texts", told)
	}
}
