package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// overdue is the time of a request that is over when something has happened,
// however busy the machine is.
type overdue struct {
	context.Context
	over <-chan struct{}
}

func (o overdue) Done() <-chan struct{} { return o.over }

func (o overdue) Err() error {
	select {
	case <-o.over:
		return context.DeadlineExceeded
	default:
		return nil
	}
}

// until is a call that is given up once something has happened.
func until(t *testing.T, w *apitest.World, over <-chan struct{}, who, path string, body any, key string) (int, http.Header, map[string]any) {
	t.Helper()
	ctx := overdue{context.Background(), over}
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/api/v1"+path, strings.NewReader(apitest.JSON(t, body)))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+w.Token(who))
	if key != "" {
		request.Header.Set("Idempotency-Key", key)
	}
	recorder := httptest.NewRecorder()
	w.Server.ServeHTTP(recorder, request)
	var said map[string]any
	if err := json.Unmarshal(recorder.Body.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	return recorder.Code, recorder.Header(), said
}

// When the answer to COMMIT is cut or stalled, nobody is told that nothing was
// saved; the same key finds out, and nothing is there twice.
func TestLostAnswerToCommitIsSaidAndFoundOut(t *testing.T) {
	t.Parallel()
	for name, fate := range map[string]storetest.Fate{"cut": storetest.IsCut, "stalled": storetest.Stalls} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, _, wire := wiredWith(t)
			client := newClient(t, w, "Ana", "Lopez")
			posts := []struct {
				who, path string
				body      map[string]any
			}{
				{"intake", "/clients", body{"firstName": "Zoe", "lastName": "Twice", "birthDate": "1990-04-01"}},
				{"intake", "/referrals", referral(body{"clientId": client})},
				{"intake", "/clients/" + client + "/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)},
				{"therapist", "/cohorts", w.CohortBody()},
				{"therapist", "/curricula", body{"name": "Plan", "weeks": []any{map[string]any{"theme": "One", "goal": "Start"}}}},
				{"admin", "/users", body{"name": "New Person", "email": "new@example.org", "role": "intake"}},
			}
			for _, p := range posts {
				lost := wire.AnswersToCommit(fate)
				if fate == storetest.IsCut {
					lost = nil // the connection itself says so
				}
				status, header, said := until(t, w, lost, p.who, p.path, p.body, "key of "+p.path)
				if status != http.StatusServiceUnavailable || said["code"] != "outcome_unknown" || header.Get("Retry-After") == "" {
					t.Errorf("%s: %d %v", p.path, status, said)
				}
				if detail, _ := said["detail"].(string); !strings.HasPrefix(detail, "It may have been saved") || !strings.Contains(detail, "Idempotency-Key") {
					t.Errorf("%s says %q", p.path, detail)
				}
				wire.AnswersToCommit(storetest.Arrives)
				key := apitest.Header{Name: "Idempotency-Key", Value: "key of " + p.path}
				found := w.Do(p.who, http.MethodPost, p.path, p.body, key).Want(http.StatusCreated)
				if again := w.Do(p.who, http.MethodPost, p.path, p.body, key); string(again.Raw) != string(found.Raw) {
					t.Errorf("%s: %s\nand then %s", p.path, found.Raw, again.Raw)
				}
			}
			if wire.Lost() != len(posts) {
				t.Errorf("%d answers were lost, want %d", wire.Lost(), len(posts))
			}
			if found := w.Do("intake", http.MethodPost, "/clients/search", body{"text": "Twice"}).Want(http.StatusOK).Field("items").([]any); len(found) != 1 {
				t.Errorf("the client is there %d times", len(found))
			}
			if open := w.Do("intake", http.MethodGet, "/risk-flags", nil).Want(http.StatusOK).Field("items").([]any); len(open) != 1 {
				t.Errorf("there are %d risk flags", len(open))
			}
		})
	}
}

// Without a key there is no finding out, and the answer says to look.
func TestLostAnswerWithoutAKeySaysToLook(t *testing.T) {
	t.Parallel()
	w, _, wire := wiredWith(t)
	wire.AnswersToCommit(storetest.IsCut)
	status, _, said := until(t, w, nil, "intake", "/clients", body{"firstName": "Zoe", "lastName": "Once", "birthDate": "1990-04-01"}, "")
	if detail, _ := said["detail"].(string); status != http.StatusServiceUnavailable || said["code"] != "outcome_unknown" || !strings.Contains(detail, "Look before") {
		t.Errorf("%d %v", status, said)
	}
}
