package clinical_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
)

var (
	leftOn  = planDay.AddDays(-10)
	carlos  = privacy.Person{ID: "c", First: "Carlos", Last: "Iglesias"}
	daria   = privacy.Person{ID: "d", First: "Daria", Last: "Novak"}
	aRecord = clinical.DischargeRecord{Cohort: "DBT-1", Program: "Skills", From: planDay.AddDays(-100), To: leftOn,
		Attendance: clinical.DischargeRoll{Offered: 12, Attended: 11, Missed: 1}}
)

// everything is the checklist answered in full.
func everything(manages clinical.Manages) (list []clinical.IndependenceAnswer) {
	for _, thing := range clinical.Independences {
		list = append(list, clinical.IndependenceAnswer{Thing: thing, Manages: manages})
	}
	return list
}

// readyText has nothing missing for somebody who completed the program.
func readyText() clinical.DischargeText {
	eight := 8
	return clinical.DischargeText{Reason: clinical.DischargeCompleted, Progress: "Carlos uses two of the skills by himself.", Risk: "None known.", ClientView: "I know what to do now.",
		Checklist: everything(clinical.ManagesAlone), ReadyClient: &eight, Aftercare: clinical.Aftercare{Routines: []string{"A walk after work", " "}}}
}

func readyDischarge(t *testing.T, text clinical.DischargeText, earlier ...clinical.Discharge) clinical.Discharge {
	t.Helper()
	d, err := clinical.BeginDischarge(domain.NewID[domain.EnrollmentID](), earlier, maya, planNow)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = d.Write(text, maya, planNow); err != nil {
		t.Fatal(err)
	}
	return d
}

func signedDischarge(t *testing.T, text clinical.DischargeText) clinical.Discharge {
	t.Helper()
	d, err := readyDischarge(t, text).Sign(signer, "maya lindqvist", domain.NewID[domain.ClientID](), aRecord, nil, planNow)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A summary is written, signed, withdrawn with a reason and begun anew as its copy;
// what is signed stays what it was.
func TestADischargeFromDraftToWithdrawn(t *testing.T) {
	signed := signedDischarge(t, readyText())
	if signed.Status != clinical.SigningSigned || !signed.Unchanged() || len(signed.Text.Aftercare.Routines) != 1 {
		t.Errorf("signed: %+v", signed)
	}
	forged := signed
	forged.Text.Progress = "Nothing."
	if forged.Unchanged() {
		t.Error("a signed summary can be changed")
	}
	counted := *signed.Record
	counted.Attendance.Attended = 12
	forged = signed
	forged.Record = &counted
	if forged.Unchanged() {
		t.Error("what was counted can be changed")
	}
	if _, err := signed.Write(readyText(), maya, planNow); !clinical.ErrDischargeSigned.Is(err) {
		t.Errorf("writing into a signed one: %v", err)
	}
	if _, err := clinical.BeginDischarge(signed.EnrollmentID, []clinical.Discharge{signed}, maya, planNow); !clinical.ErrDischargeBegun.Is(err) {
		t.Errorf("a second one: %v", err)
	}
	if _, err := signed.Withdraw(maya, " ", planNow); err == nil {
		t.Error("withdrawn without a reason")
	}
	withdrawn, err := signed.Withdraw(maya, "It was the other group.", planNow)
	if err != nil || withdrawn.Status != clinical.SigningWithdrawn || !withdrawn.Unchanged() {
		t.Errorf("withdrawn: %+v, %v", withdrawn.Status, err)
	}
	next, err := clinical.BeginDischarge(signed.EnrollmentID, []clinical.Discharge{withdrawn}, maya, planNow)
	if err != nil || next.Before != signed.ID || next.Text.Progress != signed.Text.Progress {
		t.Errorf("the next one: %+v, %v", next, err)
	}
}

// A trainee's summary waits for who answers for them, who signs the same text or
// gives it back.
func TestATraineesDischargeWaits(t *testing.T) {
	above := clinical.Signer{UserID: domain.NewID[domain.UserID](), Name: "Noor Castellane", Credential: "PhD", Licensed: true}
	trainee := signer
	trainee.Trainee = true
	draft := readyDischarge(t, readyText())
	if _, err := draft.Sign(trainee, maya.Name, domain.ClientID{}, aRecord, nil, planNow); err == nil {
		t.Error("signed by a trainee whom nobody answers for")
	}
	trainee.CoSigner = above.UserID
	waiting, err := draft.Sign(trainee, maya.Name, domain.ClientID{}, aRecord, nil, planNow)
	if err != nil || waiting.Status != clinical.SigningWaiting {
		t.Fatalf("signed by a trainee: %v, %v", waiting.Status, err)
	}
	if _, err := waiting.CoSign(signer, maya.Name, planNow); !clinical.ErrDischargeNotYours.Is(err) {
		t.Errorf("co-signed by somebody else: %v", err)
	}
	back, err := waiting.Return(above, "Say more of the plan.", planNow)
	if err != nil || back.Status != clinical.SigningDraft || back.Signed != nil || back.Returned == nil {
		t.Errorf("returned: %+v, %v", back, err)
	}
	done, err := waiting.CoSign(above, "noor castellane", planNow)
	if err != nil || done.Status != clinical.SigningCoSigned || !done.Unchanged() {
		t.Errorf("co-signed: %+v, %v", done.Status, err)
	}
}

// What is missing keeps a summary from being signed, and is named; of somebody who
// could not be asked less is needed.
func TestWhatADischargeNeeds(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*clinical.DischargeText)
		record clinical.DischargeRecord
		wants  string // of the error; "" for none
	}{
		"nothing missing":        {func(*clinical.DischargeText) {}, aRecord, ""},
		"still a member":         {func(*clinical.DischargeText) {}, clinical.DischargeRecord{From: planDay}, "has not ended"},
		"no reason":              {func(t *clinical.DischargeText) { t.Reason = "" }, aRecord, "dischargeReason is missing"},
		"other without words":    {func(t *clinical.DischargeText) { t.Reason = clinical.DischargeOther }, aRecord, "reasonWords is missing"},
		"no progress":            {func(t *clinical.DischargeText) { t.Progress = " " }, aRecord, "progress is missing"},
		"nothing of risk":        {func(t *clinical.DischargeText) { t.Risk = "" }, aRecord, "risk is missing"},
		"no risk after a death":  {func(t *clinical.DischargeText) { t.Reason, t.Risk, t.ClientView = clinical.DischargeDied, "", "" }, aRecord, ""},
		"half a checklist":       {func(t *clinical.DischargeText) { t.Checklist = t.Checklist[:3] }, aRecord, "checklist is not answered in full"},
		"excused, but completed": {func(t *clinical.DischargeText) { t.Checklist, t.NotAsked = nil, "No time." }, aRecord, "which who completed the program can do"},
		"could not be asked": {func(t *clinical.DischargeText) {
			t.Reason, t.Checklist, t.NotAsked, t.ReadyClient, t.ClientView = clinical.DischargeDroppedOut, nil, "Did not come back.", nil, ""
		}, aRecord, ""},
		"no view of the client": {func(t *clinical.DischargeText) { t.ClientView = "" }, aRecord, "clientView is missing"},
		"nothing comes after":   {func(t *clinical.DischargeText) { t.Aftercare = clinical.Aftercare{} }, aRecord, "aftercare.routines must name"},
		"a group without name": {func(t *clinical.DischargeText) {
			t.Aftercare.Groups = []clinical.AftercareGroup{{When: "Mondays"}}
		}, aRecord, "aftercare.groups[0].name is missing"},
	} {
		text := readyText()
		c.change(&text)
		_, err := readyDischarge(t, text).Sign(signer, maya.Name, domain.ClientID{}, c.record, nil, planNow)
		switch {
		case c.wants == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.wants != "" && (err == nil || !strings.Contains(said(err), c.wants)):
			t.Errorf("%s: %v, wanted %q", name, said(err), c.wants)
		}
	}
}

// A summary names no other member, in no field; the client and the leader may be
// named, and a word that means nobody is left.
func TestADischargeNamesNoOtherMember(t *testing.T) {
	around := privacy.People{Peers: []privacy.Person{daria}, Exempt: []privacy.Person{carlos}}
	text := readyText()
	if named := text.Named(around); len(named) != 0 {
		t.Errorf("clean: %+v", named)
	}
	plant := map[string]func(*clinical.DischargeText, string){
		"reasonWords":   func(t *clinical.DischargeText, s string) { t.ReasonWords = s },
		"diagnosesThen": func(t *clinical.DischargeText, s string) { t.DiagnosesThen = s },
		"diagnosesNow":  func(t *clinical.DischargeText, s string) { t.DiagnosesNow = s },
		"medications":   func(t *clinical.DischargeText, s string) { t.Medications = s },
		"progress":      func(t *clinical.DischargeText, s string) { t.Progress = s },
		"risk":          func(t *clinical.DischargeText, s string) { t.Risk = s },
		"clientView":    func(t *clinical.DischargeText, s string) { t.ClientView = s },
		"goals[0].words": func(t *clinical.DischargeText, s string) {
			t.Goals = []clinical.DischargeGoal{{State: clinical.ObjectiveMet, Words: s}}
		},
		"checklist[2].words":     func(t *clinical.DischargeText, s string) { t.Checklist[2].Words = s },
		"aftercare.routines[0]":  func(t *clinical.DischargeText, s string) { t.Aftercare.Routines = []string{s} },
		"aftercare.signs[0]":     func(t *clinical.DischargeText, s string) { t.Aftercare.Signs = []string{s} },
		"aftercare.steps[0]":     func(t *clinical.DischargeText, s string) { t.Aftercare.Steps = []string{s} },
		"aftercare.sponsor.name": func(t *clinical.DischargeText, s string) { t.Aftercare.Sponsor = &clinical.Sponsor{Name: s} },
		"aftercare.services[0].what": func(t *clinical.DischargeText, s string) {
			t.Aftercare.Services = []clinical.AftercareService{{What: s}}
		},
		"aftercare.groups[0].name": func(t *clinical.DischargeText, s string) { t.Aftercare.Groups = []clinical.AftercareGroup{{Name: s}} },
		"notAsked":                 func(t *clinical.DischargeText, s string) { t.NotAsked = s },
		"copiesTo":                 func(t *clinical.DischargeText, s string) { t.CopiesTo = s },
	}
	for section, put := range plant {
		text := readyText()
		put(&text, "Calls Daria Novak when it gets hard.")
		named := text.Named(around)
		if len(named) == 0 || named[0].Section != section || !named[0].Blocks {
			t.Errorf("%s: %+v", section, named)
			continue
		}
		if _, err := readyDischarge(t, text).Sign(signer, maya.Name, domain.ClientID{}, aRecord, named, planNow); !clinical.ErrDischargeNamesPeer.Is(err) {
			t.Errorf("%s: signed with %v", section, err)
		}
		text.Dismissed = text.DismissedAt(around, []clinical.Place{{Section: section, Start: named[0].Start, End: named[0].End}})
		if left := text.Named(around); len(left) != len(named)-1 {
			t.Errorf("%s: dismissed, and still %+v", section, left)
		}
	}
}

// Codes are those of TEDS.
func TestDischargeCodes(t *testing.T) {
	for reason, code := range map[clinical.DischargeReason]int{"completed": 1, "dropped_out": 2, "terminated_by_facility": 3, "transferred": 4, "incarcerated": 5, "death": 6, "other": 7, "": 0} {
		if reason.Code() != code {
			t.Errorf("%s: %d", reason, reason.Code())
		}
	}
	for often, code := range map[clinical.SelfHelp]int{"none": 1, "1_to_3": 2, "4_to_7": 3, "8_to_30": 4, "some": 5, "": 0} {
		if often.Code() != code {
			t.Errorf("%s: %d", often, often.Code())
		}
	}
}

// said is an error with its fields, in words.
func said(err error) string {
	var e domain.Error
	if !errors.As(err, &e) {
		return ""
	}
	words := e.Message
	for _, f := range e.Fields {
		words += "; " + f.Field + " " + f.Message
	}
	return words
}

// faults says whether an error names a field.
func faults(err error, field string) bool {
	var e domain.Error
	return errors.As(err, &e) && slices.ContainsFunc(e.Fields, func(f domain.FieldError) bool { return f.Field == strings.TrimSpace(field) })
}
