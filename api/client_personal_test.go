package api_test

import (
	"bytes"
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// personal is everything that a client says of themselves.
func personal() body {
	return body{"pronouns": "they/them", "gender": "non-binary", "culture": "Keeps Ramadan", "accessNeeds": "Step-free, large print", "preferredTimes": "Weekdays after six",
		"emergencyContact": body{"name": "Iris Marsh", "relation": "sister", "phone": "212-555-0100 ext. 4"}, "guardian": body{"name": "Rosa Member", "relation": "mother", "signedOn": "2026-03-01"}}
}

// member refers somebody with everything that can be said of them, and seats them.
func member(w *apitest.World, cohort, first, last string, more body) string {
	w.T.Helper()
	client := personal()
	client["firstName"], client["lastName"], client["birthDate"] = first, last, "1990-04-01"
	for field, value := range more {
		client[field] = value
	}
	made := w.Do("intake", http.MethodPost, "/referrals", body{"client": client, "source": "self", "urgency": "routine", "reason": "R", "problemAreas": []string{"anger"}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated)
	w.Do("intake", http.MethodPost, "/referrals/"+made.Text("id")+"/accept", nil).Want(http.StatusOK)
	id := made.Text("clientId")
	w.Assess(id, "gad-7", 0, 0, 0, 0, 0, 0, 0)
	w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(id)).Want(http.StatusCreated)
	return id
}

// What a client says of themselves is kept, changed and emptied field by field.
func TestWhatClientsSayOfThemselvesIsKept(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		sent := personal()
		sent["firstName"], sent["birthDate"], sent["displayName"], sent["messages"] = "Ana", "1990-04-01", "Robin", []string{"text", "voicemail"}
		made := w.Do("intake", http.MethodPost, "/clients", sent).Want(http.StatusCreated)
		read := w.Do("intake", http.MethodGet, "/clients/"+made.Text("id"), nil).Want(http.StatusOK)
		for _, field := range []string{"pronouns", "gender", "culture", "accessNeeds", "preferredTimes", "displayName"} {
			if read.Text(field) != sent[field] {
				t.Errorf("%s is %q", field, read.Text(field))
			}
		}
		if read.Text("emergencyContact.phone") != "212-555-0100 ext. 4" || read.Text("messages.0") != "voicemail" || read.Text("messages.1") != "text" {
			t.Errorf("%s", read.Raw)
		}
		found := w.Do("intake", http.MethodPost, "/clients/search", body{"text": "robin"}).Want(http.StatusOK)
		if found.Text("items.0.id") != made.Text("id") || found.Field("items.0.pronouns") != nil || found.Field("items.0.phone") != nil {
			t.Errorf("found %s", found.Raw)
		}
		emptied := w.Do("intake", http.MethodPatch, "/clients/"+made.Text("id"), body{"pronouns": "", "messages": []string{"none"}, "emergencyContact": body{"name": "", "phone": ""}},
			apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if emptied.Field("pronouns") != nil || emptied.Field("emergencyContact") != nil || emptied.Text("messages.0") != "none" || emptied.Text("gender") != "non-binary" {
			t.Errorf("%s", emptied.Raw)
		}
		wrong := w.Do("intake", http.MethodPatch, "/clients/"+made.Text("id"), body{"messages": []string{"none", "text"}, "displayName": "Rob\u202ein", "emergencyContact": body{"name": "Iris", "phone": ""}},
			apitest.IfMatch(`"2"`)).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		slices.Sort(wrong)
		if !slices.Equal(wrong, []string{"displayName", "emergencyContact.phone", "messages"}) {
			t.Errorf("wrong: %v", wrong)
		}
	})
}

// Billing works with names, birth date and contact, also with how a message may
// be left, and reads nothing that a client said of themselves, in no list and
// on no roster. Whoever leads the group reads it there; others do not.
func TestPersonalIsReadByThoseWhoWorkWithTheClient(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("both", domain.Therapist, domain.Billing)
		cohort := w.Cohort(nil)
		id := member(w, cohort, "Ana", "Lopez", body{"messages": []string{"voicemail"}, "phone": "212-555-0101", "displayName": "Robin"})
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", body{"overrideReason": "R"}).Want(http.StatusOK)
		session := w.Session(cohort, 1)
		unborn := w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Una", "birthDateUnknown": "In hiding from her husband"}).Want(http.StatusCreated).Text("id")
		paths := []string{"/clients/" + id, "/clients", "/clients/" + unborn, "/cohorts/" + cohort, "/cohorts/" + cohort + "/sessions", "/sessions/" + session}
		for _, who := range []string{"billing", "both", "admin"} {
			for _, path := range paths {
				a := w.Do(who, http.MethodGet, path, nil)
				for _, said := range []string{"they/them", "non-binary", "Ramadan", "Step-free", "after six", "Iris", "0100", "Rosa", "In hiding"} {
					if bytes.Contains(a.Raw, []byte(said)) {
						t.Errorf("%s reads %q in %s", who, said, path)
					}
				}
			}
		}
		billed := w.Do("billing", http.MethodGet, "/clients/"+id, nil).Want(http.StatusOK)
		if billed.Text("phone") != "212-555-0101" || billed.Text("messages.0") != "voicemail" || billed.Text("birthDate") != "1990-04-01" || billed.Text("displayName") != "Robin" {
			t.Errorf("billing reads %s", billed.Raw)
		}
		for _, who := range []string{"intake", "therapist"} {
			for _, path := range []string{"/cohorts/" + cohort, "/sessions/" + session} {
				seat := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
				if seat.Text("roster.0.pronouns") != "they/them" || seat.Text("roster.0.accessNeeds") != "Step-free, large print" {
					t.Errorf("%s reads %s in %s", who, seat.Raw, path)
				}
			}
			if a := w.Do(who, http.MethodGet, "/clients/"+id, nil).Want(http.StatusOK); a.Text("culture") != "Keeps Ramadan" || a.Text("emergencyContact.name") != "Iris Marsh" {
				t.Errorf("%s reads %s", who, a.Raw)
			}
		}
	})
}

// Nobody's age is made up: a birth date that nobody knows has a reason, and the
// gate asks about it until somebody says why it may pass.
func TestUnknownBirthDateIsAskedAboutAtTheGate(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Una"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		made := w.Do("intake", http.MethodPost, "/referrals", body{"client": body{"firstName": "Una", "lastName": "Roth", "birthDateUnknown": "Never learned it; about forty"},
			"source": "self", "urgency": "routine", "reason": "R", "problemAreas": []string{"anger"}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated)
		id := made.Text("clientId")
		w.Do("intake", http.MethodPost, "/referrals/"+made.Text("id")+"/accept", nil).Want(http.StatusOK)
		w.Assess(id, "gad-7", 0, 0, 0, 0, 0, 0, 0)
		look := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/admission", apitest.EnrollBody(id)).Want(http.StatusOK)
		if look.Field("age") != nil || !bytes.Contains(look.Raw, []byte(`{"rule":"age_unknown","met":false}`)) {
			t.Errorf("the gate sees %s", look.Raw)
		}
		enrolls(w, cohort, id, nil).WantCode(refused, "age_unknown")
		enrolls(w, cohort, id, nil, "age_unknown").Want(http.StatusCreated)

		learned := w.Do("intake", http.MethodPatch, "/clients/"+id, body{"birthDate": "1986-01-01"}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if learned.Text("birthDate") != "1986-01-01" || learned.Field("birthDateUnknown") != nil {
			t.Errorf("learned: %s", learned.Raw)
		}
		back := w.Do("intake", http.MethodPatch, "/clients/"+id, body{"birthDateUnknown": "That was her sister's"}, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		if back.Field("birthDate") != nil || back.Text("birthDateUnknown") != "That was her sister's" {
			t.Errorf("back: %s", back.Raw)
		}
		alike := w.Do("intake", http.MethodPost, "/clients/duplicates", body{"firstName": "una", "lastName": "ROTH", "birthDate": "1986-01-01"}).Want(http.StatusOK)
		if alike.Text("items.0.id") != id || alike.Text("items.0.likeness") != "perhaps" {
			t.Errorf("alike: %s", alike.Raw)
		}
		unknown := w.Do("intake", http.MethodPost, "/clients/duplicates", body{"firstName": "Una", "lastName": "Roth"}).Want(http.StatusOK)
		if unknown.Text("items.0.likeness") != "perhaps" {
			t.Errorf("alike without a date: %s", unknown.Raw)
		}
		if others := items(w.Do("intake", http.MethodPost, "/clients/duplicates", body{"firstName": "Uma", "lastName": "Roth", "birthDate": "1986-01-01"})); len(others) != 0 {
			t.Errorf("another name: %v", others)
		}
	})
}

// Two of one name in a group are told apart by a letter, on the roster and in
// the session; who works with codes reads no name at all.
func TestRosterTellsTwoOfOneNameApart(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		member(w, cohort, "Ana", "Lopez", nil)
		member(w, cohort, "Ana", "Marsh", nil)
		member(w, cohort, "Margaret", "Hale", body{"displayName": "Robin"})
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", body{"overrideReason": "R"}).Want(http.StatusOK)
		for _, path := range []string{"/cohorts/" + cohort, "/sessions/" + w.Session(cohort, 1)} {
			for who, want := range map[string][]string{"therapist": {"Ana L.", "Ana M.", "Robin"}, "intake": {"Ana L.", "Ana M.", "Robin"}, "billing": {"Ana L.", "Ana M.", "Robin"}, "admin": {"", "", ""}} {
				a := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
				got := []string{a.Text("roster.0.roomName"), a.Text("roster.1.roomName"), a.Text("roster.2.roomName")}
				if !slices.Equal(got, want) || bytes.Contains(a.Raw, []byte("Lopez")) || bytes.Contains(a.Raw, []byte("Margaret")) {
					t.Errorf("%s reads %q in %s: %s", who, got, path, a.Raw)
				}
			}
		}
	})
}

// A merge takes along what the one who stays has not, and undoing gives it back.
func TestMergeTakesAlongWhatClientsSay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		sent := personal()
		sent["firstName"], sent["lastName"], sent["birthDate"], sent["displayName"], sent["messages"] = "Ana", "Lopez", "1990-04-01", "Robin", []string{"none"}
		from := w.Do("intake", http.MethodPost, "/clients", sent).Want(http.StatusCreated).Text("id")
		into := w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Ana", "lastName": "Lopez", "birthDateUnknown": "Nobody asked", "pronouns": "she/her"}).Want(http.StatusCreated).Text("id")
		merged := w.Do("intake", http.MethodPost, "/clients/"+from+"/merge", body{"intoId": into, "reason": "One person"}).Want(http.StatusOK)
		if merged.Text("pronouns") != "she/her" || merged.Text("accessNeeds") != "Step-free, large print" || merged.Text("emergencyContact.name") != "Iris Marsh" || merged.Text("messages.0") != "none" ||
			merged.Text("displayName") != "Robin" || merged.Text("birthDate") != "1990-04-01" || merged.Field("birthDateUnknown") != nil {
			t.Errorf("merged: %s", merged.Raw)
		}
		w.Do("intake", http.MethodPost, "/clients/"+from+"/merge/undo", nil).Want(http.StatusOK)
		parted := w.Do("intake", http.MethodGet, "/clients/"+into, nil).Want(http.StatusOK)
		if parted.Text("birthDateUnknown") != "Nobody asked" || parted.Field("birthDate") != nil || parted.Field("accessNeeds") != nil || parted.Field("messages") != nil || parted.Field("displayName") != nil {
			t.Errorf("parted: %s", parted.Raw)
		}
		again := w.Do("intake", http.MethodGet, "/clients/"+from, nil).Want(http.StatusOK)
		if again.Text("accessNeeds") != "Step-free, large print" {
			t.Errorf("the other: %s", again.Raw)
		}
	})
}
