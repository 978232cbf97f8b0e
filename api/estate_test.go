package api_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// things are one object of each kind that routes name in their addresses.
type things map[string]string

// nowhere are ids that nothing has.
func nowhere() things {
	out := things{"instrument": "no-such-form", "number": "99"}
	for _, kind := range []string{"client", "referral", "cohort", "session", "homework", "enrollment", "curriculum",
		"charge", "export", "user", "room", "risk-flag", "wait", "assessment", "factor", "disclosure", "security-notice", "role-proposal", "emergency-access", "cover", "absence", "catch-up", "make-up", "substitute", "technique", "curriculum-file", "attachment", "session-attachment", "note", "waiting-note", "private-note", "plan", "ground-rules", "agreement", "breach", "certificate", "support-group", "support-group-check", "consent", "release", "discharge", "follow-up", "round", "leaflet", "leaflet-given", "enquiry", "contact", "warning-answer", "own-instrument"} {
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
	group := w.Do("intake", http.MethodPost, "/support-groups", supportGroupBody("Evening group")).Want(http.StatusCreated)
	own["support-group"], own["support-group-check"] = group.Text("id"), group.Text("checks.0.id")
	curriculum := w.Curriculum(12)
	body["curriculumId"] = curriculum
	own["curriculum"] = curriculum
	own["curriculum-file"] = do(therapist, http.MethodPost, "/curricula/"+curriculum+"/files", sheet, http.StatusCreated).Text("id")
	own["technique"] = do(therapist, http.MethodPost, "/techniques", map[string]any{"name": "Empty chair " + curriculum[24:]}, http.StatusCreated).Text("id")
	own["cohort"] = do(therapist, http.MethodPost, "/cohorts", body, http.StatusCreated).Text("id")
	own["client"] = w.Client(name, "Member")
	own["referral"] = do("intake", http.MethodGet, "/referrals?clientId="+own["client"], nil, http.StatusOK).Text("items.0.id")
	own["enquiry"] = do("intake", http.MethodPost, "/enquiries", enquiryBody(), http.StatusCreated).Text("id")
	own["contact"] = do("intake", http.MethodPost, "/referrals/"+own["referral"]+"/contacts", contactBody("no_answer"), http.StatusCreated).Text("id")
	own["enrollment"] = do("intake", http.MethodPost, "/cohorts/"+own["cohort"]+"/enrollments", apitest.EnrollBody(own["client"]), http.StatusCreated).Text("id")
	taken := w.Assess(own["client"], "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
	own["assessment"], own["risk-flag"] = taken.Text("id"), taken.Text("riskFlags.0.id")
	own["disclosure"] = do("intake", http.MethodPost, "/clients/"+own["client"]+"/disclosures", disclosureBody(), http.StatusCreated).Text("id")
	own["consent"] = do("intake", http.MethodPost, "/clients/"+own["client"]+"/consents", consentBody(), http.StatusCreated).Text("id")
	do("intake", http.MethodPost, "/clients/"+own["client"]+"/part2", map[string]any{"applies": false}, http.StatusCreated)
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
	own["plan"] = do(therapist, http.MethodPost, "/clients/"+absent+"/plans", nil, http.StatusCreated).Text("id")
	own["release"] = do(therapist, http.MethodPost, "/clients/"+own["client"]+"/releases", releaseBody(own["consent"]), http.StatusCreated).Text("id")
	own.rules(w, therapist, caughtUp)
	own["warning-answer"] = do(therapist, http.MethodPost, "/enrollments/"+own["missed"]+"/warning-answers", warningBody("no_show_early", "2026-03-03"), http.StatusCreated).Text("id")
	own.certificate(w)
	own.discharge(w, therapist, caughtUp)
	own["leaflet"] = do("admin", http.MethodPost, "/leaflets", nextLeaflet(w), http.StatusCreated).Text("id")
	own["own-instrument"] = do("admin", http.MethodPost, "/own-instruments", ownFormBody(), http.StatusCreated).Text("id")
	own["leaflet-given"] = do(therapist, http.MethodPost, "/clients/"+own["client"]+"/leaflets", giveBody(), http.StatusCreated).Text("id")
	own["round"] = do(therapist, http.MethodPost, "/sessions/"+sessions.Text("sessions.1.id")+"/rounds", map[string]any{"instruments": []string{"phq-9", "group-pulse"}, "clientIds": []string{own["client"]}}, http.StatusCreated).Text("id")
	own["absence"] = do(therapist, http.MethodPost, "/absences", map[string]any{"from": "2026-07-01", "until": "2026-07-05"}, http.StatusCreated).Text("id")
	return own
}

// rules leaves a version of the practice's ground rules, as it lies in the tables,
// one of the cohort's own with a member's signature, and a breach.
func (own things) rules(w *apitest.World, therapist, enrollment string) {
	w.T.Helper()
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		g, err := clinical.GroundRules{Name: "Of an estate", Text: "Stays here."}.Publish(nil, domain.Actor{UserID: w.Users["admin"].ID, Name: "Admin"}, w.Time())
		if err != nil {
			return err
		}
		own["ground-rules"] = g.ID.String()
		return tx.CreateGroundRules(g)
	})
	if err != nil {
		w.T.Fatal(err)
	}
	do := func(path string, body map[string]any) string {
		return w.Do(therapist, http.MethodPost, path, body).Want(http.StatusCreated).Text("id")
	}
	own["cohort-rules"] = do("/cohorts/"+own["cohort"]+"/ground-rules", rulesBody("The group's"))
	own["agreement"] = do("/enrollments/"+enrollment+"/agreements", signsRules(own["cohort-rules"], "typed"))
	own["breach"] = do("/cohorts/"+own["cohort"]+"/breaches", map[string]any{"on": "2026-03-09", "what": "A name was told."})
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

// consentBody is a consent to one recipient.
func consentBody() map[string]any {
	return map[string]any{"kind": "named", "recipient": "Example Clinic", "purpose": "Treatment together.", "parts": []string{"assessments", "progress_notes", "attachments"}, "substance": true, "from": "2026-03-09", "until": "2026-09-09",
		"signer": "client", "client": map[string]any{"way": "typed", "name": "Ana Member", "on": "2026-03-09"}, "copyGiven": true}
}

// releaseBody is a release under a consent.
func releaseBody(consent string) map[string]any {
	return map[string]any{"consentId": consent, "parts": []string{"assessments", "attachments"}, "until": "2026-03-10"}
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
