package api_test

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cohort/api/apitest"
	"cohort/domain"
)

// kinds says what the {id} of an address names, by the noun before it.
var kinds = map[string]string{"clients": "client", "referrals": "referral", "cohorts": "cohort", "sessions": "session",
	"homework": "homework", "enrollments": "enrollment", "curricula": "curriculum", "charges": "charge", "exports": "export",
	"users": "user", "rooms": "room", "assessments": "assessment", "disclosures": "disclosure", "risk-flags": "risk-flag", "waitlist": "wait", "me": "factor",
	"security-notices": "security-notice", "role-proposals": "role-proposal", "emergency-accesses": "emergency-access", "covers": "cover", "absences": "absence",
	"catch-ups": "catch-up", "make-ups": "make-up", "techniques": "technique", "notes": "note", "private-notes": "private-note", "plans": "plan",
	"ground-rules": "ground-rules", "agreements": "agreement", "breaches": "breach", "certificates": "certificate", "support-groups": "support-group", "consents": "consent", "releases": "release", "discharges": "discharge", "follow-ups": "follow-up", "rounds": "round", "leaflets": "leaflet", "leaflets-given": "leaflet-given", "warning-answers": "warning-answer", "enquiries": "enquiry", "contacts": "contact", "own-instruments": "own-instrument"}

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
		case "{checkId}":
			return of["support-group-check"]
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
		"POST /security-notices/{id}/answer":              map[string]any{"answer": "agreed"},
		"POST /emergency-accesses":                        map[string]any{"name": "Nobody Here", "birthDate": "1980-01-01", "ground": "other", "reason": "Because."},
		"POST /role-proposals/{id}/refuse":                reason,
		"POST /audit/finding/acknowledge":                 reason,
		"POST /users":                                     map[string]any{"name": "New Person", "email": "new." + of["client"][30:] + "@example.org", "role": "intake"},
		"PATCH /users/{id}":                               map[string]any{"name": "Renamed"},
		"PUT /settings":                                   map[string]any{"practiceName": "P", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853"},
		"PUT /settings/admission":                         map[string]any{"instruments": []string{}, "assessmentDays": 60, "commitmentPercent": 50, "agreements": []string{}},
		"PUT /settings/closed-days":                       map[string]any{"except": []string{}, "closures": []any{}},
		"POST /cohorts/plan":                              map[string]any{"schedule": cohort["schedule"]},
		"POST /cohorts/{id}/schedule":                     map[string]any{"kind": "insert", "on": "2026-12-01"},
		"POST /cohorts/{id}/schedule/ahead":               map[string]any{"kind": "insert", "on": "2026-12-01"},
		"POST /cohorts/{id}/schedule/undo":                map[string]any{"id": cmp.Or(of["schedule-change"], domain.NewID[domain.ScheduleChangeID]().String())},
		"POST /cohorts/{id}/admission":                    map[string]any{"clientId": of["client"]},
		"POST /cohorts/{id}/clashes":                      map[string]any{"coLeadIds": []string{}},
		"POST /leaders/clashes":                           map[string]any{"leaderIds": []string{w.Users["therapist"].ID.String()}, "schedule": cohort["schedule"]},
		"POST /logins/end":                                map[string]any{"id": domain.NewID[domain.LoginID]().String()},
		"POST /users/{id}/logins/end":                     map[string]any{"id": domain.NewID[domain.LoginID]().String()},
		"POST /auth/factor-offers":                        map[string]any{"kind": "passkey"},
		"POST /auth/factors":                              map[string]any{"challenge": "of nobody", "code": "123456"},
		"POST /auth/confirm":                              map[string]any{"password": "wrong one entirely"},
		"PUT /settings/second-factor":                     map[string]any{"roles": []string{}},
		"POST /users/{id}/factors/remove":                 reason,
		"POST /auth/password":                             map[string]any{"currentPassword": "wrong one entirely", "newPassword": "eleven quiet rivers bend"},
		"POST /clients":                                   map[string]any{"firstName": "New", "lastName": "Client", "birthDate": "1980-01-01"},
		"POST /clients/search":                            map[string]any{"text": "Own"},
		"POST /clients/duplicates":                        map[string]any{"firstName": "New", "lastName": "Client", "birthDate": "1980-01-01"},
		"POST /find":                                      map[string]any{"text": "Own"},
		"POST /clients/{id}/notes/find":                   map[string]any{"text": "x"},
		"POST /cohorts/{id}/notes/find":                   map[string]any{"text": "x"},
		"PATCH /clients/{id}":                             map[string]any{"language": "en"},
		"POST /clients/{id}/merge":                        map[string]any{"intoId": cmp.Or(of["into"], domain.NewID[domain.ClientID]().String()), "reason": "One person."},
		"PUT /clients/{id}/fee":                           map[string]any{"amount": 5000},
		"POST /clients/{id}/assessments":                  map[string]any{"instrument": "gad-2", "answers": []int{0, 0}, "takenOn": "2026-03-01"},
		"POST /referrals":                                 map[string]any{"clientId": of["client"], "source": "self", "urgency": "routine", "reason": "R", "problemAreas": []string{}, "receivedOn": "2026-03-01"},
		"PATCH /referrals/{id}":                           map[string]any{"urgency": "urgent"},
		"POST /referrals/{id}/triage":                     map[string]any{"urgency": "urgent"},
		"POST /referrals/{id}/decline":                    map[string]any{"reason": "other"},
		"POST /referrals/{id}/redirect":                   map[string]any{"to": "self_help"},
		"POST /referrals/{id}/undo":                       map[string]any{"step": 2},
		"POST /referrals/{id}/suitability":                map[string]any{"comfortInGroups": 3, "readinessToCommit": 3, "needForStructure": 3, "severity": 1, "canAttend": true, "keepsConfidence": true},
		"POST /assessments/{id}/move":                     map[string]any{"clientId": cmp.Or(of["into"], domain.NewID[domain.ClientID]().String()), "reason": "Because."},
		"POST /assessments/{id}/void":                     reason,
		"POST /clients/{id}/disclosures":                  disclosureBody(),
		"POST /clients/{id}/consents":                     consentBody(),
		"POST /clients/{id}/part2":                        map[string]any{"applies": true, "from": "2026-03-02"},
		"POST /consents/{id}/end":                         map[string]any{"kind": "revoked", "on": "2026-03-10", "words": "By letter."},
		"POST /consents/{id}/take-back-end":               reason,
		"POST /consents/{id}/void":                        reason,
		"POST /clients/{id}/releases":                     releaseBody(of["consent"]),
		"POST /releases/{id}/decisions":                   map[string]any{"path": "releasedTo.purpose", "start": 0, "end": 9, "kind": "redact", "why": "Because."},
		"POST /releases/{id}/attachments":                 map[string]any{"attachmentId": of["attachment"], "leaves": true},
		"POST /releases/{id}/issue":                       map[string]any{"version": 1},
		"POST /releases/{id}/discard":                     reason,
		"POST /disclosures/{id}/correction":               map[string]any{"reason": "Because.", "withdrawn": true},
		"POST /risk-flags/{id}/answer":                    map[string]any{"action": "Called."},
		"POST /cohorts/{id}/waitlist":                     map[string]any{"clientId": of["client"]},
		"POST /waitlist/{id}/leave":                       map[string]any{},
		"POST /cohorts/{id}/enrollments":                  apitest.EnrollBody(of["client"]),
		"POST /curricula":                                 outline,
		"PUT /curricula/{id}":                             outline,
		"POST /cohorts":                                   cohort,
		"PATCH /cohorts/{id}":                             map[string]any{"place": "Room 3"},
		"POST /cohorts/{id}/cancel":                       reason,
		"POST /cohorts/{id}/reopen":                       map[string]any{"reason": "Because.", "overrideReason": "They move."},
		"PUT /sessions/{id}/attendance":                   apitest.Marks([]string{of["client"]}, "present"),
		"POST /sessions/{id}/homework":                    map[string]any{"title": "Log"},
		"PUT /homework/{id}/returns/{clientId}":           map[string]any{"status": "returned"},
		"POST /enrollments/{id}/catch-ups":                map[string]any{"week": 1, "how": "talk", "on": "2026-03-09"},
		"POST /enrollments/{id}/make-ups":                 map[string]any{"week": 1, "sessionId": cmp.Or(of["make-up-session"], domain.NewID[domain.SessionID]().String()), "overrideReason": "Both meet then."},
		"POST /enrollments/{id}/make-ups/ahead":           map[string]any{"week": 1},
		"PUT /sessions/{id}/notes/shared":                 map[string]any{"text": "The group met and practiced.", "techniques": []string{"Role-play"}},
		"PUT /sessions/{id}/notes/{clientId}":             noteBody(),
		"POST /sessions/{id}/notes/sign":                  map[string]any{"name": of["writer"], "clientIds": []string{of["client"]}},
		"POST /sessions/{id}/notes/cosign":                map[string]any{"name": of["writer"], "sign": []string{of["waiting-note"]}},
		"POST /notes/{id}/addenda":                        map[string]any{"name": of["writer"], "text": "Called on Friday."},
		"PUT /plans/{id}":                                 planBody(),
		"POST /plans/{id}/sign":                           signPlanBody(of["writer"]),
		"POST /plans/{id}/cosign":                         map[string]any{"name": of["writer"]},
		"POST /plans/{id}/withdraw":                       reason,
		"POST /certificates/{id}/withdraw":                reason,
		"POST /enrollments/{id}/certificates":             map[string]any{},
		"PUT /me/note-format":                             map[string]any{"format": "soap"},
		"POST /clients/{id}/private-notes":                privateBody,
		"PUT /private-notes/{id}":                         privateBody,
		"POST /private-notes/{id}/sign":                   map[string]any{"name": of["writer"]},
		"POST /private-notes/{id}/addenda":                map[string]any{"name": of["writer"], "text": "Called on Friday."},
		"POST /private-notes/{id}/void":                   reason,
		"PUT /settings/notes":                             map[string]any{"format": "dap", "own": map[string]any{"sections": []string{}}, "dueDays": 3, "mostPresent": 12, "leastMinutes": 45, "severities": []any{}},
		"PUT /settings/completion":                        map[string]any{"percent": 75, "builtOn": true},
		"PUT /settings/aftercare":                         map[string]any{"followUpDays": []int{30, 90}, "crisis": map[string]any{"lineName": "Night line", "number": "555-0100"}},
		"PUT /settings/questionnaires":                    map[string]any{"rules": []any{map[string]any{"instrument": "phq-9", "atIntake": true, "every": 4, "atDischarge": true, "problemAreas": []any{"anger"}}}},
		"PUT /settings/program-hours":                     map[string]any{"iop": 9, "php": 20},
		"PATCH /enrollments/{id}":                         map[string]any{"committedSessions": 5},
		"POST /sessions/{id}/cancel":                      reason,
		"POST /sessions/{id}/live/facts":                  map[string]any{"items": liveFacts(of)},
		"POST /sessions/{id}/led-by":                      map[string]any{"ledBy": []string{of["substitute"]}, "reason": "Because."},
		"POST /cohorts/{id}/covers":                       coverBody(of, "2026-03-17", "2026-03-17"),
		"POST /absences":                                  map[string]any{"userId": w.Users["therapist"].ID.String(), "from": "2026-08-01", "until": "2026-08-05"},
		"POST /sessions/{id}/corrections":                 map[string]any{"items": apitest.Marks([]string{of["client"]}, "excused")["items"], "reason": "Because."},
		"POST /sessions/{id}/corrections/ahead":           apitest.Marks([]string{of["client"]}, "excused"),
		"POST /charges":                                   map[string]any{"clientId": of["client"], "kind": "intake", "serviceDate": "2026-03-01", "fee": map[string]any{"amount": 5000, "currency": "USD"}, "reason": "Intake."},
		"POST /charges/{id}/correction":                   map[string]any{"fee": map[string]any{"amount": 4000, "currency": "USD"}, "reason": "Because."},
		"POST /charges/{id}/reversals":                    reason,
		"POST /support-groups":                            supportGroupBody("Evening group"),
		"PUT /support-groups/{id}":                        supportGroupBody("Evening group"),
		"POST /support-groups/checks":                     map[string]any{"supportGroupIds": []string{of["support-group"]}, "finding": "right"},
		"POST /support-groups/{id}/checks/{checkId}/void": reason,
		"POST /rooms":                                     map[string]any{"name": "Room " + of["client"][30:], "kind": "in_person"},
		"PATCH /rooms/{id}":                               map[string]any{"seats": 8},
		"POST /exports":                                   map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"},

		"POST /enquiries":                    enquiryBody(),
		"PUT /enquiries/{id}":                enquiryBody(),
		"POST /enquiries/{id}/close":         reason,
		"POST /enquiries/{id}/reopen":        reason,
		"POST /enquiries/{id}/contacts":      contactBody("no_answer"),
		"POST /referrals/{id}/contacts":      contactBody("reached"),
		"POST /contacts/{id}/take-back":      reason,
		"POST /own-instruments":              ownFormBody(),
		"PUT /own-instruments/{id}":          ownFormBody(),
		"POST /own-instruments/try":          map[string]any{"form": ownFormBody(), "answers": []int{3, 0}},
		"POST /own-instruments/read":         map[string]any{"questionnaire": questionnaireFile, "direction": "higher_is_worse"},
		"POST /own-instruments/{id}/discard": map[string]any{"seen": 3},
		"POST /own-instruments/{id}/use":     map[string]any{"seen": 1, "rightsConfirmed": true},
		"POST /own-instruments/{id}/retire":  map[string]any{"from": "2026-03-09", "reason": "Because."},
		"POST /own-instruments/{id}/return":  reason,
		"POST /leaflets":                     leafletBody(),
		"POST /leaflets/{id}/withdraw":       reason,
		"POST /clients/{id}/leaflets":        giveBody(),
		"POST /leaflets-given/{id}/void":     reason,
		"PUT /discharges/{id}":               dischargeBody(),
		"POST /discharges/{id}/sign":         map[string]any{"name": of["writer"]},
		"POST /discharges/{id}/cosign":       map[string]any{"name": of["writer"]},
		"POST /discharges/{id}/withdraw":     reason,
		"POST /cohorts/{id}/graduation/sign": map[string]any{"name": of["writer"], "enrollmentIds": []string{cmp.Or(of["enrollment"], domain.NewID[domain.EnrollmentID]().String())}},
		"POST /discharges/{id}/follow-ups":   followUpBody(90, "2026-03-09"),
		"POST /follow-ups/{id}/void":         reason,

		"POST /sessions/{id}/rounds":               body{"instruments": []string{"phq-9"}, "clientIds": []string{of["client"]}},
		"POST /rounds/{id}/codes":                  body{"clientIds": []string{of["client"]}},
		"POST /rounds/{id}/codes/withdraw":         body{"clientIds": []string{of["client"]}},
		"POST /rounds/{id}/answers":                body{"clientId": of["client"], "instrument": "phq-9", "answers": phqOf(1, 1), "takenOn": "2026-03-10"},
		"POST /rounds/{id}/discussed":              body{"clientId": of["client"], "discussed": true},
		"POST /ground-rules":                       rulesBody("1"),
		"POST /ground-rules/{id}/withdraw":         reason,
		"POST /cohorts/{id}/ground-rules":          rulesBody("Another"),
		"POST /cohorts/{id}/ground-rules/withdraw": reason,
		"POST /enrollments/{id}/agreements":        signsRules(cmp.Or(of["cohort-rules"], domain.NewID[domain.GroundRulesID]().String()), "typed"),
		"POST /agreements/{id}/void":               reason,
		"POST /cohorts/{id}/breaches":              map[string]any{"on": "2026-03-09", "what": "A name was told.", "consequence": "talk"},
		"POST /breaches/{id}/consequences":         map[string]any{"consequence": "group"},
		"POST /breaches/{id}/void":                 reason,
		"POST /enrollments/{id}/warning-answers":   warningBody("no_show_early", "2026-03-03"),
		"POST /warning-answers/{id}/void":          reason,

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
