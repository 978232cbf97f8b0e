package clinical_test

import (
	"errors"
	"fmt"
	"regexp"
	"testing"

	"cohort/domain"
	"cohort/domain/clinical"
)

// A file leaves when a person has read it, under a name of ours; the others are not in
// what leaves any more.
func TestAFileLeavesWhenSomebodyHasReadIt(t *testing.T) {
	letter := clinical.ReleasedAttachment{ID: domain.NewID[domain.AttachmentID](), Title: "Letter", Name: "will-okafor.pdf", MediaType: "application/pdf", Size: 40_000_000}
	photo := clinical.ReleasedAttachment{ID: domain.NewID[domain.AttachmentID](), Title: "Photo", Name: "board.png", MediaType: "image/png", Size: 30_000_000}
	record := clinical.ReleasedRecord{Attachments: []clinical.ReleasedAttachment{letter, photo}}
	r, err := clinical.Prepare(domain.NewID[domain.ClientID](), clinical.ReleaseWanted{}, record, maya, planNow)
	if err != nil {
		t.Fatal(err)
	}
	digest := func(domain.AttachmentID) (string, error) { return "d1", nil }
	if _, _, err := r.Pack(r.Record, digest); !errors.Is(err, clinical.ErrReleaseEmpty) {
		t.Errorf("nothing was read, and nothing else is there: %v", err)
	}
	if _, err := r.CheckFile(domain.NewID[domain.AttachmentID](), true, maya, planNow); !faults(err, "attachmentId") {
		t.Errorf("another's file: %v", err)
	}
	if r, err = r.CheckFile(photo.ID, true, maya, planNow); err != nil || r.Version != 2 {
		t.Fatalf("read: %v", err)
	}
	if _, err := r.CheckFile(letter.ID, true, maya, planNow); !errors.Is(err, clinical.ErrFilesTooLarge) {
		t.Errorf("70 MB: %v", err)
	}
	leave, files, err := r.Pack(r.Record, digest)
	if err != nil || len(leave.Attachments) != 1 || leave.Attachments[0].File != "attachments/01.png" || len(files) != 1 || files[0].SHA256 != "d1" || files[0].ByName != maya.Name {
		t.Errorf("packed: %+v %+v %v", leave.Attachments, files, err)
	}
	if len(r.Record.Attachments) != 2 {
		t.Error("the record that was read is another one now")
	}
	if r, err = r.CheckFile(photo.ID, false, maya, planNow); err != nil || len(r.Checked) != 0 {
		t.Errorf("taken back: %v", err)
	}
	if r, err = r.Discard(maya, "Another time.", planNow); err != nil {
		t.Fatal(err)
	}
	if _, err := r.CheckFile(photo.ID, true, maya, planNow); !errors.Is(err, clinical.ErrReleaseDiscarded) {
		t.Errorf("of a discarded one: %v", err)
	}
}

// A summary leaves text by text: whatever is typed into one stands in what is read
// before it leaves.
func TestASummaryLeavesWithAllItsTexts(t *testing.T) {
	text := clinical.DischargeText{Reason: clinical.DischargeCompleted, ReasonWords: "w1", DiagnosesThen: "w2", DiagnosesNow: "w3", Medications: "w4", Progress: "w5", Risk: "w6", ClientView: "w7", NotAsked: "w8", CopiesTo: "w9",
		Goals: []clinical.DischargeGoal{{Text: "w10", State: clinical.ObjectiveMet, Words: "w11"}}, Checklist: []clinical.IndependenceAnswer{{Thing: "days", Manages: clinical.ManagesAlone, Words: "w12"}},
		Aftercare: clinical.Aftercare{Routines: []string{"w13"}, Groups: []clinical.AftercareGroup{{Name: "w14", When: "w15", Contact: "w16"}}, Sponsor: &clinical.Sponsor{Name: "w17", Contact: "w18"},
			Services: []clinical.AftercareService{{What: "w19", Where: "w20", Contact: "w21"}}, Signs: []string{"w22"}, Steps: []string{"w23"}}}
	d := clinical.Discharge{Text: text, Record: &clinical.DischargeRecord{Program: "w24", EndReason: "w25", Skills: []clinical.DischargeSkill{{Name: "w26", Theme: "w27"}}, Tools: []clinical.DischargeSkill{{Name: "w28", Theme: "w29"}}, To: planDay}}
	record := clinical.ReleasedRecord{Discharges: []clinical.ReleasedDischarge{d.Released()}}
	read, progress := "", ""
	record.EachTold(func(at clinical.ToldAt, told *clinical.Told) {
		read += " " + string(*told) + " "
		if *told == "w5" {
			progress = at.Place
		}
	})
	for n := 1; n <= 29; n++ {
		if word := fmt.Sprintf("w%d", n); !regexp.MustCompile(`\b` + word + `\b`).MatchString(read) {
			t.Errorf("%s is not read before it leaves: %s", word, read)
		}
	}
	if want := "Discharge summary of " + planDay.String() + ", Progress, text"; progress != want {
		t.Errorf("place %q, want %q", progress, want)
	}
}
