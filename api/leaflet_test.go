package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
)

// leafletBody is the first version of a leaflet of the practice's own.
func leafletBody() map[string]any {
	return map[string]any{"topic": "stigma", "title": "What others may think", "text": "# At work\nNobody needs a diagnosis from you."}
}

// nextLeaflet is a version of another leaflet after the one that is given in a world.
func nextLeaflet(w *apitest.World) map[string]any {
	now := w.Do("admin", http.MethodGet, "/leaflets", nil).Want(http.StatusOK)
	body := map[string]any{"topic": "family", "title": "For those at home", "text": "Read this."}
	if shown := now.Field("items.4.id"); shown != nil {
		body["shown"] = shown
	}
	return body
}

// giveBody notes that the built-in text on confidence was given.
func giveBody() map[string]any {
	return map[string]any{"topic": "confidentiality", "on": "2026-03-09", "givenTo": "family", "givenBy": "on_paper", "words": "A brother."}
}

// A practice writes its own leaflets; what was given to whom is noted on its own day,
// and stays when a slip is marked.
func TestLeafletsArePublishedAndGiven(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(6)
		at := "/clients/" + clients[0] + "/leaflets"
		first := w.Do("intake", http.MethodGet, "/leaflets", nil).Want(http.StatusOK)
		if len(first.Field("items").([]any)) != 5 || first.Field("items.0.id") != nil || len(first.Field("versions").([]any)) != 0 {
			t.Errorf("to begin with: %s", first.Raw)
		}
		for _, who := range []string{"therapist", "intake", "billing"} {
			w.Do(who, http.MethodPost, "/leaflets", leafletBody()).Want(http.StatusForbidden)
		}
		own := w.Do("admin", http.MethodPost, "/leaflets", leafletBody()).Want(http.StatusCreated)
		if now := w.Do("therapist", http.MethodGet, "/leaflets", nil); now.Text("items.2.id") != own.Text("id") || now.Text("versions.0.by") != "Admin" {
			t.Errorf("published: %s", now.Raw)
		}
		w.Do("admin", http.MethodPost, "/leaflets", leafletBody()).WantCode(http.StatusConflict, "leaflet_replaced")
		give := giveBody()
		given := w.Do("therapist", http.MethodPost, at, give).Want(http.StatusCreated)
		give["topic"], give["leafletId"], give["givenTo"] = "stigma", own.Text("id"), "client"
		w.Do("intake", http.MethodPost, at, give).Want(http.StatusCreated)
		give["topic"] = "family"
		if wrong := w.Do("intake", http.MethodPost, at, give).Want(http.StatusUnprocessableEntity).WrongFields(); len(wrong) != 1 || wrong[0] != "leafletId" {
			t.Errorf("of another topic: %q", wrong)
		}
		w.Do("other therapist", http.MethodPost, at, giveBody()).Want(http.StatusNotFound)
		w.Do("billing", http.MethodGet, at, nil).Want(http.StatusForbidden)
		if list := w.Do("intake", http.MethodGet, at, nil).Want(http.StatusOK); list.Text("items.0.title") != "What others may think" || list.Text("items.1.words") != "A brother." {
			t.Errorf("given: %s", list.Raw)
		}
		w.Do("other therapist", http.MethodPost, "/leaflets-given/"+given.Text("id")+"/void", map[string]any{"reason": "Because."}).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodPost, "/leaflets-given/"+given.Text("id")+"/void", map[string]any{"reason": "Another client."}).Want(http.StatusOK)
		w.Do("admin", http.MethodPost, "/leaflets/"+own.Text("id")+"/withdraw", map[string]any{"reason": "A slip."}).Want(http.StatusOK)
		if now := w.Do("therapist", http.MethodGet, "/leaflets", nil); now.Field("items.2.id") != nil || now.Text("builtIn.2.title") != now.Text("items.2.title") || now.Text("versions.0.withdrawn.reason") != "A slip." {
			t.Errorf("withdrawn: %s", now.Raw)
		}
		if list := w.Do("therapist", http.MethodGet, at, nil); list.Text("items.0.title") != "What others may think" || list.Text("items.1.inError.reason") != "Another client." {
			t.Errorf("at the end: %s", list.Raw)
		}
	})
}
