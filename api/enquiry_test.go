package api_test

import (
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
)

// enquiryBody is somebody who asks to be called back.
func enquiryBody() map[string]any {
	return map[string]any{"firstName": "Paloma", "lastName": "Reyes", "forWhom": "self", "phone": "845-555-0142", "preferred": "after 4", "wants": "Cannot sleep since the move.",
		"source": "self", "urgency": "urgent", "cameBy": "callback", "receivedOn": "2026-03-09"}
}

// contactBody is a try that was made on a day before a world's present.
func contactBody(result string) map[string]any {
	return map[string]any{"at": "2026-03-10T10:00:00Z", "channel": "telephone", "result": result, "words": "Rang long."}
}

// Somebody asks to be called back: the tries, the referral that it becomes, and the way
// back from each.
func TestAnEnquiryIsCalledAndBecomesAReferral(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		wrong := enquiryBody()
		wrong["forWhom"], wrong["phone"], wrong["cameBy"] = "cat", "", ""
		if fields := w.Do("intake", http.MethodPost, "/enquiries", wrong).Want(http.StatusUnprocessableEntity).WrongFields(); len(fields) != 3 {
			t.Errorf("wrong: %v", fields)
		}
		for _, who := range []string{"admin", "therapist", "billing"} {
			w.Do(who, http.MethodPost, "/enquiries", enquiryBody()).Want(http.StatusForbidden)
		}
		taken := w.Do("intake", http.MethodPost, "/enquiries", enquiryBody()).Want(http.StatusCreated)
		at := "/enquiries/" + taken.Text("id")
		if taken.Text("standing.stage") != "enquiry" || taken.Text("standing.next.kind") != "call" || taken.Text("standing.next.on") != "2026-03-11" {
			t.Errorf("taken: %s", taken.Raw)
		}
		tried := w.Do("intake", http.MethodPost, at+"/contacts", contactBody("left_message")).Want(http.StatusCreated)
		if tried.Text("nextOn") != "2026-03-11" {
			t.Errorf("the next try: %s", tried.Raw)
		}
		late := contactBody("reached")
		late["at"] = "2026-03-11T10:00:00Z"
		if fields := w.Do("intake", http.MethodPost, at+"/contacts", late).Want(http.StatusUnprocessableEntity).WrongFields(); len(fields) != 1 || fields[0] != "at" {
			t.Errorf("in the future: %v", fields)
		}
		slip := w.Do("intake", http.MethodPost, at+"/contacts", contactBody("reached")).Want(http.StatusCreated)
		if log := w.Do("intake", http.MethodGet, at+"/contacts", nil); log.Text("standing.reachedAt") == "" || log.Text("standing.next.kind") != "decide" {
			t.Errorf("reached: %s", log.Raw)
		}
		w.Do("intake", http.MethodPost, "/contacts/"+slip.Text("id")+"/take-back", map[string]any{"reason": "Another Paloma."}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/contacts/"+slip.Text("id")+"/take-back", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "contact_taken_back")
		w.SetTime(apitest.Now.Add(72 * time.Hour))
		listed := w.Do("intake", http.MethodGet, "/enquiries", nil).Want(http.StatusOK)
		if listed.Text("items.0.standing.last.result") != "left_message" || listed.Number("items.0.standing.tries") != 1 || listed.Field("items.0.standing.next.overdue") != true || listed.Field("items.0.standing.limitKept") != false {
			t.Errorf("overdue: %s", listed.Raw)
		}

		corrected := enquiryBody()
		corrected["phone"] = "845-555-0143"
		w.Do("intake", http.MethodPut, at, corrected, apitest.IfMatch(`"7"`)).Want(http.StatusPreconditionFailed)
		w.Do("intake", http.MethodPut, at, corrected, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, at+"/close", map[string]any{"reason": "unreachable"}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, at+"/close", map[string]any{"reason": "unreachable"}).WantCode(http.StatusConflict, "enquiry_not_open")
		if open := w.Do("intake", http.MethodGet, "/enquiries", nil); open.Text("items.0.id") != "" {
			t.Errorf("closed, and listed: %s", open.Raw)
		}
		again := w.Do("intake", http.MethodPost, at+"/reopen", map[string]any{"reason": "They called back."}).Want(http.StatusOK)
		if again.Text("history.1.was.phone") != "845-555-0142" || again.Number("version") != 4 {
			t.Errorf("reopened: %s", again.Raw)
		}

		referral := map[string]any{"enquiryId": taken.Text("id"), "client": map[string]any{"firstName": "Paloma", "lastName": "Reyes", "birthDateUnknown": "Not asked yet", "phone": "845-555-0143"},
			"source": "self", "urgency": "urgent", "reason": "Cannot sleep since the move.", "receivedOn": "2026-03-09"}
		made := w.Do("intake", http.MethodPost, "/referrals", referral).Want(http.StatusCreated)
		if made.Text("enquiryId") != taken.Text("id") {
			t.Errorf("made: %s", made.Raw)
		}
		w.Do("intake", http.MethodPost, "/referrals", referral).WantCode(http.StatusConflict, "enquiry_not_open")
		if became := w.Do("intake", http.MethodGet, at, nil); became.Text("status") != "referred" || became.Text("referralId") != made.Text("id") {
			t.Errorf("became: %s", became.Raw)
		}
		of := "/referrals/" + made.Text("id")
		w.Do("intake", http.MethodPost, of+"/contacts", contactBody("reached")).Want(http.StatusCreated)
		log := w.Do("intake", http.MethodGet, of+"/contacts", nil).Want(http.StatusOK)
		if log.Text("phone") != "845-555-0143" || log.Field("items.0.earlier") != true || log.Text("items.1.takenBack.reason") != "Another Paloma." || log.Field("standing.limitKept") != true || log.Text("standing.next.kind") != "decide" {
			t.Errorf("log: %s", log.Raw)
		}
		if listed := w.Do("intake", http.MethodGet, "/referrals?clientId="+made.Text("clientId"), nil); listed.Text("items.0.phone") != "845-555-0143" || listed.Text("items.0.standing.stage") != "received" || listed.Text("items.0.standing.next.kind") != "decide" {
			t.Errorf("on the board: %s", listed.Raw)
		}
		w.Do("intake", http.MethodPost, at+"/reopen", map[string]any{"reason": "She only asked for a leaflet."}).Want(http.StatusOK)
		if declined := w.Do("intake", http.MethodGet, of, nil); declined.Text("status") != "declined" || declined.Text("history.1.note") != "She only asked for a leaflet." {
			t.Errorf("taken back: %s", declined.Raw)
		}
		if over := w.Do("intake", http.MethodGet, of+"/contacts", nil); over.Text("standing.next.kind") != "" || over.Text("standing.stage") != "out" {
			t.Errorf("over: %s", over.Raw)
		}
	})
}
