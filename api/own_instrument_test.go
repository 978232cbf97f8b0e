package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// ownFormBody is a questionnaire of a practice's own: one question raises a flag.
func ownFormBody() map[string]any {
	return map[string]any{"name": "Check-out", "title": "How you leave today", "measures": "how somebody leaves", "recallWindow": "today", "language": "en",
		"instructions": "Tap what fits.", "direction": "higher_is_worse", "terms": "Our own wording.", "source": "The practice, 2026",
		"items": []map[string]any{
			{"text": "I feel unsafe at home.", "choices": []map[string]any{{"label": "No", "points": 0}, {"label": "A little", "points": 1}, {"label": "Yes", "points": 3}}},
			{"text": "I slept badly.", "choices": []map[string]any{{"label": "No", "points": 0}, {"label": "Yes", "points": 1}}},
		},
		"bands":          []map[string]any{{"label": "Well", "from": 0, "to": 1}, {"label": "Ask", "from": 2, "to": 4}},
		"risks":          []map[string]any{{"item": 1, "riskKind": "violence_at_home", "points": 3, "why": "Somebody is not safe at home"}},
		"reliableChange": map[string]any{"sdHundredths": 60, "reliabilityThousandths": 900, "people": 40, "changeSource": "Our own first year"}}
}

const questionnaireFile = `{"resourceType": "Questionnaire", "title": "Two questions", "status": "active", "copyright": "A clinic, to be used freely.", "item": [
	{"linkId": "q1", "type": "choice", "text": "I was heard.", "answerOption": [
		{"valueCoding": {"code": "n", "display": "No", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}]}},
		{"valueCoding": {"code": "y", "display": "Yes", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2}]}}]},
	{"linkId": "q2", "type": "boolean", "text": "I will come again."}]}`

// A practice writes a questionnaire of its own, gives it to staff and in the room, and
// changes it: what was answered before is read as it was asked.
func TestOwnInstrumentIsWrittenGivenAndChanged(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(3)
		ana, ben := clients[0], clients[1]
		for _, who := range []string{"therapist", "intake", "billing"} {
			w.Do(who, http.MethodPost, "/own-instruments", ownFormBody()).Want(http.StatusForbidden)
		}
		w.Do("billing", http.MethodGet, "/own-instruments", nil).Want(http.StatusForbidden)

		// From a file, as it is read; what the file does not say is left open.
		read := w.Do("admin", http.MethodPost, "/own-instruments/read", map[string]any{"questionnaire": questionnaireFile, "direction": "higher_is_better"}).Want(http.StatusOK)
		if read.Text("form.items.0.choices.1.label") != "Yes" || int(read.Number("form.items.0.choices.1.points")) != 2 || read.Text("form.items.1.linkId") != "q2" ||
			read.Text("form.terms") != "A clinic, to be used freely." || read.Text("form.recallWindow") != "" || read.Text("leftOut.0") == "" {
			t.Errorf("read: %s", read.Raw)
		}
		broken := w.Do("admin", http.MethodPost, "/own-instruments/read", map[string]any{"questionnaire": strings.ReplaceAll(questionnaireFile, `"valueDecimal": 2`, `"valueDecimal": 2.5`), "direction": "higher_is_better"}).Want(http.StatusUnprocessableEntity)
		if !bytes.Contains(broken.Raw, []byte("q1")) {
			t.Errorf("a fault without its question: %s", broken.Raw)
		}
		w.Do("admin", http.MethodPost, "/own-instruments/read", map[string]any{"questionnaire": "{", "direction": "higher_is_better"}).Want(http.StatusUnprocessableEntity)

		// Seen and tried before it is kept.
		tried := w.Do("admin", http.MethodPost, "/own-instruments/try", map[string]any{"form": ownFormBody(), "answers": []int{3, 1}}).Want(http.StatusOK)
		if int(tried.Number("score.total")) != 4 || tried.Text("score.bandLabel") != "Ask" || tried.Text("score.raised.0.riskKind") != "violence_at_home" {
			t.Errorf("tried: %s", tried.Raw)
		}
		holed := ownFormBody()
		holed["bands"].([]map[string]any)[1]["from"] = 3
		if wrong := w.Do("admin", http.MethodPost, "/own-instruments", holed).Want(http.StatusUnprocessableEntity).WrongFields(); len(wrong) != 1 || wrong[0] != "bands[1].from" {
			t.Errorf("wrong: %v", wrong)
		}

		made := w.Do("admin", http.MethodPost, "/own-instruments", ownFormBody()).Want(http.StatusCreated)
		at, code := "/own-instruments/"+made.Text("id"), made.Text("code")
		if !strings.HasPrefix(code, "own-") || made.Text("ownState") != "draft" {
			t.Errorf("made: %s", made.Raw)
		}
		fill := func(who, client string, want int, more map[string]any, answers ...int) *apitest.Answer {
			t.Helper()
			sent := map[string]any{"instrument": code, "answers": answers, "takenOn": "2026-03-10"}
			for k, v := range more {
				sent[k] = v
			}
			return w.Do(who, http.MethodPost, "/clients/"+client+"/assessments", sent).Want(want)
		}
		fill("therapist", ana, http.StatusUnprocessableEntity, nil, 3, 1) // a draft is asked of nobody
		w.Do("admin", http.MethodPost, at+"/use", map[string]any{"seen": 1, "rightsConfirmed": false}).Want(http.StatusUnprocessableEntity)
		w.Do("admin", http.MethodPost, at+"/use", map[string]any{"seen": 2, "rightsConfirmed": true}).WantCode(http.StatusConflict, "draft_changed")
		used := w.Do("admin", http.MethodPost, at+"/use", map[string]any{"seen": 1, "rightsConfirmed": true}).Want(http.StatusOK)
		if used.Text("ownState") != "in_use" || used.Text("editions.0.by") != "Admin" || used.Field("draft") != nil {
			t.Errorf("used: %s", used.Raw)
		}

		// Typed in by staff: its flag is raised, and its change is judged by the figures.
		first := fill("therapist", ana, http.StatusCreated, nil, 3, 1)
		if int(first.Number("score")) != 4 || first.Text("riskFlags.0.kind") != "violence_at_home" || first.Text("formName") != "Check-out (not validated)" {
			t.Errorf("first: %s", first.Raw)
		}
		if second := fill("therapist", ana, http.StatusCreated, nil, 0, 0); second.Text("sinceFirst.0.class") != "improved" {
			t.Errorf("second: %s", second.Raw)
		}
		if flags := w.Do("therapist", http.MethodGet, "/risk-flags?open=true&clientId="+ana, nil).Want(http.StatusOK); flags.Text("items.0.formName") != "Check-out (not validated)" {
			t.Errorf("flags: %s", flags.Raw)
		}

		// Due by rule, and given in the room, while it is changed at the desk.
		settings := w.Do("admin", http.MethodGet, "/settings/questionnaires", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPut, "/settings/questionnaires", map[string]any{"rules": []map[string]any{{"instrument": code, "atIntake": true, "every": 0, "atDischarge": false}}}, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
		var session string
		for _, c := range w.Do("therapist", http.MethodGet, "/cohorts", nil).Want(http.StatusOK).Field("items").([]any) {
			session = w.Session(c.(map[string]any)["id"].(string), 2)
		}
		if due := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds/due", nil).Want(http.StatusOK); !bytes.Contains(due.Raw, []byte(code)) {
			t.Errorf("due: %s", due.Raw)
		}
		given := w.Do("therapist", http.MethodPost, "/sessions/"+session+"/rounds", map[string]any{"instruments": []string{code}, "clientIds": []string{ben}}).Want(http.StatusCreated)
		phone := roundCode(t, given, ben)
		shorter := ownFormBody()
		shorter["items"] = shorter["items"].([]map[string]any)[:1]
		delete(shorter, "bands")
		delete(shorter, "reliableChange")
		w.Do("admin", http.MethodPut, at, shorter, apitest.IfMatch(`"1"`)).Want(http.StatusPreconditionFailed)
		draft := w.Do("admin", http.MethodPut, at, shorter, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		w.Do("admin", http.MethodPost, at+"/use", map[string]any{"seen": int(draft.Number("version")), "rightsConfirmed": true}).Want(http.StatusOK)
		asked := w.Do("", http.MethodPost, "/answers/questions", map[string]any{"code": phone}).Want(http.StatusOK)
		if len(asked.Field("forms.0.items").([]any)) != 2 || asked.Field("forms.0.unvalidated") != true || bytes.Contains(asked.Raw, []byte("violence")) {
			t.Errorf("in the room: %s", asked.Raw)
		}
		w.Do("", http.MethodPost, "/answers", map[string]any{"code": phone, "instrument": code, "answers": []int{9, 1}}).Want(http.StatusUnprocessableEntity)
		if done := w.Do("", http.MethodPost, "/answers", map[string]any{"code": phone, "instrument": code, "answers": []int{3, 1}}).Want(http.StatusOK); done.Field("risk") != true {
			t.Errorf("answered: %s", done.Raw)
		}

		// What was answered before is read as it was asked.
		fill("therapist", ana, http.StatusCreated, map[string]any{"formVersion": "1"}, 0, 1) // late, on the paper of then
		if now := fill("therapist", ana, http.StatusCreated, nil, 1); int(now.Number("max")) != 3 || now.Field("sinceFirst.0.class") != nil {
			t.Errorf("another edition: %s", now.Raw)
		}
		list := w.Do("therapist", http.MethodGet, "/clients/"+ana+"/assessments", nil).Want(http.StatusOK)
		if list.Text("items.0.formVersion") != "2" || list.Text("items.1.formVersion") != "1" || int(list.Number("items.1.max")) != 4 {
			t.Errorf("list: %s", list.Raw)
		}
		forms := w.Do("therapist", http.MethodGet, "/instruments", nil).Want(http.StatusOK)
		if forms.Text("earlier.0.version") != "1" || forms.Text("earlier.0.bands.1.label") != "Ask" {
			t.Errorf("earlier: %v", forms.Field("earlier"))
		}

		// Retired: nothing new is taken on it, and brought back.
		w.Do("admin", http.MethodPost, at+"/retire", map[string]any{"from": "2026-03-11", "reason": "Tomorrow."}).Want(http.StatusUnprocessableEntity)
		w.Do("admin", http.MethodPost, at+"/retire", map[string]any{"from": "2026-03-10", "reason": "Nobody read it."}).Want(http.StatusOK)
		fill("therapist", ana, http.StatusUnprocessableEntity, nil, 1)
		fill("therapist", ana, http.StatusCreated, map[string]any{"takenOn": "2026-03-09"}, 1)
		if due := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/rounds/due", nil).Want(http.StatusOK); bytes.Contains(due.Raw, []byte(code)) {
			t.Errorf("retired and due: %s", due.Raw)
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/rounds", map[string]any{"instruments": []string{code}, "clientIds": []string{ana}}).Want(http.StatusUnprocessableEntity)
		back := w.Do("admin", http.MethodPost, at+"/return", map[string]any{"reason": "They missed it."}).Want(http.StatusOK)
		if back.Text("ownState") != "in_use" || back.Text("retirements.0.reason") != "Nobody read it." || back.Text("retirements.0.backReason") != "They missed it." {
			t.Errorf("back: %s", back.Raw)
		}
		var audited struct{ Items []json.RawMessage }
		if err := json.Unmarshal(w.Do("admin", http.MethodGet, "/audit?action=own_instruments.keep", nil).Want(http.StatusOK).Raw, &audited); err != nil || len(audited.Items) < 5 {
			t.Errorf("%d deeds in the audit, %v", len(audited.Items), err)
		}
	})
}
