package fhir

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"

	"github.com/google/uuid"
)

var update = flag.Bool("update", false, "rewrite testdata")

// numberedID is an id that is the same each time.
func numberedID[K any](n int) domain.ID[K] {
	return domain.ID[K]{UUID: uuid.MustParse(fmt.Sprintf("0195f0aa-0000-7000-8000-%012d", n))}
}

func setID[K any](id *domain.ID[K], n int) { *id = numberedID[K](n) }

func on(y int, m time.Month, d int) domain.Date { return domain.Date{Year: y, Month: m, Day: d} }

// assessed fills in a shipped form with the answers of a line, "-" for a blank.
func assessed(t testing.TB, n int, code, answers string) intake.Assessment {
	t.Helper()
	a := intake.Assessment{Instrument: code, TakenOn: on(2026, 3, 10)}
	setID(&a.ID, n)
	for _, word := range strings.Fields(answers) {
		var answer *int
		if word != "-" {
			value := 0
			if _, err := fmt.Sscan(word, &value); err != nil {
				t.Fatal(err)
			}
			answer = &value
		}
		a.Answers = append(a.Answers, answer)
	}
	scored, err := a.Scored(on(2026, 3, 10), domain.Date{})
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return scored
}

// wholeRecord has something of everything. The people are invented.
func wholeRecord(t testing.TB) Record {
	t.Helper()
	r := Record{WrittenAt: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC), Practice: domain.DefaultSettings()}
	r.Practice.PracticeName, r.Practice.NPI = "Cairn Group Practice", "1234567893"
	r.Practice.Address = domain.PostalAddress{Line1: "100 Example St", City: "Springfield", Region: "IL", PostalCode: "62701", Country: "US"}
	r.Client = domain.Client{Code: "K-1042", FirstName: "Ana Lucía", LastName: "Núñez", PreferredName: "Lu", FormerNames: []string{"Ana Ortiz"}, BirthDate: on(1990, 1, 15), Language: "es-MX",
		Contact:  domain.Contact{Email: "lu@example.com", Phone: "+1 555 555 0100", Address: "200 Example Ave, Springfield"},
		Personal: domain.Personal{Gender: "her own words", Emergency: domain.EmergencyContact{Name: "Mia Núñez", Relation: "sister", Phone: "+1 555 555 0101"}}}
	setID(&r.Client.ID, 1)
	rivera := Clinician{Name: "Jo Rivera, LPC", NPI: "1245319599"}
	setID(&rivera.ID, 2)
	r.Clinicians = []Clinician{rivera}

	referral := intake.Referral{Urgency: intake.Urgent, Reason: "Panic on the train", ProblemAreas: []intake.ProblemArea{"anxiety_disorders"}, ReceivedOn: on(2026, 2, 3),
		Status: intake.ReferralPlaced, Referrer: &intake.Referrer{Name: "Dana Okoro", Organization: "Example Clinic"}}
	setID(&referral.ID, 3)
	r.Referrals = []intake.Referral{referral}

	r.Assessments = []intake.Assessment{
		assessed(t, 10, "phq-9", "2 2 2 2 2 2 2 2 1 1"), // 17
		assessed(t, 11, "gad-7", "1 1 - 1 1 1 1"),       // estimated: 7
		assessed(t, 12, "dass-21", "0 0 2 0 2 0 0 0 0 2 0 0 2 0 0 2 2 0 0 0 2"),
		assessed(t, 13, "gcq-s", "4 4 1 4 1 0 0 4 1 0 4 0"),
		assessed(t, 14, "phq-9", "0 0 0 0 - - - - - -"), // no score
		assessed(t, 15, "pc-ptsd-5", "- 1 1 1 1 0"),     // not complete
	}
	voided := assessed(t, 16, "gad-2", "3 3")
	voided.VoidedAt = &r.WrittenAt
	r.Assessments = append(r.Assessments, voided)

	minutes := 65
	for n, a := range []*program.Attendance{
		{Status: program.Present, Place: "in_person"}, {Status: program.LeftEarly, Place: "online", Minutes: &minutes},
		{Status: program.NoShow}, {Status: program.Excused}, {Status: program.LateCancel}, nil, nil,
	} {
		m := Meeting{Group: "Group K7", Attendance: a, Leaders: []domain.UserID{rivera.ID}}
		m.Session = program.Session{Number: n + 1, Theme: "Panic", StartsAt: time.Date(2026, 2, 11+7*n, 23, 0, 0, 0, time.UTC), EndsAt: time.Date(2026, 2, 12+7*n, 0, 30, 0, 0, time.UTC), Status: program.SessionClosed}
		if a == nil {
			m.Session.Status = program.SessionScheduled
		}
		setID(&m.Session.ID, 20+n)
		r.Meetings = append(r.Meetings, m)
	}
	r.Meetings[6].Session.Status = program.SessionCancelled

	r.Plans = []Plan{{ID: numberedID[int](30).String(), Title: "Treatment plan", Description: "Twelve weeks", Status: PlanActive, From: on(2026, 2, 11), Author: rivera.ID,
		Steps: []string{"Weekly group", "Breathing every evening"}, Goals: []Goal{{ID: numberedID[int](31).String(), Text: "Takes the train alone", TargetOn: on(2026, 5, 1)}, {ID: numberedID[int](32).String(), Text: "Sleeps six hours", Reached: true}}}}
	r.Consents = []Consent{
		{ID: numberedID[int](40).String(), Given: true, SignedAt: time.Date(2026, 2, 4, 15, 0, 0, 0, time.UTC), From: on(2026, 2, 4), Until: on(2027, 2, 4), Recipient: "Example Clinic", Purpose: "Treatment together", Scope: []string{"attendance", "scores"}},
		{ID: numberedID[int](41).String(), Given: true, Withdrawn: true, SignedAt: time.Date(2026, 2, 4, 15, 0, 0, 0, time.UTC)},
		{ID: numberedID[int](42).String(), SignedAt: time.Date(2026, 2, 4, 15, 0, 0, 0, time.UTC), Recipient: "Employer"},
	}
	r.Part2, r.Documents = true, []Document{
		{ID: numberedID[int](50).String(), Title: "Progress note of 2026-02-11", Text: "Took the train with a friend.\nPlans to go alone.", At: time.Date(2026, 2, 12, 15, 0, 0, 0, time.UTC), Authors: []domain.UserID{rivera.ID}, Kind: ProgressNote},
		{ID: numberedID[int](51).String(), Title: "Notice", Text: "Not to be disclosed again.", At: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)},
	}
	return r
}

func written(t testing.TB, r Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// resources reads a bundle as anybody would: by type, with the full addresses.
func resources(t testing.TB, file []byte) (byType map[string][]object, urls map[string]bool) {
	t.Helper()
	var b struct {
		ResourceType, Type, Timestamp string
		Entry                         []struct {
			FullURL  string
			Resource object
		}
	}
	if err := json.Unmarshal(file, &b); err != nil {
		t.Fatal(err)
	}
	if b.ResourceType != "Bundle" || b.Type != "collection" || b.Timestamp != "2026-04-01T09:00:00Z" {
		t.Errorf("%s of type %s at %s", b.ResourceType, b.Type, b.Timestamp)
	}
	byType, urls = map[string][]object{}, map[string]bool{}
	for _, e := range b.Entry {
		if urls[e.FullURL] || e.FullURL != "urn:uuid:"+e.Resource["id"].(string) {
			t.Errorf("%s is there twice, or is not the address of %v", e.FullURL, e.Resource["id"])
		}
		urls[e.FullURL] = true
		kind := e.Resource["resourceType"].(string)
		byType[kind] = append(byType[kind], e.Resource)
	}
	return byType, urls
}

// What is written is kept, and shown to validators of others: scripts/readers.
func TestTheRecordAsItIsWritten(t *testing.T) {
	got := written(t, wholeRecord(t))
	const file = "testdata/record.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, got) {
		t.Errorf("%s is not current: go test ./document/fhir -update, and show it to the validators: scripts/readers (%v)", file, err)
	}
	if !bytes.Equal(written(t, wholeRecord(t)), got) {
		t.Error("the same record gave other bytes")
	}
}

// What FHIR R4 asks of each resource (hl7.org/fhir/R4): the elements that must be
// there, and the codes a status may have.
var asksFor = map[string]struct {
	count    int
	elements string
	status   string // the element and its codes
}{
	"Patient":               {1, "name", ""},
	"Organization":          {1, "name", ""},
	"Practitioner":          {1, "name", ""},
	"ServiceRequest":        {1, "status intent subject", "status active completed revoked"},
	"QuestionnaireResponse": {6, "status item", "status completed"},
	"Observation":           {6, "status code", "status final"},
	"Appointment":           {7, "status participant start end", "status booked fulfilled noshow cancelled"},
	"Encounter":             {2, "status class", "status finished"},
	"CarePlan":              {1, "status intent subject", "status draft active completed revoked"},
	"Goal":                  {2, "lifecycleStatus description subject", "lifecycleStatus active completed"},
	"DocumentReference":     {2, "status content", "status current"},
	"Consent":               {3, "status scope category policyRule", "status active inactive"},
}

func TestEveryResourceHasWhatFHIRAsksFor(t *testing.T) {
	byType, urls := resources(t, written(t, wholeRecord(t)))
	for kind, list := range byType {
		if _, known := asksFor[kind]; !known {
			t.Errorf("a %s was not expected", kind)
		}
		for _, r := range list {
			wholesome(t, kind, r, urls)
		}
	}
	for kind, asked := range asksFor {
		if len(byType[kind]) != asked.count {
			t.Errorf("%d of %s, want %d", len(byType[kind]), kind, asked.count)
		}
		for _, r := range byType[kind] {
			for _, name := range strings.Fields(asked.elements) {
				if r[name] == nil {
					t.Errorf("%s has no %s", kind, name)
				}
			}
			if words := strings.Fields(asked.status); len(words) > 0 && !slices.Contains(words[1:], r[words[0]].(string)) {
				t.Errorf("%s has the status %v", kind, r[words[0]])
			}
		}
	}
}

// wholesome walks a resource: nothing may be empty (FHIR's ele-1), every reference
// must lead to a resource of the bundle, every LOINC code must be one.
func wholesome(t *testing.T, path string, value any, urls map[string]bool) {
	t.Helper()
	switch v := value.(type) {
	case object:
		if len(v) == 0 {
			t.Errorf("%s is empty", path)
		}
		if to, ok := v["reference"].(string); ok && !urls[to] {
			t.Errorf("%s leads to %s, which is not there", path, to)
		}
		if v["system"] == loinc && !instrument.ValidLOINC(v["code"].(string)) {
			t.Errorf("%s: %v is no LOINC code", path, v["code"])
		}
		for name, inner := range v {
			wholesome(t, path+"."+name, inner, urls)
		}
	case []any:
		if len(v) == 0 {
			t.Errorf("%s is empty", path)
		}
		for _, inner := range v {
			wholesome(t, path, inner, urls)
		}
	case string:
		if v == "" || strings.TrimSpace(v) != v {
			t.Errorf("%s is %q", path, v)
		}
	case nil:
		t.Errorf("%s is null", path)
	}
}

func TestScoresAsObservations(t *testing.T) {
	byType, _ := resources(t, written(t, wholeRecord(t)))
	var lines []string
	for _, o := range byType["Observation"] {
		code := o["code"].(object)
		line := fmt.Sprint(code["text"], " ", code["coding"] != nil, " ", o["valueInteger"], " ", o["dataAbsentReason"] != nil, " ", o["note"] != nil)
		if band, ok := o["interpretation"].([]any); ok {
			line += " " + band[0].(object)["text"].(string)
		}
		for _, c := range slices.Concat([]any{}, anyList(o["component"])) {
			part := c.(object)
			line += fmt.Sprint("; ", part["code"].(object)["text"], " ", part["valueInteger"])
			if q, ok := part["valueQuantity"].(object); ok {
				line += fmt.Sprint(" ", q["value"])
			}
		}
		lines = append(lines, line)
	}
	want := []string{
		"PHQ-9 score true 17 false false Moderately severe",
		"GAD-7 score true 7 false true Mild",
		"DASS-21 score false 28 false false; Depression 28; Anxiety 0; Stress 0",
		"GCQ-S score false <nil> false false; Engaged <nil> 4; Avoiding <nil> 1; Conflict <nil> 0",
		"PHQ-9 score true <nil> true true",
		"PC-PTSD-5 score true 4 false true At or above the cut-off",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func anyList(v any) []any {
	list, _ := v.([]any)
	return list
}

// Every shipped form is written and read back as it was filled in: with its lowest
// answers, its highest, and a blank in each place in turn.
func TestAnswersAreReadBackAsTheyWereGiven(t *testing.T) {
	forms, responses := 0, 0
	for _, form := range instrument.All() {
		forms++
		for blank := -2; blank < len(form.Items); blank++ {
			a := intake.Assessment{Instrument: form.Code, TakenOn: on(2026, 3, 10)}
			setID(&a.ID, 1)
			for i, item := range form.Items {
				value := item.Min
				if blank == -1 || blank >= 0 && i%2 == 0 {
					value = item.Max
				}
				a.Answers = append(a.Answers, &value)
			}
			if blank >= 0 {
				a.Answers[blank] = nil
			}
			data := encode(t, Record{Client: domain.Client{}}.questionnaireResponse(a))
			got, err := ReadResponse(data, form, nil)
			if err != nil {
				t.Fatalf("%s: %v\n%s", form.Code, err, data)
			}
			for i, want := range a.Answers {
				if (got.Answers[i] == nil) != (want == nil) || want != nil && *got.Answers[i] != *want {
					t.Fatalf("%s item %d was read back otherwise", form.Code, i+1)
				}
			}
			if got.AuthoredOn != "2026-03-10" || len(got.Others) > 0 {
				t.Fatalf("%+v", got)
			}
			responses++
		}
	}
	t.Logf("%d filled-in forms of %d instruments written and read back", responses, forms)
}

func TestWhatBecameOfASession(t *testing.T) {
	byType, _ := resources(t, written(t, wholeRecord(t)))
	var statuses, classes []string
	for _, a := range byType["Appointment"] {
		statuses = append(statuses, a["status"].(string))
	}
	for _, e := range byType["Encounter"] {
		classes = append(classes, e["class"].(object)["code"].(string))
	}
	if got := strings.Join(statuses, " "); got != "fulfilled fulfilled noshow cancelled cancelled booked cancelled" {
		t.Error(got)
	}
	if got := strings.Join(classes, " "); got != "AMB VR" {
		t.Error(got)
	}
	if length := byType["Encounter"][1]["length"].(object); length["value"] != 65.0 || length["code"] != "min" {
		t.Errorf("%v", length)
	}
}

// A release is about one client. What a group has in common, and what a client says
// of themselves for the room alone, stays in the practice.
func TestWhatARecordDoesNotSay(t *testing.T) {
	text := string(written(t, wholeRecord(t)))
	for _, secret := range []string{"Panic\"", "her own words", numberedID[int](16).String()} {
		if strings.Contains(text, secret) {
			t.Errorf("the record holds %q", secret)
		}
	}
	if !strings.Contains(text, "Panic on the train") {
		t.Error("the reason of the referral is missing")
	}
}

func TestARecordThatCannotBeWrittenNamesWhatIsMissing(t *testing.T) {
	for field, spoil := range map[string]func(*Record){
		"client.id":                 func(r *Record) { r.Client.ID = domain.ClientID{} },
		"client.name":               func(r *Record) { r.Client.FirstName, r.Client.LastName = "", " " },
		"practice.name":             func(r *Record) { r.Practice.PracticeName = "" },
		"writtenAt":                 func(r *Record) { r.WrittenAt = time.Time{} },
		"clinicians[0].name":        func(r *Record) { r.Clinicians[0].Name = "" },
		"referrals[0].id":           func(r *Record) { r.Referrals[0].ID = domain.ReferralID{} },
		"assessments[1].id":         func(r *Record) { r.Assessments[1].ID = r.Assessments[0].ID },
		"assessments[0].instrument": func(r *Record) { r.Assessments[0].Instrument = "phq-10" },
		"assessments[0].answers":    func(r *Record) { r.Assessments[0].Answers = r.Assessments[0].Answers[:3] },
		"assessments[0].takenOn":    func(r *Record) { r.Assessments[0].TakenOn = domain.Date{} },
		"meetings[0].session.endsAt": func(r *Record) {
			r.Meetings[0].Session.EndsAt = r.Meetings[0].Session.StartsAt
		},
		"meetings[0].attendance": func(r *Record) { r.Meetings[0].Attendance = nil },
		"meetings[0].leaders":    func(r *Record) { r.Meetings[0].Leaders = []domain.UserID{userID(99)} },
		"plans[0].id":            func(r *Record) { r.Plans[0].ID = "plan 1" },
		"plans[0].title":         func(r *Record) { r.Plans[0].Title = "" },
		"plans[0].status":        func(r *Record) { r.Plans[0].Status = "going" },
		"plans[0].author":        func(r *Record) { r.Plans[0].Author = userID(99) },
		"plans[0].until":         func(r *Record) { r.Plans[0].Until = on(2026, 2, 10) },
		"plans[0].goals[0].id":   func(r *Record) { r.Plans[0].Goals[0].ID = "" },
		"plans[0].goals[0].text": func(r *Record) { r.Plans[0].Goals[0].Text = "\x00" },
		"consents[0].id":         func(r *Record) { r.Consents[0].ID = noUUID },
		"documents[0].id":        func(r *Record) { r.Documents[0].ID = "" },
		"documents[0].title":     func(r *Record) { r.Documents[0].Title = " " },
		"documents[0].text":      func(r *Record) { r.Documents[0].Text = "" },
		"documents[0].at":        func(r *Record) { r.Documents[0].At = time.Time{} },
		"documents[0].authors":   func(r *Record) { r.Documents[0].Authors = []domain.UserID{userID(99)} },
		"consents[0].signedAt":   func(r *Record) { r.Consents[0].SignedAt = time.Time{} },
	} {
		r := wholeRecord(t)
		spoil(&r)
		var b bytes.Buffer
		var e domain.Error
		if err := Write(&b, r); !errors.As(err, &e) || e.Kind != domain.KindInvalid || len(e.Fields) != 1 || e.Fields[0].Field != field || b.Len() > 0 {
			t.Errorf("%s: got %v, and %d bytes", field, e.Fields, b.Len())
		}
	}
}

func userID(n int) (id domain.UserID) {
	setID(&id, n)
	return id
}

// The least a record may hold is a client.
func TestARecordOfAClientAlone(t *testing.T) {
	r := Record{Practice: domain.Settings{PracticeName: "Cairn"}, Client: domain.Client{LastName: "Núñez"}, WrittenAt: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)}
	setID(&r.Client.ID, 1)
	byType, urls := resources(t, written(t, r))
	if len(byType) != 2 {
		t.Errorf("%v", byType)
	}
	for kind, list := range byType {
		wholesome(t, kind, list[0], urls)
	}
}
