package repository_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/office"
)

// auditTables are what a tampering may touch.
var auditTables = []string{"audit_entries", "audit_links", "audit_unlinked", "audit_head", "audit_shown", "audit_verifications"}

// tampered is an audit that is tampered with again and again, each time from
// the same state: entries numbered like their places, a checkpoint after every
// few, and a copy of the checkpoints elsewhere.
type tampered struct {
	audited
	random *rand.Rand
	copied string
	last   int64 // entry
	before int64 // the last entry of the state that is rolled back to
	files  map[string][]byte
	older  map[string][]byte
	needs  map[string]int64 // rows of the index: the first entry that needs each
	ids    int
}

// found says what a tampering must be found as: at an entry (0: at none), in words.
type found struct {
	seq  int64
	says string
}

func newTampered(a audited, seed uint64) *tampered {
	x := &tampered{audited: a, random: rand.New(rand.NewPCG(seed, 1)), copied: filepath.Join(a.TempDir(), "copy.jsonl"), needs: map[string]int64{}}
	a.exec("DROP INDEX IF EXISTS audit_entries_id")
	for range 4 {
		for range 3 {
			for _, id := range x.appendShowing() {
				x.needs[id.String()] = int64(10 + len(x.needs)/2 + 1)
			}
		}
		x.keepCheckpoint()
		if x.before == 0 {
			x.before, x.older = 13, x.kept()
			x.saveAs("older")
		}
	}
	x.last, x.files = 22, x.kept()
	x.saveAs("whole")
	x.write(x.copied, x.files[x.checkpoints])
	return x
}

// appendShowing adds an entry that shows two clients.
func (x *tampered) appendShowing() []domain.ClientID {
	x.Helper()
	e := x.admin.Entry(domain.ListClients, domain.Read, domain.Subject{Kind: "clients"}, noon)
	e.Shown = []domain.ClientID{domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()}
	write(x.T, x.store, func(tx practice.Tx) error { return tx.AppendAudit(e) })
	return e.Shown
}

func (x *tampered) kept() map[string][]byte {
	x.Helper()
	files := map[string][]byte{}
	for _, path := range []string{x.checkpoints, x.checkpoints + ".head"} {
		content, err := os.ReadFile(path)
		if err != nil {
			x.Fatal(err)
		}
		files[path] = content
	}
	return files
}

func (x *tampered) write(path string, content []byte) {
	x.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		x.Fatal(err)
	}
}

func (x *tampered) saveAs(state string) {
	x.Helper()
	for _, table := range auditTables {
		x.exec("CREATE TABLE " + state + "_" + table + " AS SELECT * FROM " + table)
	}
}

func (x *tampered) putBack(state string) {
	x.Helper()
	for _, table := range auditTables {
		x.exec("DELETE FROM "+table, "INSERT INTO "+table+" SELECT * FROM "+state+"_"+table)
	}
}

func (x *tampered) putBackFiles(files map[string][]byte) {
	x.Helper()
	for path, content := range files {
		x.write(path, content)
	}
}

// one is a random entry from the first on.
func (x *tampered) one(from int64) int64 { return from + x.random.Int64N(x.last-from+1) }

// two are different ones, the lower first.
func (x *tampered) two() (int64, int64) {
	a, b := x.one(1), x.one(1)
	for a == b {
		b = x.one(1)
	}
	return min(a, b), max(a, b)
}

func (x *tampered) newID() string {
	x.ids++
	return fmt.Sprintf("'01890000-0000-7000-8000-%012d'", x.ids)
}

func (x *tampered) does(statement string, args ...any) {
	x.Helper()
	x.exec(fmt.Sprintf(statement, args...))
}

const entryColumns = "at, actor_id, actor_name, role, action, outcome, subject_kind, subject_id, client_id, address, request_id, sealed, mac"

func (x *tampered) insertCopy(seq int64) {
	x.Helper()
	x.does("INSERT INTO audit_entries (seq, id, %s) SELECT %d, %s, %s FROM audit_entries WHERE seq = %d",
		entryColumns, seq, x.newID(), entryColumns, x.one(1))
}

func (x *tampered) cut(from int64) {
	x.Helper()
	x.does("DELETE FROM audit_entries WHERE seq >= %d", from)
	x.does("DELETE FROM audit_links WHERE seq >= %d", from)
	x.does("UPDATE audit_head SET place = %d, seq = %[1]d, hash = (SELECT hash FROM audit_links WHERE place = %[1]d)", from-1)
}

func (x *tampered) checkpointLines() []string {
	return strings.SplitAfter(strings.TrimSuffix(string(x.files[x.checkpoints]), "\n"), "\n")
}

func (x *tampered) writeCheckpoints(lines []string) {
	x.Helper()
	text := strings.TrimSuffix(strings.Join(lines, ""), "\n")
	if text != "" {
		text += "\n"
	}
	x.write(x.checkpoints, []byte(text))
}

// rewrite makes the audit anew from an entry on, consistent but for the key.
func (x *tampered) rewrite(from int64) {
	x.Helper()
	key := bytes.Repeat([]byte{7}, 32)
	var end domain.AuditLink
	err := x.store.Read(context.Background(), func(tx practice.Tx) error {
		return tx.EachAudit(func(e domain.AuditEntry, link domain.AuditLink) error {
			if link.Place < from {
				end = link
				return nil
			}
			e.ActorName = "Eve"
			end = end.Next(key, e.Seq, e.Sum(key))
			x.does("UPDATE audit_entries SET actor_name = 'Eve', mac = '%s' WHERE seq = %d", e.Sum(key), e.Seq)
			x.does("UPDATE audit_links SET hash = '%s' WHERE place = %d", end.Hash, end.Place)
			return nil
		})
	})
	if err != nil {
		x.Fatal(err)
	}
	x.does("UPDATE audit_head SET hash = '%s'", end.Hash)
}

func (x *tampered) oneShown() (id string, seq int64) {
	ids := make([]string, 0, len(x.needs))
	for id := range x.needs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	id = ids[x.random.IntN(len(ids))]
	return id, x.needs[id]
}

// tampers are the ways to tamper with an audit. Each says where it must be found.
var tampers = []struct {
	name string
	do   func(x *tampered) found
}{
	{"an entry edited", func(x *tampered) found {
		columns := []string{"id", "at", "actor_id", "actor_name", "role", "action", "outcome", "subject_kind", "subject_id", "address", "request_id", "sealed", "mac"}
		values := []string{x.newID(), "'2026-03-10 12:00:01'", "NULL", "'Eve'", "'intake'", "'users.list'", "'refused'", "'cohort'", "'x'", "'192.0.2.9'", "'q'", "NULL", "'00'"}
		s, i := x.one(1), x.random.IntN(len(columns))
		x.does("UPDATE audit_entries SET %s = %s WHERE seq = %d", columns[i], values[i], s)
		return found{seq: s}
	}},
	{"an entry deleted", func(x *tampered) found {
		s := x.one(1)
		x.does("DELETE FROM audit_entries WHERE seq = %d", s)
		return found{seq: s}
	}},
	{"an entry deleted with its link", func(x *tampered) found {
		s := x.one(1)
		x.does("DELETE FROM audit_entries WHERE seq = %d", s)
		x.does("DELETE FROM audit_links WHERE seq = %d", s)
		if s == 1 {
			return found{seq: 2}
		}
		return found{seq: s - 1}
	}},
	{"an entry inserted", func(x *tampered) found {
		s := x.last + 1 + x.random.Int64N(1000)
		x.insertCopy(s)
		return found{seq: s}
	}},
	{"an entry inserted to be linked", func(x *tampered) found {
		s := x.last + 1 + x.random.Int64N(1000)
		x.insertCopy(s)
		x.does("INSERT INTO audit_unlinked (seq, mac) SELECT seq, mac FROM audit_entries WHERE seq = %d", s)
		return found{seq: s}
	}},
	{"an entry inserted with a link", func(x *tampered) found {
		s := x.last + 1 + x.random.Int64N(1000)
		x.insertCopy(s)
		x.does("INSERT INTO audit_links (place, seq, hash) VALUES (%d, %d, '00')", x.last+1, s)
		return found{seq: s}
	}},
	{"two entries reordered", func(x *tampered) found {
		a, b := x.two()
		x.does("UPDATE audit_entries SET seq = 100000 WHERE seq = %d", a)
		x.does("UPDATE audit_entries SET seq = %d WHERE seq = %d", a, b)
		x.does("UPDATE audit_entries SET seq = %d WHERE seq = 100000", b)
		return found{seq: a}
	}},
	{"two links reordered", func(x *tampered) found {
		a, b := x.two()
		x.does("UPDATE audit_links SET place = 100000 WHERE place = %d", a)
		x.does("UPDATE audit_links SET place = %d WHERE place = %d", a, b)
		x.does("UPDATE audit_links SET place = %d WHERE place = 100000", b)
		return found{seq: b}
	}},
	{"a link edited", func(x *tampered) found {
		s := x.one(1)
		x.does("UPDATE audit_links SET hash = '00' WHERE seq = %d", s)
		return found{seq: s}
	}},
	{"an entry waits again", func(x *tampered) found {
		s := x.one(1)
		x.does("INSERT INTO audit_unlinked (seq, mac) SELECT seq, mac FROM audit_entries WHERE seq = %d", s)
		return found{seq: s}
	}},
	{"the end edited", func(x *tampered) found {
		x.does("UPDATE audit_head SET hash = '%d'", x.random.IntN(1000))
		return found{seq: x.last}
	}},
	{"the tail cut", func(x *tampered) found {
		s := x.one(2)
		x.cut(s)
		return found{seq: s - 1, says: "is the last one left"}
	}},
	{"the tail cut with the checkpoints that know it", func(x *tampered) found {
		s := x.one(12)
		x.cut(s)
		lines := slices.DeleteFunc(x.checkpointLines(), func(line string) bool {
			var place int64
			_, after, _ := strings.Cut(line, `"place":`)
			digits, _, _ := strings.Cut(after, ",")
			place, err := strconv.ParseInt(digits, 10, 64)
			return err != nil || place >= s
		})
		x.writeCheckpoints(lines)
		return found{says: "is the last one left"}
	}},
	{"all entries removed", func(x *tampered) found {
		x.exec("DELETE FROM audit_entries", "DELETE FROM audit_links", "DELETE FROM audit_shown", "UPDATE audit_head SET place = 0, seq = 0, hash = ''")
		return found{seq: 13, says: "everything before it"}
	}},
	{"all entries removed with the checkpoints", func(x *tampered) found {
		x.exec("DELETE FROM audit_entries", "DELETE FROM audit_links", "DELETE FROM audit_shown", "UPDATE audit_head SET place = 0, seq = 0, hash = ''")
		for path := range x.files {
			if err := os.Remove(path); err != nil {
				x.Fatal(err)
			}
		}
		return found{says: "it is missing, and so is its head"}
	}},
	{"written anew without the key", func(x *tampered) found {
		s := x.one(1)
		x.rewrite(s)
		return found{seq: s}
	}},
	{"the database rolled back", func(x *tampered) found {
		x.putBack("older")
		return found{seq: x.before, says: "is the last one left"}
	}},
	{"the checkpoints rolled back", func(x *tampered) found {
		x.putBackFiles(x.older)
		return found{says: "put back to an older one"}
	}},
	{"both rolled back", func(x *tampered) found {
		x.putBack("older")
		x.putBackFiles(x.older)
		return found{seq: x.before, says: "is the last one left"}
	}},
	{"a row taken from the index", func(x *tampered) found {
		id, s := x.oneShown()
		x.does("DELETE FROM audit_shown WHERE client_id = '%s'", id)
		return found{seq: s, says: "shows clients"}
	}},
	{"a row of the index moved", func(x *tampered) found {
		id, s := x.oneShown()
		x.does("UPDATE audit_shown SET span = span + %d WHERE client_id = '%s'", 1+x.random.IntN(9), id)
		return found{seq: s, says: "shows clients"}
	}},
	{"a row put into the index", func(x *tampered) found {
		x.does("INSERT INTO audit_shown (client_id, span) VALUES (%s, %d)", x.newID(), noon.Unix()/600+x.random.Int64N(2000)-1000)
		return found{says: "that no entry made"}
	}},
	{"a checkpoint edited", func(x *tampered) found {
		content := bytes.Clone(x.files[x.checkpoints])
		at := x.random.IntN(len(content))
		content[at] ^= byte(1 + x.random.IntN(255))
		x.write(x.checkpoints, content)
		return found{says: domain.ErrCheckpoints.Error()}
	}},
	{"a checkpoint removed", func(x *tampered) found {
		lines := x.checkpointLines()
		at := x.random.IntN(len(lines))
		x.writeCheckpoints(slices.Delete(lines, at, at+1))
		return found{says: domain.ErrCheckpoints.Error()}
	}},
	{"two checkpoints reordered", func(x *tampered) found {
		lines := x.checkpointLines()
		at := x.random.IntN(len(lines) - 1)
		lines[at] = strings.TrimSuffix(lines[at], "\n") + "\n"
		lines[at+1] = strings.TrimSuffix(lines[at+1], "\n") + "\n"
		lines[at], lines[at+1] = lines[at+1], lines[at]
		x.writeCheckpoints(lines)
		return found{says: domain.ErrCheckpoints.Error()}
	}},
	{"the checkpoints emptied", func(x *tampered) found {
		x.write(x.checkpoints, nil)
		return found{says: "missing or was emptied"}
	}},
	{"the checkpoints' head removed", func(x *tampered) found {
		if err := os.Remove(x.checkpoints + ".head"); err != nil {
			x.Fatal(err)
		}
		return found{says: "its head"}
	}},
}

// found verifies the audit, with the copy of the checkpoints where nothing else
// could tell.
func (x *tampered) found(withCopy bool) *domain.ChainBreak {
	x.Helper()
	key, err := x.keys.VerifyingKey()
	if err != nil {
		x.Fatal(err)
	}
	var shipped office.Known
	if withCopy {
		shipped = keyring.NewCopy(x.copied, key, keyring.NewCheckpoints(x.checkpoints, x.keys))
	}
	v, err := x.desks.Office.VerifyAudit(context.Background(), x.admin, shipped, func(domain.AuditVerification) {})
	if err != nil {
		x.Fatal(err)
	}
	return v.Break
}

// TestRandomTampersAreFoundWithThePlace tampers so often on each database as
// COHORT_TAMPERS says, 40 times when it says nothing, in every way in turn. In
// between, an audit that nobody touched holds, as it is and grown.
func TestRandomTampersAreFoundWithThePlace(t *testing.T) {
	times, err := strconv.Atoi(cmp.Or(os.Getenv("COHORT_TAMPERS"), "40"))
	if err != nil {
		t.Fatal(err)
	}
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("COHORT_SEED"), strconv.FormatUint(rand.Uint64(), 10)), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	eachAudited(t, func(a audited) {
		x := newTampered(a, seed)
		missed, alarms, untouched := 0, 0, 0
		for i := range times {
			way := tampers[i%len(tampers)]
			want := way.do(x)
			got := x.found(strings.Contains(way.name, "rolled back"))
			if got == nil || got.Seq != want.seq || !strings.Contains(got.What, want.says) {
				missed++
				a.Errorf("seed %d, tampering %d, %s: found %+v, want %+v", seed, i, way.name, got, want)
			}
			x.putBack("whole")
			x.putBackFiles(x.files)
			if i%5 != 0 {
				continue
			}
			if untouched++; i%3 != 0 {
				x.appendShowing()
				x.keepCheckpoint()
			}
			if got := x.found(i%2 == 1); got != nil {
				alarms++
				a.Errorf("seed %d, after tampering %d, untouched: found %+v", seed, i, got)
			}
			x.putBack("whole")
			x.putBackFiles(x.files)
		}
		a.Logf("seed %d: %d tamperings in %d ways, %d not found with the place; %d verifications of an untouched audit, %d false alarms",
			seed, times, len(tampers), missed, untouched, alarms)
	})
}
