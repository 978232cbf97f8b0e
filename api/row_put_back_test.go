package api_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/factor"
	"cohort/practice/desks"
	"cohort/practice/office"
)

// keptCheckpoints are kept in memory.
type keptCheckpoints struct{ all []domain.Checkpoint }

func (k *keptCheckpoints) Keep(c domain.Checkpoint) error {
	k.all = append(k.all, c)
	return nil
}
func (k *keptCheckpoints) BeginAnew(c domain.Checkpoint) error { return k.Keep(c) }
func (k *keptCheckpoints) Kept() ([]domain.Checkpoint, error)  { return k.all, nil }

// A row that decides and is put back whole still holds by its MAC; but what is
// kept outside the database knows that it was written since. It is found within
// the seconds of a checkpoint, and by every verification.
func TestARowThatIsPutBackIsFound(t *testing.T) {
	eachBehind(t, func(t *testing.T, _ string, b *behind) {
		w := b.World
		kept := &keptCheckpoints{}
		desk := desks.Open(desks.Outside{Store: w.Store, Keys: w.Keys, Hasher: apitest.PlainHasher{}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: w.Time, Checkpoints: kept}).Office
		execute := func(statements ...string) {
			t.Helper()
			for _, s := range statements {
				if _, err := b.db.Exec(s); err != nil {
					t.Fatal(err)
				}
			}
		}
		var last domain.Checkpoint
		checkpoint := func() {
			t.Helper()
			w.SetTime(w.Time().Add(time.Second))
			w.Do("admin", http.MethodGet, "/users", nil).Want(http.StatusOK)
			w.Do("admin", http.MethodGet, "/audit", nil).Want(http.StatusOK)
			err := desk.LinkAudit(t.Context())
			if err == nil {
				last, err = desk.Checkpoint(t.Context(), last)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		found := func(want string) {
			t.Helper()
			checkpoint()
			tampered, is := errors.AsType[office.Tampered](desk.RunVerification(t.Context())) // which the checkpoint asked for
			if is != (want != "") || !strings.Contains(tampered.What, want) {
				t.Errorf("found: %v, want %q", tampered, want)
			}
		}
		id := w.Users["intake"].ID.String()
		back := func(table, condition string, columns ...string) {
			t.Helper()
			for i, c := range columns {
				columns[i] = c + " = (SELECT o." + c + " FROM old_" + table + " AS o WHERE o.id = " + table + ".id)"
			}
			execute("UPDATE " + table + " SET " + strings.Join(columns, ", ") + " WHERE " + condition)
		}
		execute("CREATE TABLE old_users AS SELECT * FROM users", "CREATE TABLE old_settings AS SELECT * FROM settings")
		checkpoint()
		w.Do("intake", http.MethodPost, "/auth/password", map[string]string{"currentPassword": apitest.Password, "newPassword": fresh}).Want(http.StatusNoContent)
		found("")
		back("users", "id = '"+id+"'", "password_hash", "updated_at", "written", "mac")
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		found("the account " + id)
		if got := told(w, w.Token("admin"), "audit_broken"); len(got) != 1 {
			t.Errorf("administrators are told %v", got)
		}
		w.AddUser("second admin", domain.Admin)
		accept(w, tokenOf(w.Do("admin", http.MethodPost, "/users/"+id+"/invitation", nil).Want(http.StatusOK)), fresh).Want(http.StatusOK) // which writes the row once
		w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "P", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853", "idleMinutes": 5},
			apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		checkpoint()
		back("settings", "id = 1", "second_factor_roles", "idle_minutes", "access_written", "access_mac")
		found("what decides about signing in")
		last = domain.Checkpoint{} // as a start
		w.Desks.Office.HoldAgainst(kept)
		if tampered, is := errors.AsType[office.Tampered](verified(w)); !is {
			t.Errorf("a verification later finds %v", tampered)
		}
		execute("DROP TABLE old_users", "DROP TABLE old_settings")
	})
}
