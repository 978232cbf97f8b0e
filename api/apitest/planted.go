package apitest

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// plantedClients is how many clients bring planted texts.
const plantedClients = 10

// Planted are texts that only the clinic may ever read, by the field that they
// stand in, and the words of closed lists that say what is the matter.
type Planted map[string]string

// plant makes up a text for a field.
func (p Planted) plant(field string) string {
	text := fmt.Sprintf("Zq%03dx%s", len(p), field)
	p[fmt.Sprintf("%s %d", field, len(p))] = text
	return text
}

// known adds a word that a field must have from a closed list, or in a form.
func (p Planted) known(field, word string) string {
	p[field+" "+word] = word
	return word
}

// In gives the fields whose text can be read in the content, as it is or in the
// hexadecimal digits of a dump.
func (p Planted) In(content []byte) []string {
	var found []string
	for _, field := range slices.Sorted(maps.Keys(p)) {
		text := []byte(p[field])
		if bytes.Contains(content, text) || bytes.Contains(content, hex.AppendEncode(nil, text)) {
			found = append(found, field)
		}
	}
	return found
}

// Plant walks the loop and leaves a planted text wherever somebody is named, and
// wherever something can be said about them or about what a group is for.
func Plant(w *World) Planted {
	p := Planted{}
	var clients []string
	for n := range plantedClients {
		clients = append(clients, p.client(w, n))
	}
	cohort := p.cohort(w)
	for _, client := range clients[:3] {
		p.seat(w, cohort, client)
	}
	p.run(w, cohort, clients)
	return p
}

// client refers a new client, with a text in every field.
func (p Planted) client(w *World, n int) string {
	do := p.caller(w)
	client := map[string]any{"firstName": p.plant("first"), "lastName": p.plant("last"), "preferredName": p.plant("preferred"), "displayName": p.plant("display"),
		"formerNames": []string{p.plant("former"), p.plant("former")}, "birthDate": p.known("birth date", fmt.Sprintf("19%02d-11-%02d", 31+n, 10+n)),
		"email": p.plant("mail") + "@example.org", "phone": p.plant("phone") + " 212 555 0100", "address": p.plant("address"), "language": p.known("language", fmt.Sprintf("nds-x-zq%d", n)),
		"pronouns": p.plant("pronouns"), "gender": p.plant("gender"), "culture": p.plant("culture"), "accessNeeds": p.plant("access"), "preferredTimes": p.plant("times"), "messages": []string{"voicemail"},
		"emergencyContact": map[string]any{"name": p.plant("emergency"), "relation": p.plant("emergencyrelation"), "phone": p.plant("emergencyphone")},
		"guardian":         map[string]any{"name": p.plant("guardian"), "relation": p.plant("relation"), "signedOn": "2026-03-01"}}
	if n >= plantedClients-2 { // two who do not wait for a seat
		delete(client, "birthDate")
		client["birthDateUnknown"] = p.plant("birthunknown")
	}
	referral := do("intake", http.MethodPost, "/referrals", map[string]any{"client": client, "enquiryId": p.enquiry(w), "source": p.known("source", "alcohol_drug_provider"), "urgency": "urgent",
		"reason": p.plant("reason"), "problemAreas": []string{p.known("problem area", "bipolar_disorder")}, "receivedOn": "2026-03-01",
		"referrer": map[string]any{"name": p.plant("referrer"), "organization": p.plant("organization"), "phone": p.plant("referrerphone"), "email": p.plant("referrermail") + "@example.org"}}, http.StatusCreated)
	id, clientID := referral.Text("id"), referral.Text("clientId")
	do("intake", http.MethodPost, "/referrals/"+id+"/contacts", map[string]any{"at": "2026-03-09T16:00:00Z", "channel": "telephone", "result": "no_answer", "words": p.plant("referraltrywords")}, http.StatusCreated)
	do("intake", http.MethodPost, "/referrals/"+id+"/triage", map[string]any{"urgency": "urgent", "note": p.plant("triagenote")}, http.StatusOK)
	do("intake", http.MethodPost, "/referrals/"+id+"/suitability", map[string]any{"comfortInGroups": 3, "readinessToCommit": 3, "needForStructure": 3, "severity": 4,
		"canAttend": true, "keepsConfidence": true, "contraindications": []string{p.known("suitability", "acute_crisis")}}, http.StatusCreated)
	if n == plantedClients-1 {
		do("intake", http.MethodPost, "/referrals/"+id+"/decline", map[string]any{"reason": p.plant("declined"), "note": p.plant("declinednote")}, http.StatusOK)
		return clientID
	}
	do("intake", http.MethodPost, "/referrals/"+id+"/accept", nil, http.StatusOK)
	flag := w.Assess(clientID, p.known("instrument", "phq-9"), 3, 3, 3, 3, 3, 3, 3, 3, 3).Text("riskFlags.0.id")
	do("intake", http.MethodPost, "/risk-flags/"+flag+"/answer", map[string]any{"action": p.plant("action")}, http.StatusOK)
	disclosure := do("intake", http.MethodPost, "/clients/"+clientID+"/disclosures", map[string]any{"on": "2026-03-09", "recipient": p.plant("recipient"), "recipientAddress": p.plant("recipientaddress"),
		"what": p.plant("disclosed"), "purpose": p.plant("purpose"), "basis": p.known("basis", "abuse_report")}, http.StatusCreated).Text("id")
	do("intake", http.MethodPost, "/disclosures/"+disclosure+"/correction", map[string]any{"reason": p.plant("disclosurereason"), "withdrawn": true}, http.StatusCreated)
	version := do("intake", http.MethodGet, "/clients/"+clientID, nil, http.StatusOK).Header.Get("ETag")
	w.Do("intake", http.MethodPut, "/clients/"+clientID+"/fee", map[string]any{"amount": 1000, "reason": p.plant("clientfee")}, IfMatch(version)).Want(http.StatusOK)
	return clientID
}

// cohort plans a cohort with a curriculum of its own.
func (p Planted) cohort(w *World) string {
	do := p.caller(w)
	var weeks []map[string]any
	for range 12 {
		weeks = append(weeks, map[string]any{"theme": p.plant("theme"), "goal": p.plant("goal"), "objectives": []string{p.plant("objective")},
			"agenda":    []map[string]any{{"title": p.plant("agenda"), "minutes": 60, "technique": p.plant("technique")}},
			"materials": []string{p.plant("material")}, "homework": map[string]any{"title": p.plant("task"), "instructions": p.plant("instructions")}})
	}
	curriculum := do("therapist", http.MethodPost, "/curricula", map[string]any{"name": p.plant("curriculum"), "summary": p.plant("summary"), "weeks": weeks}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/curricula/"+curriculum+"/publish", nil, http.StatusOK)
	return w.Cohort(map[string]any{"name": p.plant("cohort"), "place": p.plant("place"), "type": p.known("type", "process_oriented"), "approach": p.known("approach", "psychodynamic"),
		"problemArea": p.known("problem area", "eating_disorders"), "fee": map[string]any{"amount": 100, "currency": "USD"}, "feeReason": p.plant("cohortfee"), "curriculumId": curriculum})
}

// seat gives a client a seat.
func (p Planted) seat(w *World, cohort, client string) {
	enroll := EnrollBody(client)
	enroll["agreement"].(map[string]any)["signedName"] = p.plant("signature")
	p.caller(w)("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", enroll, http.StatusCreated)
}

// run lets the cohort meet, and one leave it; the others wait.
func (p Planted) run(w *World, cohort string, clients []string) {
	do := p.caller(w)
	do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": p.plant("startreason")}, http.StatusOK)
	session, client := w.Session(cohort, 1), clients[0]
	do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", Marks([]string{client}, "present"), http.StatusOK)
	homework := do("therapist", http.MethodPost, "/sessions/"+session+"/homework", map[string]any{"title": p.plant("title"), "instructions": p.plant("given")}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPut, "/homework/"+homework+"/returns/"+client, map[string]any{"status": "partial", "feedback": p.plant("feedback")}, http.StatusOK)
	charge := do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil, http.StatusOK).Text("charges.0.id")
	do("billing", http.MethodPost, "/charges/"+charge+"/reversals", map[string]any{"reason": p.plant("reversal")}, http.StatusCreated)
	p.notes(w, session, client)
	p.files(w, session, client)
	p.plans(w, client)
	p.rules(w, cohort)
	p.warning(w, cohort)
	p.certificate(w, client)
	p.releases(w, client)
	round := do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 2)+"/rounds", map[string]any{"instruments": []string{"phq-9"}, "clientIds": []string{client}}, http.StatusCreated)
	code := p.known("round code", round.Text("members.0.code"))
	do("", http.MethodPost, "/answers", map[string]any{"code": code, "instrument": "phq-9", "answers": []int{1, 1, 1, 1, 1, 1, 1, 1, 1}}, http.StatusOK)
	do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 2)+"/cancel", map[string]any{"reason": p.plant("cancelled")}, http.StatusOK)
	enrollment := do("therapist", http.MethodGet, "/cohorts/"+cohort, nil, http.StatusOK).Text("roster.0.enrollmentId")
	do("therapist", http.MethodPost, "/enrollments/"+enrollment+"/end", map[string]any{"reason": p.plant("left")}, http.StatusOK)
	do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}, http.StatusCreated)
	for _, text := range []string{p["first 0"], p["last 1"], p["birth date 1931-11-10"]} { // a search is audited
		do("intake", http.MethodPost, "/clients/search", map[string]any{"text": text}, http.StatusOK)
	}
}

// rules publishes ground rules with a text in each of their fields, has them signed,
// and writes down a breach; each is taken back.
func (p Planted) rules(w *World, cohort string) {
	w.T.Helper()
	do := p.caller(w)
	of := "/cohorts/" + cohort
	enrollment := do("therapist", http.MethodGet, of, nil, http.StatusOK).Text("roster.0.enrollmentId")
	do("admin", http.MethodPost, "/ground-rules", map[string]any{"name": "1", "text": p.plant("rules")}, http.StatusCreated)
	practice := do("admin", http.MethodPost, "/ground-rules", map[string]any{"name": "2", "text": p.plant("nextrules")}, http.StatusCreated).Text("id")
	do("admin", http.MethodPost, "/ground-rules/"+practice+"/withdraw", map[string]any{"reason": p.plant("ruleswithdrawn")}, http.StatusOK)
	own := do("therapist", http.MethodPost, of+"/ground-rules", map[string]any{"name": p.plant("ownrulesname"), "text": p.plant("ownrules")}, http.StatusCreated).Text("id")
	signed := do("therapist", http.MethodPost, "/enrollments/"+enrollment+"/agreements", map[string]any{"groundRulesId": own, "client": map[string]any{"way": "on_paper", "on": "2026-03-09",
		"name": p.plant("rulesigned"), "witness": p.plant("ruleswitness"), "words": p.plant("ruleswords")}}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/agreements/"+signed+"/void", map[string]any{"reason": p.plant("agreementvoid")}, http.StatusOK)
	breach := do("therapist", http.MethodPost, of+"/breaches", map[string]any{"enrollmentId": enrollment, "on": "2026-03-09", "what": p.plant("breach"), "consequence": "talk", "words": p.plant("consequence")}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/breaches/"+breach+"/void", map[string]any{"reason": p.plant("breachvoid")}, http.StatusOK)
}

// warning writes down what was done about a warning, and takes it back.
func (p Planted) warning(w *World, cohort string) {
	w.T.Helper()
	do := p.caller(w)
	enrollment, _ := domain.ParseID[domain.EnrollmentID](do("therapist", http.MethodGet, "/cohorts/"+cohort, nil, http.StatusOK).Text("roster.0.enrollmentId"))
	day := domain.DateOf(w.Time())
	done := clinical.WarningAnswer{ID: domain.NewID[domain.WarningAnswerID](), EnrollmentID: enrollment, By: w.Users["therapist"].ID, ByName: w.Users["therapist"].Name, At: w.Time(), Version: 1,
		Said: clinical.WarningSaid{Rule: clinical.WarnNoShowEarly, Began: day, On: day, Did: clinical.WarningCalled, Words: p.plant("warning")}}
	if err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		e, err := tx.Enrollment(enrollment)
		if err != nil {
			return err
		}
		if _, err := tx.LockCohort(e.CohortID); err != nil {
			return err
		}
		return tx.CreateWarningAnswer(done)
	}); err != nil {
		w.T.Fatal(err)
	}
	do("therapist", http.MethodPost, "/warning-answers/"+done.ID.String()+"/void", map[string]any{"reason": p.plant("warningvoid")}, http.StatusOK)
}

// files puts a file with a text in each of its fields with a session and a client.
func (p Planted) files(w *World, session, client string) {
	w.T.Helper()
	do := p.caller(w)
	for _, at := range []string{"/sessions/" + session, "/clients/" + client} {
		body := map[string]any{"name": p.plant("filename") + ".pdf", "content": base64.StdEncoding.EncodeToString([]byte("%PDF-1.7\n" + p.plant("filecontent"))),
			"title": p.plant("filetitle"), "note": p.plant("filenote"), "on": "2026-03-01"}
		if strings.HasPrefix(at, "/clients") {
			body["for"] = "clinical"
		}
		file := do("therapist", http.MethodPost, at+"/attachments", body, http.StatusCreated).Text("id")
		do("therapist", http.MethodPost, at+"/attachments/"+file+"/void", map[string]any{"reason": p.plant("filevoid")}, http.StatusOK)
		do("therapist", http.MethodGet, at+"/attachments/"+file, nil, http.StatusOK)
	}
}

// notes writes a note with a text in each of its fields, signs it and adds to it.
func (p Planted) notes(w *World, session, client string) {
	w.T.Helper()
	do, at := p.caller(w), "/sessions/"+session+"/notes/"
	w.Do("therapist", http.MethodPut, at+"shared", map[string]any{"text": p.plant("shared"), "techniques": []string{p.plant("technique")},
		"kept": []any{map[string]any{"kind": "shared_names_member", "text": p.plant("keptshared"), "reason": p.plant("keptsharedreason")}}}, IfMatch(`"1"`)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPut, at+client, map[string]any{"format": "dap", "goals": []any{map[string]any{"text": p.plant("notegoal")}},
		"kept": []any{map[string]any{"kind": "near_copy_in_session", "section": p.plant("keptsection"), "text": p.plant("kept"), "reason": p.plant("keptreason")}},
		"sections": []any{map[string]any{"key": "data", "text": p.plant("notedata")}, map[string]any{"key": "assessment", "text": p.plant("noteassessment")}, map[string]any{"key": "plan", "text": p.plant("noteplan")},
			map[string]any{"key": p.plant("heading"), "title": p.plant("headingtitle"), "text": p.plant("other")}}}, IfMatch(`"1"`)).Want(http.StatusOK)
	signed := do("therapist", http.MethodPost, at+"sign", map[string]any{"name": "Therapist", "clientIds": []string{client}}, http.StatusOK)
	do("therapist", http.MethodPost, "/notes/"+signed.Text("signed.0.id")+"/addenda", map[string]any{"name": "Therapist", "text": p.plant("addendum")}, http.StatusCreated)
	do("therapist", http.MethodPost, "/clients/"+client+"/notes/find", map[string]any{"text": p.plant("notesearch")}, http.StatusOK)
	p.privateNotes(w, session, client)
}

// privateNotes writes one of each kind, signs it, adds to it and says that it was
// a mistake. The requests carry keys: their answers are kept.
func (p Planted) privateNotes(w *World, session, client string) {
	w.T.Helper()
	do := func(method, path string, body any, headers ...Header) *Answer {
		w.T.Helper()
		return w.Do("therapist", method, path, body, append(headers, Header{Name: "Idempotency-Key", Value: method + path})...)
	}
	for _, kind := range []string{"psychotherapy", "sud_counseling"} {
		body := func(text string) map[string]any {
			return map[string]any{"kind": kind, "on": "2026-03-09", "sessionId": session, "text": text}
		}
		at := "/private-notes/" + w.Do("therapist", http.MethodPost, "/clients/"+client+"/private-notes", body(p.plant("privatefirst"+kind[:3]))).Want(http.StatusCreated).Text("id")
		do(http.MethodPut, at, body(p.plant("private"+kind[:3])), IfMatch(`"1"`)).Want(http.StatusOK)
		do(http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}).Want(http.StatusOK)
		do(http.MethodPost, at+"/addenda", map[string]any{"name": "Therapist", "text": p.plant("privateaddendum" + kind[:3])}).Want(http.StatusOK)
		do(http.MethodPost, at+"/void", map[string]any{"reason": p.plant("privatevoid" + kind[:3])}).Want(http.StatusOK)
	}
}

// plans writes a treatment plan with a text in each of its fields, signs it and
// withdraws it.
func (p Planted) plans(w *World, client string) {
	w.T.Helper()
	do := p.caller(w)
	plan := "/plans/" + do("therapist", http.MethodPost, "/clients/"+client+"/plans", nil, http.StatusCreated).Text("id")
	objective := map[string]any{"text": p.plant("planobjective"), "measure": p.plant("measure"), "baseline": p.plant("baseline"), "target": p.plant("target"), "state": "open",
		"interventions": []any{map[string]any{"who": p.plant("planwho"), "what": p.plant("planwhat"), "howOften": p.plant("planoften")}}}
	w.Do("therapist", http.MethodPut, plan, map[string]any{"kind": "first", "effectiveOn": "2026-03-09", "tookPart": p.plant("tookpart"), "clientWords": p.plant("clientwords"), "strengths": p.plant("strengths"), "doneWhen": p.plant("donewhen"),
		"conditions": []any{map[string]any{"kind": "underlying", "text": p.plant("condition"), "code": p.plant("conditioncode")}}, "careTeam": []any{map[string]any{"name": p.plant("careperson"), "for": p.plant("carefor"), "speak": "unknown"}},
		"services": []any{map[string]any{"what": p.plant("service"), "where": p.plant("servicewhere"), "howOften": p.plant("serviceoften")}},
		"problems": []any{map[string]any{"text": p.plant("problem"), "goals": []any{map[string]any{"kind": "independence", "text": p.plant("plangoal"), "objectives": []any{objective}}}}}}, IfMatch(`"1"`)).Want(http.StatusOK)
	do("therapist", http.MethodPost, plan+"/sign", map[string]any{"name": "Therapist", "client": map[string]any{"way": "on_paper", "name": p.plant("clientsigned"), "witness": p.plant("witness"), "words": p.plant("whypaper"), "on": "2026-03-09"}}, http.StatusOK)
	do("therapist", http.MethodPost, plan+"/withdraw", map[string]any{"reason": p.plant("planwithdrawn")}, http.StatusOK)
}

// certificate issues one for a short course, and withdraws it.
func (p Planted) certificate(w *World, client string) {
	w.T.Helper()
	do := p.caller(w)
	cohort := w.Cohort(map[string]any{"schedule": map[string]any{"startsOn": "2026-03-05", "time": "06:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 1}})
	enroll := EnrollBody(client)
	enroll["committedSessions"] = 1
	member := do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", enroll, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Small on purpose."}, http.StatusOK)
	session := w.Session(cohort, 1)
	do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", Marks([]string{client}, "present"), http.StatusOK)
	do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil, http.StatusOK)
	issued := do("therapist", http.MethodPost, "/enrollments/"+member+"/certificates", map[string]any{"program": p.plant("certprogram"), "caseNumber": p.plant("casenumber")}, http.StatusCreated)
	do("therapist", http.MethodPost, "/certificates/"+issued.Text("id")+"/withdraw", map[string]any{"reason": p.plant("certwithdrawn")}, http.StatusOK)
	do("therapist", http.MethodPost, "/cohorts/"+cohort+"/complete", map[string]any{}, http.StatusOK)
	p.discharge(w, member)
	p.leaflets(w, client)
}

// enquiry takes one down with a text in each of its fields, tries to reach them, corrects
// and closes it, and says that both were a mistake.
func (p Planted) enquiry(w *World) string {
	w.T.Helper()
	do := p.caller(w)
	body := map[string]any{"firstName": p.plant("enquiryfirst"), "lastName": p.plant("enquirylast"), "forWhom": "child", "caller": p.plant("enquirycaller"), "phone": p.plant("enquiryphone"), "email": p.plant("enquirymail") + "@example.org",
		"preferred": p.plant("enquirytime"), "wants": p.plant("enquirywants"), "birthDate": "1991-04-05", "messages": []string{"voicemail"}, "source": "family", "urgency": "routine", "cameBy": "callback", "receivedOn": "2026-03-09"}
	id := do("intake", http.MethodPost, "/enquiries", body, http.StatusCreated).Text("id")
	at := "/enquiries/" + id
	body["wants"] = p.plant("enquirywantsnow")
	w.Do("intake", http.MethodPut, at, body, IfMatch(`"1"`)).Want(http.StatusOK)
	try := map[string]any{"at": "2026-03-09T15:00:00Z", "channel": "telephone", "result": "no_answer", "words": p.plant("trywords")}
	tried := do("intake", http.MethodPost, at+"/contacts", try, http.StatusCreated).Text("id")
	do("intake", http.MethodPost, "/contacts/"+tried+"/take-back", map[string]any{"reason": p.plant("trytakenback")}, http.StatusOK)
	try["words"] = p.plant("trywordsagain")
	do("intake", http.MethodPost, at+"/contacts", try, http.StatusCreated)
	do("intake", http.MethodPost, at+"/close", map[string]any{"reason": p.plant("enquiryclosed"), "note": p.plant("enquirytold")}, http.StatusOK)
	do("intake", http.MethodPost, at+"/reopen", map[string]any{"reason": p.plant("enquiryreopened")}, http.StatusOK)
	return id
}

// leaflets publishes one, notes that it was given, and says that both were a mistake.
func (p Planted) leaflets(w *World, client string) {
	w.T.Helper()
	do := p.caller(w)
	own := do("admin", http.MethodPost, "/leaflets", map[string]any{"topic": "stigma", "title": p.plant("leaflettitle"), "text": p.plant("leaflettext")}, http.StatusCreated).Text("id")
	given := do("therapist", http.MethodPost, "/clients/"+client+"/leaflets", map[string]any{"topic": "stigma", "leafletId": own, "on": "2026-03-09", "givenTo": "family", "givenBy": "on_paper", "words": p.plant("leafletgiven")}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/leaflets-given/"+given+"/void", map[string]any{"reason": p.plant("leafletvoid")}, http.StatusOK)
	do("admin", http.MethodPost, "/leaflets/"+own+"/withdraw", map[string]any{"reason": p.plant("leafletwithdrawn")}, http.StatusOK)
}

// discharge writes the summary of a membership with a text in each of its fields,
// signs it, asks afterwards, and says that both were a mistake.
func (p Planted) discharge(w *World, member string) {
	w.T.Helper()
	do := p.caller(w)
	at := "/discharges/" + do("therapist", http.MethodPost, "/enrollments/"+member+"/discharges", nil, http.StatusCreated).Text("id")
	w.Do("therapist", http.MethodPut, at, map[string]any{"dischargeReason": "dropped_out", "reasonWords": p.plant("dischargereason"), "diagnosesThen": p.plant("diagnosesthen"), "diagnosesNow": p.plant("diagnosesnow"), "medications": p.plant("medications"),
		"progress": p.plant("dischargeprogress"), "risk": p.plant("dischargerisk"), "clientView": p.plant("clientview"), "notAsked": p.plant("notasked"), "copiesTo": p.plant("copiesto"),
		"goals":     []any{map[string]any{"id": "g", "text": p.plant("dischargegoal"), "state": "met", "words": p.plant("dischargegoalwords")}},
		"checklist": []any{map[string]any{"thing": "days", "manages": "alone", "words": p.plant("independence")}},
		"aftercare": map[string]any{"routines": []any{p.plant("routine")}, "groups": []any{map[string]any{"name": p.plant("aftergroup"), "when": p.plant("aftergroupwhen"), "contact": p.plant("aftergroupcontact")}},
			"sponsor":  map[string]any{"name": p.plant("sponsor"), "contact": p.plant("sponsorcontact")},
			"services": []any{map[string]any{"what": p.plant("afterservice"), "where": p.plant("afterwhere"), "contact": p.plant("aftercontact")}}, "signs": []any{p.plant("warningsign")}, "steps": []any{p.plant("afterstep")}}}, IfMatch(`"1"`)).Want(http.StatusOK)
	do("therapist", http.MethodPost, at+"/sign", map[string]any{"name": "Therapist"}, http.StatusOK)
	on := do("therapist", http.MethodGet, "/enrollments/"+member+"/discharge", nil, http.StatusOK).Text("record.to")
	asked := do("intake", http.MethodPost, at+"/follow-ups", map[string]any{"after": 30, "on": on, "way": "telephone", "result": "reached", "words": p.plant("followup")}, http.StatusCreated)
	do("intake", http.MethodPost, "/follow-ups/"+asked.Text("id")+"/void", map[string]any{"reason": p.plant("followupvoid")}, http.StatusOK)
	do("therapist", http.MethodPost, at+"/withdraw", map[string]any{"reason": p.plant("dischargewithdrawn")}, http.StatusOK)
}

func (p Planted) caller(w *World) func(who, method, path string, body any, status int) *Answer {
	return func(who, method, path string, body any, status int) *Answer {
		w.T.Helper()
		return w.Do(who, method, path, body).Want(status)
	}
}

// releases takes a consent down, prepares a release of it and throws that away, and
// says that the consent ended, did not, and was a slip.
func (p Planted) releases(w *World, client string) {
	w.T.Helper()
	do := p.caller(w)
	do("intake", http.MethodPost, "/clients/"+client+"/part2", map[string]any{"applies": false, "words": p.plant("part2words")}, http.StatusCreated)
	consent := do("intake", http.MethodPost, "/clients/"+client+"/consents", map[string]any{"kind": "named", "recipient": p.plant("consentto"), "recipientAddress": p.plant("consentaddress"), "purpose": p.plant("consentfor"),
		"parts": []string{"assessments", "progress_notes", "treatment_plans", "homework", "attendance", "attachments"}, "from": "2026-03-09", "untilEvent": p.plant("consentevent"), "signer": "guardian", "authority": p.plant("consentright"),
		"client": map[string]any{"way": "on_paper", "name": p.plant("consentname"), "witness": p.plant("consentwitness"), "on": "2026-03-09"}}, http.StatusCreated).Text("id")
	file := do("therapist", http.MethodPost, "/clients/"+client+"/attachments", map[string]any{"name": p.plant("leavesname") + ".pdf", "content": base64.StdEncoding.EncodeToString([]byte("%PDF-1.7\n" + p.plant("leaves"))),
		"title": p.plant("leavestitle"), "on": "2026-03-01", "for": "clinical"}, http.StatusCreated).Text("id")
	for _, issue := range []bool{true, false} {
		release := "/releases/" + do("therapist", http.MethodPost, "/clients/"+client+"/releases", map[string]any{"consentId": consent, "parts": []string{"progress_notes", "homework", "attendance", "attachments"}, "until": "2026-03-10"}, http.StatusCreated).Text("id")
		do("therapist", http.MethodPost, release+"/decisions", map[string]any{"path": "releasedTo.purpose", "start": 0, "end": 3, "kind": "redact", "why": p.plant("redactedwhy")}, http.StatusOK)
		do("therapist", http.MethodPost, release+"/attachments", map[string]any{"attachmentId": file, "leaves": true}, http.StatusOK)
		if issue {
			do("therapist", http.MethodPost, release+"/issue", map[string]any{"version": 3}, http.StatusOK)
		} else {
			do("therapist", http.MethodPost, release+"/discard", map[string]any{"reason": p.plant("releasediscarded")}, http.StatusOK)
		}
	}
	do("intake", http.MethodPost, "/consents/"+consent+"/end", map[string]any{"kind": "revoked", "on": "2026-03-10", "words": p.plant("consentrevoked")}, http.StatusOK)
	do("intake", http.MethodPost, "/consents/"+consent+"/take-back-end", map[string]any{"reason": p.plant("revokedback")}, http.StatusOK)
	do("intake", http.MethodPost, "/consents/"+consent+"/void", map[string]any{"reason": p.plant("consentvoid")}, http.StatusOK)
}
