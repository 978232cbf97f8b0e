package release_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"

	"cohort/document/release"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

var update = flag.Bool("update", false, "write the bundle that is shown to validators")

// fixed is an id that is the same in every run.
func fixed(n int) uuid.UUID { return uuid.MustParse(fmt.Sprintf("0195f0aa-0000-7000-8000-%012d", n)) }

// wholePaper has something in every part of a record.
func wholePaper() clinical.ReleasePaper {
	noor := clinical.ReleasedPerson{ID: domain.UserID{UUID: fixed(1)}, Name: "Noor Castellane"}
	signed := []clinical.ReleasedSignature{{ReleasedPerson: noor, License: "LCSW 0042", At: at, Digest: "d0"}}
	seven, one := 7, 1
	r := clinical.ReleasedRecord{
		Client: clinical.ReleasedClient{ID: domain.ClientID{UUID: fixed(2)}, Code: "C-4101", FirstName: "Ana", LastName: "Moss", BirthDate: domain.Date{Year: 1988, Month: time.July, Day: 2}},
		To:     clinical.ReleasedTo{Recipient: "Dr. Imre Vasquez-Holt", Purpose: "To treat me."},
		Consent: clinical.ReleasedConsent{ID: domain.ConsentID{UUID: fixed(3)}, Kind: clinical.ConsentNamed, Parts: clinical.RecordParts[:11], Substance: true, From: on, Until: on.AddDays(365), Signer: clinical.ClientSigns,
			Way: clinical.ClientTyped, Name: "Ana Moss", SignedOn: on},
		Referrals:   []clinical.ReleasedReferral{{ID: domain.ReferralID{UUID: fixed(4)}, ReceivedOn: on, Source: "self", Urgency: "routine", Status: "placed", Reason: "Wants to sleep again."}},
		Attendance:  []clinical.ReleasedSession{{ID: domain.SessionID{UUID: fixed(5)}, CohortID: domain.CohortID{UUID: fixed(6)}, Group: "G-4821", Number: 1, On: on, Starts: at, Ends: at.Add(time.Hour), Mark: program.Present, Leaders: []clinical.ReleasedPerson{noor}}},
		Assessments: []clinical.ReleasedAssessment{{ID: domain.AssessmentID{UUID: fixed(7)}, Instrument: "gad-2", Name: "GAD-2", TakenOn: on, TakenBy: noor.Name, Answers: []*int{&one, &one}, Total: &one}},
		Plans: []clinical.ReleasedPlan{{ID: domain.TreatmentPlanID{UUID: fixed(8)}, EffectiveOn: on, SignedBy: noor, Problems: []clinical.ReleasedProblem{{Text: "Sleeps badly.", Goals: []clinical.ReleasedGoal{{ID: "g1", Text: "Sleeps through.",
			Objectives: []clinical.ReleasedObjective{{Text: "Six hours.", State: clinical.ObjectiveMet, Interventions: []clinical.Told{"Group, weekly"}}}}}}}}},
		Notes: []clinical.ReleasedNote{{ID: domain.ProgressNoteID{UUID: fixed(9)}, On: on, Group: "G-4821", Number: 1, Starts: "15:00", Ends: "16:00", Present: 8, Expected: 9, Mark: "present", Minutes: 60,
			Sections: []clinical.ReleasedSection{{Title: "Data", Text: "Practiced with [redacted]."}}, Signed: signed}},
		Discharges: []clinical.ReleasedDischarge{{ID: domain.DischargeID{UUID: fixed(10)}, Group: "G-4821", From: on, On: on.AddDays(84), Reason: "completed", Attendance: clinical.DischargeRoll{Offered: 12, Attended: 11, Missed: 1},
			Homework: clinical.DischargeTasks{Asked: 10, Done: 8, Partly: 1}, Scores: []clinical.ReleasedChange{{Name: "GAD-2", FirstOn: on, First: 5, LastOn: on.AddDays(80), Last: 1, Class: "recovered"}},
			ReadyClient: &seven, Texts: []clinical.ReleasedLine{{Name: "Progress", Text: "Sleeps six hours."}, {Name: "Stays", Text: "A walk each morning."}}, Signed: signed}},
		Homework: []clinical.ReleasedHomework{{ID: domain.HomeworkID{UUID: fixed(11)}, On: on, Group: "G-4821", Title: "Sleep log", Instructions: "Each morning.", Stages: []clinical.ReleasedStage{{Title: "First", Goal: "Three mornings.", Met: true}},
			Status: program.Returned, BackAt: at.AddDate(0, 0, 7), Answer: "Seven mornings."}},
		RiskFlags:   []clinical.ReleasedRiskFlag{{ID: domain.RiskFlagID{UUID: fixed(12)}, On: on, RaisedAt: at, Kind: "suicide", Instrument: "phq-9", Item: 9, AnsweredAt: at, AnsweredBy: noor.Name, Action: "Called, made a safety plan."}},
		Agreements:  []clinical.ReleasedAgreement{{ID: domain.AgreementID{UUID: fixed(13)}.String(), On: on, Group: "G-4821", Version: "2026-1", Way: clinical.ClientTyped, Name: "Ana Moss", By: noor.Name}},
		Leaflets:    []clinical.ReleasedLeaflet{{ID: domain.LeafletGivenID{UUID: fixed(14)}, On: on, Title: "What stays in the room", To: "client", Way: "on_paper", By: noor.Name}},
		Attachments: []clinical.ReleasedAttachment{{ID: domain.AttachmentID{UUID: fixed(15)}, On: on, Title: "Letter of the physician", Name: "letter.pdf", MediaType: "application/pdf", Size: 17, File: "attachments/01.pdf", SHA256: "5b1d"}},
		Charges:     []clinical.ReleasedCharge{{ID: domain.ChargeID{UUID: fixed(16)}, On: on, Kind: "session", Code: "90853", Units: 1, Fee: domain.Money{Amount: 4500, Currency: "USD"}, Status: "posted"}},
	}
	return clinical.ReleasePaper{ID: domain.ReleaseID{UUID: fixed(17)}, Practice: domain.Settings{PracticeName: "Cairn Group Practice"}, Parts: clinical.RecordParts[:11], Until: on.AddDays(90), Record: r,
		Redacted: []clinical.RedactedPlace{{Place: "Progress note of 2026-03-09, section, text", Reason: "name of another person"}}, Files: []clinical.PackedFile{{Name: "attachments/01.pdf", Content: []byte("%PDF-1.7 a letter")}}, Unread: 2,
		Notice: &clinical.CurrentPart2Notice, IssuedBy: noor.Name, IssuedAt: at.AddDate(0, 0, 90), IssuedOn: on.AddDays(90), Zone: time.UTC}
}

// The bundle of a release with something in every part is kept, and shown to
// validators of others: scripts/readers.
func TestTheBundleAsItLeaves(t *testing.T) {
	_, files := packageOf(t, wholePaper())
	const file = "testdata/record.fhir.json"
	if *update {
		if err := os.WriteFile(file, files[release.BundleFile], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, files[release.BundleFile]) {
		t.Errorf("%s is not current: go test ./document/release -update, and show it to the validators: scripts/readers (%v)", file, err)
	}
}
