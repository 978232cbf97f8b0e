package api_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
	"cohort/repository/storetest"
)

// things are one object of each kind that routes name in their addresses.
type things map[string]string

// nowhere are ids that nothing has.
func nowhere() things {
	out := things{"instrument": "no-such-form", "number": "99"}
	for _, kind := range []string{"client", "referral", "cohort", "session", "homework", "enrollment", "curriculum",
		"charge", "export", "user", "room", "risk-flag", "wait", "assessment", "factor", "disclosure", "security-notice", "role-proposal", "emergency-access", "cover", "absence", "catch-up", "make-up", "substitute", "technique", "curriculum-file", "attachment", "session-attachment", "note", "waiting-note", "private-note"} {
		out[kind] = domain.NewID[domain.ClientID]().String()
	}
	return out
}

// estate makes one object of each kind that belong to a therapist's cohort.
func estate(w *apitest.World, therapist, name string, leadToo ...string) things {
	own := things{"instrument": "phq-9", "number": "1", "factor": domain.NewID[domain.FactorID]().String(), "user": colleague(w, "colleague of "+therapist)}
	body := w.CohortBody()
	body["leadId"], body["name"], body["entry"] = w.Users[therapist].ID.String(), name, "open"
	body["coLeadIds"] = therapistsOf(w, leadToo)
	do := func(who, method, path string, body any, status int) *apitest.Answer {
		return w.Do(who, method, path, body).Want(status)
	}
	own["room"] = room(w, "Room "+domain.NewID[domain.RoomID]().String()[24:], nil).Want(http.StatusCreated).Text("id")
	body["roomId"] = own["room"]
	curriculum := w.Curriculum(12)
	body["curriculumId"] = curriculum
	own["curriculum"] = curriculum
	own["curriculum-file"] = do(therapist, http.MethodPost, "/curricula/"+curriculum+"/files", sheet, http.StatusCreated).Text("id")
	own["technique"] = do(therapist, http.MethodPost, "/techniques", map[string]any{"name": "Empty chair " + curriculum[24:]}, http.StatusCreated).Text("id")
	own["cohort"] = do(therapist, http.MethodPost, "/cohorts", body, http.StatusCreated).Text("id")
	own["client"] = w.Client(name, "Member")
	own["referral"] = do("intake", http.MethodGet, "/referrals?clientId="+own["client"], nil, http.StatusOK).Text("items.0.id")
	own["enrollment"] = do("intake", http.MethodPost, "/cohorts/"+own["cohort"]+"/enrollments", apitest.EnrollBody(own["client"]), http.StatusCreated).Text("id")
	taken := w.Assess(own["client"], "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
	own["assessment"], own["risk-flag"] = taken.Text("id"), taken.Text("riskFlags.0.id")
	own["disclosure"] = do("intake", http.MethodPost, "/clients/"+own["client"]+"/disclosures", disclosureBody(), http.StatusCreated).Text("id")
	waiting := w.Client(name, "Waiting")
	own["wait"] = do("intake", http.MethodPost, "/cohorts/"+own["cohort"]+"/waitlist", map[string]any{"clientId": waiting}, http.StatusCreated).Text("id")
	absent, missed := w.Client(name, "Absent"), w.Client(name, "Missing")
	of := func(client string) string {
		return do("intake", http.MethodPost, "/cohorts/"+own["cohort"]+"/enrollments", apitest.EnrollBody(client), http.StatusCreated).Text("id")
	}
	caughtUp := of(absent)
	own["missed"] = of(missed)
	do(therapist, http.MethodPost, "/cohorts/"+own["cohort"]+"/start", map[string]any{"overrideReason": "Test."}, http.StatusOK)
	sessions := do(therapist, http.MethodGet, "/cohorts/"+own["cohort"], nil, http.StatusOK)
	own["session"], own["later-session"] = sessions.Text("sessions.0.id"), sessions.Text("sessions.4.id")
	publishAgain(w, curriculum)
	do(therapist, http.MethodPut, "/sessions/"+own["session"]+"/attendance", apitest.Marks([]string{own["client"], absent, missed}, "present", "excused", "no_show"), http.StatusOK)
	own["homework"] = do(therapist, http.MethodPost, "/sessions/"+own["session"]+"/homework", map[string]any{"title": "Log"}, http.StatusCreated).Text("id")
	own["charge"] = do(therapist, http.MethodPost, "/sessions/"+own["session"]+"/close", nil, http.StatusOK).Text("charges.0.id")
	own["export"] = do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}, http.StatusCreated).Text("id")
	own.catchUp(w, therapist, caughtUp)
	own["security-notice"], own["role-proposal"], own["emergency-access"] = watched(w, therapist, own)
	substitute := w.AddUser(fmt.Sprintf("substitute %d", len(w.Users)), domain.Therapist)
	own["substitute"] = substitute.ID.String()
	own["cover"] = do(therapist, http.MethodPost, "/cohorts/"+own["cohort"]+"/covers", coverBody(own, "2026-03-24", "2026-03-24"), http.StatusOK).Text("items.0.id")
	own.notes(w, therapist, absent, missed)
	own["private-note"] = do(therapist, http.MethodPost, "/clients/"+own["client"]+"/private-notes", privateBody, http.StatusCreated).Text("id")
	own["attachment"] = do("intake", http.MethodPost, "/clients/"+own["client"]+"/attachments", clientFile(), http.StatusCreated).Text("id")
	wrong := do("intake", http.MethodPost, "/clients/"+own["client"]+"/attachments", clientFile(), http.StatusCreated).Text("id")
	do("intake", http.MethodPost, "/clients/"+own["client"]+"/attachments/"+wrong+"/void", map[string]any{"reason": "Of somebody else."}, http.StatusOK)
	own["session-attachment"] = do(therapist, http.MethodPost, "/sessions/"+own["session"]+"/attachments", sessionFile(), http.StatusCreated).Text("id")
	own["absence"] = do(therapist, http.MethodPost, "/absences", map[string]any{"from": "2026-07-01", "until": "2026-07-05"}, http.StatusCreated).Text("id")
	return own
}

// notes leaves a note that the therapist signed, and one that waits for their
// co-signature.
func (own things) notes(w *apitest.World, therapist, signedFor, waitsFor string) {
	w.T.Helper()
	session, _ := domain.ParseID[domain.SessionID](own["session"])
	by := w.Users[therapist]
	own["writer"] = by.Name
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		c, s, err := tx.LockSession(session)
		if err != nil {
			return err
		}
		for kind, client := range map[string]string{"note": signedFor, "waiting-note": waitsFor} {
			id, err := domain.ParseID[domain.ClientID](client)
			if err != nil {
				return err
			}
			signer := clinical.SignerOn(by, s.Date)
			signer.Trainee, signer.CoSigner = kind == "waiting-note", by.ID
			n := clinical.NewNote(s.ID, c.ID, id, domain.FormatDAP, s.Date.AddDays(3))
			n.Sections = []clinical.NoteSection{{Key: "data", Title: "Data", Text: "Came to talk about the week before."}}
			n.Goals = []clinical.GoalLink{{ID: "group", Text: "Calmer mornings"}}
			record := clinical.SignedRecord{Client: id, Shared: "The group met.", Techniques: []string{"Role-play"}, Member: clinical.MemberFacts{Mark: "present", Minutes: 90, Place: "in_person"},
				Facts: clinical.SessionFacts{Cohort: c.Code, Expected: 3, Present: 1, Minutes: 90, Number: 1, Place: "Room 2", Service: "90853", Theme: "Theme 1", Leaders: []clinical.LedFact{{Name: by.Name, Credential: "LPC"}}}.On(s.Date, s.StartsAt, s.EndsAt)}
			if n, err = n.Sign(signer, record, w.Time()); err != nil {
				return err
			}
			if err := tx.CreateProgressNote(n, s.Date); err != nil {
				return err
			}
			own[kind] = n.ID.String()
		}
		return nil
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// noteBody is a member's note with nothing wrong in it.
func noteBody() map[string]any {
	return map[string]any{"format": "dap", "goals": []any{map[string]any{"id": "group", "text": "Calmer mornings"}}, "sections": []any{
		map[string]any{"key": "data", "text": "Told of two mornings without a quarrel, and of one that began with a slammed door and ended with an apology."},
		map[string]any{"key": "assessment", "text": "Sees the first cue earlier than a month ago."}, map[string]any{"key": "plan", "text": "Will write the log on four days."}}}
}

// privateBody is a private note with nothing wrong in it.
var privateBody = map[string]any{"kind": "psychotherapy", "on": "2026-03-09", "text": "Said what was not meant for the group."}

// coverBody has the substitute of an estate lead some days.
func coverBody(of things, from, until string) map[string]any {
	return map[string]any{"userId": of["substitute"], "from": from, "until": until, "reason": "A conference.", "overrideReason": "Several of a test meet at one hour."}
}

// catchUp plans a make-up of the first theme for a member who missed it, and notes
// that they caught up.
func (own things) catchUp(w *apitest.World, therapist, enrollment string) {
	host := w.CohortBody()
	host["leadId"], host["name"], host["curriculumId"] = w.Users[therapist].ID.String(), "Host", own["curriculum"]
	host["schedule"].(map[string]any)["startsOn"] = "2026-04-07"
	cohort := w.Do(therapist, http.MethodPost, "/cohorts", host).Want(http.StatusCreated).Text("id")
	started := w.Do(therapist, http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
	own["make-up-session"] = started.Text("sessions.0.id")
	path := "/enrollments/" + enrollment
	own["make-up"] = w.Do(therapist, http.MethodPost, path+"/make-ups", map[string]any{"week": 1, "sessionId": own["make-up-session"], "overrideReason": "Both meet then."}).Want(http.StatusCreated).Text("id")
	own["catch-up"] = w.Do(therapist, http.MethodPost, path+"/catch-ups", map[string]any{"week": 1, "how": "talk", "on": "2026-03-09"}).Want(http.StatusCreated).Text("id")
}

// publishAgain makes a curriculum's next version.
func publishAgain(w *apitest.World, id string) {
	w.T.Helper()
	at := "/curricula/" + id
	now := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK)
	draft := map[string]any{"name": now.Text("name"), "weeks": now.Field("weeks")}
	for _, week := range draft["weeks"].([]any) {
		delete(week.(map[string]any), "number")
	}
	w.Do("therapist", http.MethodPut, at, draft, apitest.IfMatch(now.Header.Get("ETag"))).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, at+"/publish", nil).Want(http.StatusOK)
}

// sheet is a handout.
var sheet = map[string]any{"name": "Sheet.pdf", "content": base64.StdEncoding.EncodeToString([]byte("%PDF-1.7\nA sheet."))}

// clientFile is a letter that intake and who treats the client read.
func clientFile() map[string]any {
	return map[string]any{"name": "Letter.pdf", "content": sheet["content"], "title": "Referral letter", "on": "2026-03-02", "for": "intake", "note": "By post."}
}

// sessionFile is something that a session left.
func sessionFile() map[string]any {
	return map[string]any{"name": "Board.pdf", "content": sheet["content"], "title": "The board", "on": "2026-03-03"}
}

func disclosureBody() map[string]any {
	return map[string]any{"on": "2026-03-09", "recipient": "County court", "what": "Attendance in March.", "purpose": "A subpoena.", "basis": "court_order"}
}

// colleague is somebody to be read and changed, the same for every estate.
func colleague(w *apitest.World, who string) string {
	if u, there := w.Users[who]; there {
		return u.ID.String()
	}
	return w.AddUser(who, domain.Intake).ID.String()
}

// watched are a notice to everybody so far who is not somebody else's, a role
// proposal, and an emergency access to a therapist's client.
func watched(w *apitest.World, therapist string, own things) (notice, proposal, emergency string) {
	w.T.Helper()
	locum := w.AddUser(fmt.Sprintf("locum %d", len(w.Users)), domain.Therapist)
	user := locum.ID
	client, _ := domain.ParseID[domain.ClientID](own["client"])
	n := domain.SecurityNotice{ID: domain.NewID[domain.SecurityNoticeID](), Kind: domain.NoticeEnabled, UserID: user, ByID: w.Users["admin"].ID, ByName: "Admin", At: w.Time()}
	var readers []domain.NoticeReader
	for who, u := range w.Users {
		if therapist == "therapist" || who == "other therapist" {
			readers = append(readers, domain.NoticeReader{UserID: u.ID, Asked: true})
		}
	}
	p := domain.NewRoleProposal(w.Users["admin"].ID, domain.User{ID: user, Roles: []domain.Role{domain.Intake}}, []domain.Role{domain.Intake, domain.Billing}, w.Time())
	a := domain.NewEmergencyAccess(domain.Actor{UserID: locum.ID}, domain.Client{ID: client}, domain.GroundOther, "Because.", w.Time())
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		return errors.Join(tx.CreateNotice(n, readers), tx.CreateRoleProposal(p), tx.CreateEmergencyAccess(a))
	})
	if err != nil {
		w.T.Fatal(err)
	}
	return n.ID.String(), p.ID.String(), a.ID.String()
}

// therapistsOf are those of the people who may lead a cohort.
func therapistsOf(w *apitest.World, people []string) []string {
	ids := []string{}
	for _, who := range people {
		if u := w.Users[who]; u.Holds(domain.Therapist) {
			ids = append(ids, u.ID.String())
		}
	}
	return ids
}

// kinds says what the {id} of an address names, by the noun before it.
var kinds = map[string]string{"clients": "client", "referrals": "referral", "cohorts": "cohort", "sessions": "session",
	"homework": "homework", "enrollments": "enrollment", "curricula": "curriculum", "charges": "charge", "exports": "export",
	"users": "user", "rooms": "room", "assessments": "assessment", "disclosures": "disclosure", "risk-flags": "risk-flag", "waitlist": "wait", "me": "factor",
	"security-notices": "security-notice", "role-proposals": "role-proposal", "emergency-accesses": "emergency-access", "covers": "cover", "absences": "absence",
	"catch-ups": "catch-up", "make-ups": "make-up", "techniques": "technique", "notes": "note", "private-notes": "private-note"}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// addressed fills a route's address in; named says whether it names a thing.
func addressed(path string, of things) (address string, named bool) {
	path = strings.TrimPrefix(path, "/api/v1")
	noun := strings.Split(path, "/")[1]
	return placeholder.ReplaceAllStringFunc(path, func(p string) string {
		named = true
		switch p {
		case "{id}":
			return of[kinds[noun]]
		case "{clientId}":
			return of["client"]
		case "{code}":
			return of["instrument"]
		case "{fileId}":
			return of["curriculum-file"]
		case "{attachmentId}":
			if noun == "sessions" {
				return of["session-attachment"]
			}
			return of["attachment"]
		}
		return of["number"]
	}), named
}

// bodies are what routes want to be sent, so that nothing but the policy and
// the object decide.
func bodies(w *apitest.World, of things) map[string]any {
	reason := map[string]any{"reason": "Because."}
	outline := map[string]any{"name": "Plan", "weeks": []any{map[string]any{"theme": "One", "goal": "Start"}}}
	cohort := w.CohortBody()
	cohort["coLeadIds"] = therapistsOf(w, slices.DeleteFunc(slices.Collect(maps.Keys(w.Users)), func(who string) bool { return !strings.Contains(who, " and ") }))
	return map[string]any{
		"POST /security-notices/{id}/answer":    map[string]any{"answer": "agreed"},
		"POST /emergency-accesses":              map[string]any{"name": "Nobody Here", "birthDate": "1980-01-01", "ground": "other", "reason": "Because."},
		"POST /role-proposals/{id}/refuse":      reason,
		"POST /audit/finding/acknowledge":       reason,
		"POST /users":                           map[string]any{"name": "New Person", "email": "new." + of["client"][30:] + "@example.org", "role": "intake"},
		"PATCH /users/{id}":                     map[string]any{"name": "Renamed"},
		"PUT /settings":                         map[string]any{"practiceName": "P", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853"},
		"PUT /settings/admission":               map[string]any{"instruments": []string{}, "assessmentDays": 60, "commitmentPercent": 50, "agreements": []string{}},
		"PUT /settings/closed-days":             map[string]any{"except": []string{}, "closures": []any{}},
		"POST /cohorts/plan":                    map[string]any{"schedule": cohort["schedule"]},
		"POST /cohorts/{id}/schedule":           map[string]any{"kind": "insert", "on": "2026-12-01"},
		"POST /cohorts/{id}/schedule/ahead":     map[string]any{"kind": "insert", "on": "2026-12-01"},
		"POST /cohorts/{id}/schedule/undo":      map[string]any{"id": cmp.Or(of["schedule-change"], domain.NewID[domain.ScheduleChangeID]().String())},
		"POST /cohorts/{id}/admission":          map[string]any{"clientId": of["client"]},
		"POST /cohorts/{id}/clashes":            map[string]any{"coLeadIds": []string{}},
		"POST /leaders/clashes":                 map[string]any{"leaderIds": []string{w.Users["therapist"].ID.String()}, "schedule": cohort["schedule"]},
		"POST /logins/end":                      map[string]any{"id": domain.NewID[domain.LoginID]().String()},
		"POST /users/{id}/logins/end":           map[string]any{"id": domain.NewID[domain.LoginID]().String()},
		"POST /auth/factor-offers":              map[string]any{"kind": "passkey"},
		"POST /auth/factors":                    map[string]any{"challenge": "of nobody", "code": "123456"},
		"POST /auth/confirm":                    map[string]any{"password": "wrong one entirely"},
		"PUT /settings/second-factor":           map[string]any{"roles": []string{}},
		"POST /users/{id}/factors/remove":       reason,
		"POST /auth/password":                   map[string]any{"currentPassword": "wrong one entirely", "newPassword": "eleven quiet rivers bend"},
		"POST /clients":                         map[string]any{"firstName": "New", "lastName": "Client", "birthDate": "1980-01-01"},
		"POST /clients/search":                  map[string]any{"text": "Own"},
		"POST /clients/duplicates":              map[string]any{"firstName": "New", "lastName": "Client", "birthDate": "1980-01-01"},
		"POST /find":                            map[string]any{"text": "Own"},
		"POST /clients/{id}/notes/find":         map[string]any{"text": "x"},
		"POST /cohorts/{id}/notes/find":         map[string]any{"text": "x"},
		"PATCH /clients/{id}":                   map[string]any{"language": "en"},
		"POST /clients/{id}/merge":              map[string]any{"intoId": cmp.Or(of["into"], domain.NewID[domain.ClientID]().String()), "reason": "One person."},
		"PUT /clients/{id}/fee":                 map[string]any{"amount": 5000},
		"POST /clients/{id}/assessments":        map[string]any{"instrument": "gad-2", "answers": []int{0, 0}, "takenOn": "2026-03-01"},
		"POST /referrals":                       map[string]any{"clientId": of["client"], "source": "self", "urgency": "routine", "reason": "R", "problemAreas": []string{}, "receivedOn": "2026-03-01"},
		"PATCH /referrals/{id}":                 map[string]any{"urgency": "urgent"},
		"POST /referrals/{id}/triage":           map[string]any{"urgency": "urgent"},
		"POST /referrals/{id}/decline":          map[string]any{"reason": "other"},
		"POST /referrals/{id}/redirect":         map[string]any{"to": "self_help"},
		"POST /referrals/{id}/undo":             map[string]any{"step": 2},
		"POST /referrals/{id}/suitability":      map[string]any{"comfortInGroups": 3, "readinessToCommit": 3, "needForStructure": 3, "severity": 1, "canAttend": true, "keepsConfidence": true},
		"POST /assessments/{id}/move":           map[string]any{"clientId": cmp.Or(of["into"], domain.NewID[domain.ClientID]().String()), "reason": "Because."},
		"POST /assessments/{id}/void":           reason,
		"POST /clients/{id}/disclosures":        disclosureBody(),
		"POST /disclosures/{id}/correction":     map[string]any{"reason": "Because.", "withdrawn": true},
		"POST /risk-flags/{id}/answer":          map[string]any{"action": "Called."},
		"POST /cohorts/{id}/waitlist":           map[string]any{"clientId": of["client"]},
		"POST /waitlist/{id}/leave":             map[string]any{},
		"POST /cohorts/{id}/enrollments":        apitest.EnrollBody(of["client"]),
		"POST /curricula":                       outline,
		"PUT /curricula/{id}":                   outline,
		"POST /cohorts":                         cohort,
		"PATCH /cohorts/{id}":                   map[string]any{"place": "Room 3"},
		"POST /cohorts/{id}/cancel":             reason,
		"POST /cohorts/{id}/reopen":             map[string]any{"reason": "Because.", "overrideReason": "They move."},
		"PUT /sessions/{id}/attendance":         apitest.Marks([]string{of["client"]}, "present"),
		"POST /sessions/{id}/homework":          map[string]any{"title": "Log"},
		"PUT /homework/{id}/returns/{clientId}": map[string]any{"status": "returned"},
		"POST /enrollments/{id}/catch-ups":      map[string]any{"week": 1, "how": "talk", "on": "2026-03-09"},
		"POST /enrollments/{id}/make-ups":       map[string]any{"week": 1, "sessionId": cmp.Or(of["make-up-session"], domain.NewID[domain.SessionID]().String()), "overrideReason": "Both meet then."},
		"POST /enrollments/{id}/make-ups/ahead": map[string]any{"week": 1},
		"PUT /sessions/{id}/notes/shared":       map[string]any{"text": "The group met and practiced.", "techniques": []string{"Role-play"}},
		"PUT /sessions/{id}/notes/{clientId}":   noteBody(),
		"POST /sessions/{id}/notes/sign":        map[string]any{"name": of["writer"], "clientIds": []string{of["client"]}},
		"POST /sessions/{id}/notes/cosign":      map[string]any{"name": of["writer"], "sign": []string{of["waiting-note"]}},
		"POST /notes/{id}/addenda":              map[string]any{"name": of["writer"], "text": "Called on Friday."},
		"PUT /me/note-format":                   map[string]any{"format": "soap"},
		"POST /clients/{id}/private-notes":      privateBody,
		"PUT /private-notes/{id}":               privateBody,
		"POST /private-notes/{id}/sign":         map[string]any{"name": of["writer"]},
		"POST /private-notes/{id}/addenda":      map[string]any{"name": of["writer"], "text": "Called on Friday."},
		"POST /private-notes/{id}/void":         reason,
		"PUT /settings/notes":                   map[string]any{"format": "dap", "own": map[string]any{"sections": []string{}}, "dueDays": 3, "mostPresent": 12, "leastMinutes": 45, "severities": []any{}},
		"PUT /settings/completion":              map[string]any{"percent": 75, "builtOn": true},
		"PUT /settings/program-hours":           map[string]any{"iop": 9, "php": 20},
		"PATCH /enrollments/{id}":               map[string]any{"committedSessions": 5},
		"POST /sessions/{id}/cancel":            reason,
		"POST /sessions/{id}/live/facts":        map[string]any{"items": liveFacts(of)},
		"POST /sessions/{id}/led-by":            map[string]any{"ledBy": []string{of["substitute"]}, "reason": "Because."},
		"POST /cohorts/{id}/covers":             coverBody(of, "2026-03-17", "2026-03-17"),
		"POST /absences":                        map[string]any{"userId": w.Users["therapist"].ID.String(), "from": "2026-08-01", "until": "2026-08-05"},
		"POST /sessions/{id}/corrections":       map[string]any{"items": apitest.Marks([]string{of["client"]}, "excused")["items"], "reason": "Because."},
		"POST /sessions/{id}/corrections/ahead": apitest.Marks([]string{of["client"]}, "excused"),
		"POST /charges":                         map[string]any{"clientId": of["client"], "kind": "intake", "serviceDate": "2026-03-01", "fee": map[string]any{"amount": 5000, "currency": "USD"}, "reason": "Intake."},
		"POST /charges/{id}/correction":         map[string]any{"fee": map[string]any{"amount": 4000, "currency": "USD"}, "reason": "Because."},
		"POST /charges/{id}/reversals":          reason,
		"POST /rooms":                           map[string]any{"name": "Room " + of["client"][30:], "kind": "in_person"},
		"PATCH /rooms/{id}":                     map[string]any{"seats": 8},
		"POST /exports":                         map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"},

		"POST /curricula/search":          map[string]any{"text": "Theme"},
		"POST /curricula/import":          map[string]any{"format": "json", "text": `{"format": "cohort-curriculum", "formatVersion": 1, "name": "P", "weeks": [{"theme": "One", "goal": "Start"}]}`},
		"POST /curricula/{id}/copies":     map[string]any{"name": "Another"},
		"POST /curricula/{id}/files":      sheet,
		"POST /clients/{id}/attachments":  clientFile(),
		"POST /sessions/{id}/attachments": sessionFile(),

		"POST /clients/{id}/attachments/{attachmentId}/void":  reason,
		"POST /sessions/{id}/attachments/{attachmentId}/void": reason,

		"POST /techniques":                           map[string]any{"name": "Sculpting " + of["client"][24:]},
		"PUT /techniques/{id}":                       map[string]any{"name": "Sculpture " + of["client"][24:], "retired": true},
		"PUT /homework/{id}/returns/{clientId}/plan": map[string]any{"personal": "Half of it."},
		"POST /homework/{id}/returns":                map[string]any{"status": "returned"},
		"POST /cohorts/{id}/adoption":                map[string]any{"version": 2, "fromSessionId": cmp.Or(of["later-session"], of["session"])},
		"POST /cohorts/{id}/adoption/ahead":          map[string]any{"version": 2, "fromSessionId": cmp.Or(of["later-session"], of["session"])},
		"POST /cohorts/{id}/adoption/undo":           map[string]any{"id": cmp.Or(of["adoption"], domain.NewID[domain.AdoptionID]().String())},
	}
}

// queryOf is what some lists cannot do without, or show more with.
func queryOf(call string, of things) string {
	switch call {
	case "GET /sessions":
		return "?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z"
	case "GET /calendar":
		return "?from=2026-03-01&to=2026-03-31"
	case "GET /calendar/free":
		return "?from=2026-03-03&time=09:00&timeZone=America%2FNew_York&durationMinutes=60"
	case "GET /audit":
		return "?limit=200&outcome=done"
	case "GET /audit/sightings", "GET /audit/sightings/file":
		return "?clientId=" + of["client"]
	case "GET /charges":
		return "?totals=true"
	case "GET /cohorts/{id}/substitutes":
		return "?from=2026-03-17&until=2026-03-24"
	case "GET /cohorts/{id}/handover":
		return "?toId=" + of["substitute"]
	case "GET /reports/led-hours", "GET /reports/led-hours/file":
		return "?from=2026-03-01&to=2026-03-31"
	}
	return ""
}

var requestIDs = regexp.MustCompile(`"requestId":"[^"]*"`)

// Every registered route × (nobody, four roles, every pair of roles, a disabled
// user) × (own, other, nonexistent). It runs on one database: the policy is above both.
func TestWalkAuthorizationOfEveryRoute(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	pairs := pairsOfRoles(w)
	targets := map[string]things{"own": estate(w, "therapist", "Own", pairs...), "other": estate(w, "other therapist", "Other"), "nonexistent": nowhere()}
	disabled := w.AddUser("disabled", domain.Intake)
	disabled.Status = domain.UserDisabled
	if err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		if _, err := tx.LockUser(disabled.ID); err != nil {
			return err
		}
		return tx.SaveUser(disabled)
	}); err != nil {
		t.Fatal(err)
	}
	checks := 0
	for _, route := range w.Server.Routes() {
		if route.Public || route.Action == domain.SignOut { // signing out ends the login that the test needs
			continue
		}
		for _, who := range append([]string{"", "disabled", "admin", "therapist", "intake", "billing"}, pairs...) {
			checks += checkRoute(t, w, route, who, targets)
		}
	}
	t.Logf("%d authorization checks over %d routes", checks, len(w.Server.Routes()))
	fmt.Printf("authorization: %d checks over %d routes\n", checks, len(w.Server.Routes()))
}

// pairsOfRoles adds a person for every two roles.
func pairsOfRoles(w *apitest.World) (who []string) {
	for i, one := range domain.Roles {
		for _, two := range domain.Roles[i+1:] {
			pair := string(one) + " and " + string(two)
			w.AddUser(pair, one, two)
			who = append(who, pair)
		}
	}
	return who
}

func checkRoute(t *testing.T, w *apitest.World, route api.Route, who string, targets map[string]things) (checks int) {
	t.Helper()
	answers := map[string]*apitest.Answer{}
	named := false
	for target, of := range targets {
		var address string
		address, named = addressed(route.Path, of)
		call := route.Method + " " + strings.TrimPrefix(route.Path, "/api/v1")
		body := bodies(w, targets["own"])[call]
		if target == "other" {
			body = bodies(w, of)[call]
		}
		answers[target] = w.Do(who, route.Method, address+queryOf(call, of), body, apitest.IfMatch(`"1"`))
		checks++
		if want := wanted(w, route, who, target, named); !want(answers[target].Status) {
			t.Errorf("%s as %q, %s: %d %s", call, who, target, answers[target].Status, answers[target].Text("code"))
		}
		if !named {
			break // the address names nothing, so there is nothing of one's own
		}
	}
	if named && answers["other"].Status == http.StatusNotFound {
		hidden, missing := bare(answers["other"]), bare(answers["nonexistent"])
		if !bytes.Equal(hidden, missing) {
			t.Errorf("%s as %q tells what is hidden from what is missing:\n%s\n%s", route.Path, who, hidden, missing)
		}
	}
	return checks
}

func bare(a *apitest.Answer) []byte { return requestIDs.ReplaceAll(a.Raw, nil) }

// wanted is what the policy table says must happen.
func wanted(w *apitest.World, route api.Route, who, target string, named bool) func(int) bool {
	is := func(status int) func(int) bool { return func(got int) bool { return got == status } }
	passes := func(got int) bool {
		return got != http.StatusUnauthorized && got != http.StatusForbidden && got != http.StatusNotFound && got < 500
	}
	if who == "" || who == "disabled" {
		return is(http.StatusUnauthorized)
	}
	roles := w.Users[who].Roles
	if route.Action == domain.RemoveFactor { // one's own, whatever the role
		return is(http.StatusNotFound)
	}
	reach := domain.ReachOf(route.Action, roles...)
	if route.Action == domain.EndAbsence && reach == domain.Own && who != "therapist" { // one's own, not of who leads with them
		return is(http.StatusNotFound)
	}
	if strings.HasPrefix(route.Path, "/api/v1/private-notes/") && reach == domain.Own && who != "therapist" { // its author's, not of who leads with them
		return is(http.StatusNotFound)
	}
	switch reach {
	case domain.None:
		return is(http.StatusForbidden)
	case domain.Own:
		if named && target == "other" && len(roles) > 1 { // the other role may see it without being allowed this
			return func(got int) bool { return got == http.StatusNotFound || got == http.StatusForbidden }
		}
		if named && target == "other" {
			return is(http.StatusNotFound)
		}
	}
	if named && target == "nonexistent" {
		return is(http.StatusNotFound)
	}
	return passes
}

// What is not one's own is not in any list either.
func TestWalkListsHoldOnlyWhatIsOnesOwn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own, other := estate(w, "therapist", "Own"), estate(w, "other therapist", "Other")
		lists := map[string]*apitest.Answer{
			"cohorts":      w.Do("therapist", http.MethodGet, "/cohorts", nil),
			"clients":      w.Do("therapist", http.MethodGet, "/clients", nil),
			"search":       w.Do("therapist", http.MethodPost, "/clients/search", map[string]any{"text": "O"}),
			"find":         w.Do("therapist", http.MethodPost, "/find", map[string]any{"text": "O"}),
			"of cohort":    w.Do("therapist", http.MethodPost, "/clients/search", map[string]any{"cohortId": other["cohort"]}),
			"sessions":     w.Do("therapist", http.MethodGet, "/sessions?from=2026-03-01T00:00:00Z&to=2026-06-01T00:00:00Z", nil),
			"calendar":     w.Do("therapist", http.MethodGet, "/calendar?from=2026-03-01&to=2026-04-30", nil),
			"calendar of":  w.Do("therapist", http.MethodGet, "/calendar?from=2026-03-01&to=2026-04-30&leaderId="+w.Users["other therapist"].ID.String(), nil),
			"unclosed":     w.Do("therapist", http.MethodGet, "/sessions/unclosed", nil),
			"risk flags":   w.Do("therapist", http.MethodGet, "/risk-flags", nil),
			"cohorts of":   w.Do("therapist", http.MethodGet, "/cohorts?leaderId="+w.Users["other therapist"].ID.String(), nil),
			"flags of one": w.Do("therapist", http.MethodGet, "/risk-flags?clientId="+other["client"], nil),
		}
		for name, list := range lists {
			list.Want(http.StatusOK)
			for kind, id := range other {
				if len(id) == 36 && kind != "curriculum" && kind != "user" && bytes.Contains(list.Raw, []byte(id)) {
					t.Errorf("%s shows another therapist's %s", name, kind)
				}
			}
		}
		for name, id := range map[string]string{"cohorts": own["cohort"], "clients": own["client"], "search": own["client"], "find": own["client"],
			"sessions": own["session"], "calendar": own["session"], "unclosed": own["cohort"], "risk flags": own["risk-flag"]} {
			if !bytes.Contains(lists[name].Raw, []byte(id)) {
				t.Errorf("%s does not show one's own", name)
			}
		}
	})
}
