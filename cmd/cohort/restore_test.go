package main

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/google/uuid"

	"cohort/api/apitest"
	"cohort/domain"
	desk "cohort/practice/office"
	"cohort/repository/storetest"
)

var march = []string{"export", "--from", "2026-03-01", "--to", "2026-03-31", "--output", ""}

// exported makes the batch of March and gives what is said of it.
func (d database) exported(t *testing.T) string {
	t.Helper()
	args := append([]string{}, march...)
	args[len(args)-1] = filepath.Join(t.TempDir(), "march.csv")
	return cohort(t, "", d.args(args...)...).want(t, 0).err
}

// at opens the practice as the command line does.
func (d database) at(t *testing.T, do func(*office)) {
	t.Helper()
	o, err := d.open(context.Background(), mustBeCurrent)
	if err != nil {
		t.Fatal(err)
	}
	do(o)
	if err := o.close(); err != nil {
		t.Error(err)
	}
}

// emptied gives an empty database under the same keys: where the other one
// was, when that file was moved away, and another one on PostgreSQL.
func (d database) emptied(t *testing.T) database {
	t.Helper()
	if d.DatabaseURL != "" {
		d.DatabaseURL = emptyPostgres(t)
		return d
	}
	if err := os.Rename(d.sqlitePath(), d.sqlitePath()+".away"); err != nil {
		t.Fatal(err)
	}
	return d
}

// codes are those of a client and of a cohort.
type codes struct{ client, cohort string }

// given makes a client and plans a cohort, and gives their codes.
func (d database) given(t *testing.T, server *running, email string) codes {
	t.Helper()
	token := server.signedIn(email)
	var client, group struct{ Code string }
	if status := server.call(token, "POST", "/clients", map[string]string{"firstName": "Wren", "lastName": "Alder", "birthDate": "1990-04-05"}, &client); status != http.StatusCreated {
		t.Fatalf("creating a client: %d", status)
	}
	var lead domain.User
	d.at(t, func(o *office) { lead = o.userBy(t, "therapist@example.org") })
	body := (&apitest.World{T: t, Users: map[string]domain.User{"therapist": lead}}).CohortBody()
	if status := server.call(token, "POST", "/cohorts", body, &group); status != http.StatusCreated {
		t.Fatalf("planning a cohort: %d", status)
	}
	return codes{client: client.Code, cohort: group.Code}
}

// wantBeyond fails when a code could have been one that was lost.
func (c codes) wantBeyond(t *testing.T, lost codes) {
	t.Helper()
	if len(c.client) != len(lost.client)+1 || len(c.cohort) != len(lost.cohort)+1 {
		t.Errorf("%v were given after %v were lost: they could have been the same", c, lost)
	}
}

// changedSince adds, disables and gives other roles, makes a client and plans a
// cohort, after a backup was taken. It gives their codes.
func changedSince(t *testing.T, d database) codes {
	t.Helper()
	server := serving(t, d.args("serve")...)
	lost := d.given(t, server, "ines@example.org")
	d.at(t, func(o *office) {
		disabled, billing := domain.UserDisabled, []domain.Role{domain.Billing}
		for email, patch := range map[string]desk.UserPatch{"ines@example.org": {Status: &disabled}, "rob@example.org": {Roles: &billing}} {
			u := o.userBy(t, email)
			if _, err := o.desks.Office.UpdateUser(context.Background(), domain.Operator("test"), u.ID, domain.Version(u.Version), patch); err != nil {
				t.Fatal(err)
			}
		}
	})
	addUser(t, "new@example.org", d.args()...).want(t, 0)
	if said := d.exported(t); !strings.Contains(said, "Batch 1:") {
		t.Fatalf("the first batch: %s", said)
	}
	if err := server.stop(syscall.SIGTERM); err != nil { // signs the end
		t.Fatal(err)
	}
	return lost
}

func (o *office) userBy(t *testing.T, email string) domain.User {
	t.Helper()
	users, err := o.desks.Office.Users(context.Background(), domain.Operator("test"), domain.Page{Limit: domain.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users.Items {
		if u.Email == email {
			return u.User
		}
	}
	t.Fatalf("nobody signs in as %s", email)
	return domain.User{}
}

// backedUp is a practice with six charges and three people, the token of one of
// them, and a backup of it.
func backedUp(t *testing.T, d database) (token, file string) {
	t.Helper()
	withSixCharges(t, d)
	for _, name := range []string{"ines", "rob"} {
		addUser(t, name+"@example.org", d.args()...).want(t, 0)
	}
	server := serving(t, d.args("serve")...)
	token = server.signedIn("ines@example.org")
	file = filepath.Join(t.TempDir(), "practice.backup")
	cohort(t, "", d.args("backup", file)...).want(t, 0)
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	return token, file
}

// With the checkpoints of before there, a restored practice knows what has
// happened since the backup: who was disabled stays so, no number is given
// twice, and the audit is whole and says what was done.
func TestRestoreKnowsWhatCameAfterTheBackup(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		token, file := backedUp(t, d)
		lost := changedSince(t, d)
		d = d.emptied(t)
		told := cohort(t, "", d.args("restore", file)...).want(t, 0).out
		for _, part := range []string{"The next export batch is number 2.", "Disabled since, and again now: Ines Okafor (ines@example.org",
			"(rob@example.org, billing)", "added again: 1.", "logins ended"} {
			if !strings.Contains(told, part) {
				t.Errorf("%q is not told:\n%s", part, told)
			}
		}
		wantRestored(t, d, "from the backup of")

		server := serving(t, d.args("serve")...)
		var ignored map[string]any
		if status := server.call(token, "GET", "/me", nil, &ignored); status != http.StatusUnauthorized {
			t.Errorf("a login of before: %d", status)
		}
		if status := server.call("", "POST", "/auth/login", map[string]string{"email": "ines@example.org", "password": testPassword}, &ignored); status != http.StatusUnauthorized {
			t.Errorf("who was disabled since: %d", status)
		}
		d.at(t, func(o *office) {
			if rob := o.userBy(t, "rob@example.org"); rob.Role() != domain.Billing || rob.Status != domain.UserActive {
				t.Errorf("whose role was changed since: %s, %s", rob.Role(), rob.Status)
			}
		})
		addUser(t, "nell@example.org", d.args()...).want(t, 0)
		d.given(t, server, "nell@example.org").wantBeyond(t, lost)
		if said := d.exported(t); !strings.Contains(said, "Batch 2:") {
			t.Errorf("the next batch: %s", said)
		}
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		wantRestored(t, d, "from the backup of")
	})
}

// wantRestored verifies the audit, which is whole and tells of restores.
func wantRestored(t *testing.T, d database, says ...string) {
	t.Helper()
	verified := cohort(t, "", d.args("audit", "verify")...).want(t, 0).out
	if found := regexp.MustCompile(`(?m)^The practice was .*$`).FindAllString(verified, -1); len(found) != len(says) {
		t.Errorf("%d restores are told:\n%s", len(found), verified)
	}
	for _, part := range says {
		if !strings.Contains(verified, part) {
			t.Errorf("%q is not told:\n%s", part, verified)
		}
	}
}

// On another machine nothing is known from after the backup: numbers leave a
// gap, and it is said what to look at.
func TestRestoreElsewhereLeavesAGap(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		token, file := backedUp(t, d)
		lost := changedSince(t, d)
		other := database{Data: t.TempDir(), Keys: d.keysPath()}
		if d.DatabaseURL != "" {
			other.DatabaseURL = emptyPostgres(t)
		}
		args := func(command ...string) []string { return append(other.args(command...), "--keys", other.Keys) }
		told := cohort(t, "", args("restore", file)...).want(t, 0).out
		if !strings.Contains(told, "number 101.") || !strings.Contains(told, "Nothing is known") {
			t.Errorf("told:\n%s", told)
		}
		server := serving(t, args("serve")...)
		var ignored map[string]any
		if status := server.call(token, "GET", "/me", nil, &ignored); status != http.StatusUnauthorized {
			t.Errorf("a login of before: %d", status)
		}
		other.given(t, server, "ines@example.org").wantBeyond(t, lost)
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		cohort(t, "", args("audit", "verify")...).want(t, 0)
	})
}

// saved keeps a copy of a database that nobody has open, and gives what puts it
// back: over the file, and as another database on PostgreSQL.
func saved(t *testing.T, d database) (put func() database) {
	t.Helper()
	if d.DatabaseURL == "" {
		content, err := os.ReadFile(d.sqlitePath())
		if err != nil {
			t.Fatal(err)
		}
		return func() database {
			t.Helper()
			if err := os.WriteFile(d.sqlitePath(), content, 0o600); err != nil {
				t.Fatal(err)
			}
			return d
		}
	}
	name, from := "saved_"+uuid.New().String()[:8], d.DatabaseURL
	u, err := url.Parse(from)
	if err != nil {
		t.Fatal(err)
	}
	onServer(t, "CREATE DATABASE "+name+" TEMPLATE "+strings.TrimPrefix(u.Path, "/"))
	t.Cleanup(func() { onServer(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	u.Path = "/" + name
	return func() database {
		back := d
		back.DatabaseURL = u.String()
		return back
	}
}

func onServer(t *testing.T, statement string) {
	t.Helper()
	change(t, database{DatabaseURL: os.Getenv(storetest.PostgresVariable)}.behind(t), statement)
}

// A database that somebody put back by hand is not served until they say so;
// afterwards the audit is whole, whichever past they go on with.
func TestServeRefusesAnOlderDatabaseUntilItIsSaid(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		token, _ := backedUp(t, d)
		older := saved(t, d)
		changedSince(t, d)
		newer := saved(t, d)
		serve := func(d database) ended {
			return cohort(t, "", d.args("serve", "--addr", "127.0.0.1:0", "--log-level", "error")...)
		}

		d = older()
		serve(d).wantSentence(t, "is older than what "+d.checkpointsPath()+" knows")
		told := cohort(t, "", d.args("restore", "--as-is")...).want(t, 0).out
		if !strings.Contains(told, "number 2.") || !strings.Contains(told, "again now: Ines Okafor") {
			t.Errorf("told:\n%s", told)
		}
		wantRestored(t, d, "by other means")
		server := serving(t, d.args("serve")...)
		var ignored map[string]any
		if status := server.call(token, "GET", "/me", nil, &ignored); status != http.StatusUnauthorized {
			t.Errorf("a login of before: %d", status)
		}
		addUser(t, "nell@example.org", d.args()...).want(t, 0)
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		wantRestored(t, d, "by other means")

		d = newer() // the copy that was taken just before, after all
		cohort(t, "", d.args("audit", "verify")...).wantSentence(t, "is not the one that was restored at")
		serve(d).wantSentence(t, "is older than what")
		cohort(t, "", d.args("restore", "--as-is")...).want(t, 0)
		wantRestored(t, d, "by other means")
		server = serving(t, d.args("serve")...)
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		wantRestored(t, d, "by other means")
	})
}

// A restore that was cut off on PostgreSQL is not served as if it were one.
func TestRestoreThatWasCutOffIsNotServed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		addUser(t, "first@example.org", d.args()...).want(t, 0)
		if err := os.WriteFile(d.unfinishedPath(), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		cohort(t, "", d.args("serve", "--addr", "127.0.0.1:0")...).wantSentence(t, "has begun and not ended")
		cohort(t, "", d.args("restore", "--as-is")...).want(t, 0)
		serving(t, d.args("serve")...)
	})
}

func TestRestoreWantsOneThing(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	cohort(t, "", "restore", "--data", data).want(t, exitUsage)
	cohort(t, "", "restore", "--as-is", filepath.Join(data, "x"), "--data", data).want(t, exitUsage)
	cohort(t, "", "restore", "--as-is", "--data", data).wantSentence(t, "no practice")
	if left, err := os.ReadDir(data); err != nil || len(left) > 0 {
		t.Errorf("something was made: %v %v", left, err)
	}
	empty := []string{"restore", "--as-is", "--data", data, "--database-url", emptyPostgres(t)}
	cohort(t, "", empty...).wantSentence(t, "no practice in the PostgreSQL database")
}

// The log of changes beside a database that was moved away is not thrown away.
func TestALogWithoutItsDatabaseIsKept(t *testing.T) {
	t.Parallel()
	d := database{Data: t.TempDir()}
	log := d.sqlitePath() + "-wal"
	if err := os.WriteFile(log, []byte("the last changes"), 0o600); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", d.args("serve", "--addr", "127.0.0.1:0")...).wantSentence(t, "has the last changes of a database that is not there")
	if got := read(t, log); got != "the last changes" {
		t.Errorf("the log: %q", got)
	}
}
