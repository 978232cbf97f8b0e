package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"syscall"
	"testing"
	"time"

	"cohort/repository/storetest"
)

// A practice in the middle of its work, killed again and again: groups whose
// sessions are closed one after the other, and clients who are enrolled.
type crashing struct {
	*running
	t        *testing.T
	where    []string
	tokens   map[string]string
	cohorts  []string
	clients  map[string][]string // by cohort
	sessions map[string][]string
	mu       sync.Mutex
	closed   map[string]bool   // acknowledged
	enrolled map[string]string // acknowledged: client to cohort
	until    int               // so many more acknowledgments, and enough is closed
	enough   chan struct{}
}

const (
	crashCohorts  = 3
	crashMembers  = 6
	crashSessions = 50
	crashFee      = 4500
)

// must calls the API and fails the test unless it is answered as wanted.
func (c *crashing) must(who, method, path string, body any, want int) map[string]any {
	c.t.Helper()
	into := map[string]any{}
	if status := c.call(c.tokens[who], method, path, body, &into); status != want {
		c.t.Fatalf("%s %s: %d %v", method, path, status, into)
	}
	return into
}

func (c *crashing) start() {
	c.t.Helper()
	c.running = serving(c.t, append([]string{"serve", "--log-level", "error"}, c.where...)...)
	for _, role := range []string{"therapist", "intake", "billing"} {
		c.tokens[role] = c.signedIn(role + "@example.org")
	}
}

// newCrashing serves a practice of three running groups with past sessions.
func newCrashing(t *testing.T, where ...string) *crashing {
	t.Helper()
	c := &crashing{t: t, where: where, tokens: map[string]string{}, clients: map[string][]string{}, sessions: map[string][]string{},
		closed: map[string]bool{}, enrolled: map[string]string{}}
	for role, more := range map[string][]string{"therapist": {"--license", "LPC 12345 NY"}, "intake": nil, "billing": nil} {
		args := append([]string{"user", "add", "--email", role + "@example.org", "--name", "Ines Okafor", "--role", role, "--password-stdin"}, more...)
		cohort(t, testPassword+"\n", append(args, where...)...).want(t, 0)
	}
	c.start()
	me, _ := c.must("therapist", "GET", "/me", nil, http.StatusOK)["user"].(map[string]any)
	for n := range crashCohorts {
		id, _ := c.must("therapist", "POST", "/cohorts", map[string]any{"name": fmt.Sprintf("Group %d", n), "type": "support", "delivery": "online",
			"entry": "open", "leadId": me["id"], "minMembers": 6, "maxMembers": 12, "fee": map[string]any{"amount": crashFee, "currency": "USD"},
			"schedule": map[string]any{"startsOn": time.Now().AddDate(0, 0, -7*crashSessions-1).Format(time.DateOnly), "time": "09:00",
				"timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": crashSessions}}, http.StatusCreated)["id"].(string)
		c.cohorts = append(c.cohorts, id)
		for m := range crashMembers {
			client := c.client(fmt.Sprintf("Wren%c%c", 'a'+n, 'a'+m))
			c.must("intake", "POST", "/cohorts/"+id+"/enrollments", seatFor(client), http.StatusCreated)
			c.clients[id] = append(c.clients[id], client)
		}
		running := c.must("therapist", "POST", "/cohorts/"+id+"/start", map[string]any{}, http.StatusOK)
		for _, s := range running["sessions"].([]any) {
			c.sessions[id] = append(c.sessions[id], s.(map[string]any)["id"].(string))
		}
	}
	return c
}

// client adds somebody who may be enrolled.
func (c *crashing) client(name string) string {
	c.t.Helper()
	referral := c.must("intake", "POST", "/referrals", map[string]any{"client": map[string]any{"firstName": name, "lastName": "Alder", "birthDate": "1990-04-05"},
		"source": "self", "urgency": "routine", "reason": "Asked for a group.", "problemAreas": []string{}, "receivedOn": "2026-01-05"}, http.StatusCreated)
	c.must("intake", "POST", fmt.Sprintf("/referrals/%s/accept", referral["id"]), map[string]any{}, http.StatusOK)
	id := referral["clientId"].(string)
	c.must("intake", "POST", "/clients/"+id+"/assessments", map[string]any{"instrument": "gad-2", "answers": []int{0, 1}, "takenOn": "2026-01-05"}, http.StatusCreated)
	return id
}

func seatFor(client string) map[string]any {
	return map[string]any{"clientId": client, "committedSessions": crashSessions,
		"agreement": map[string]any{"version": "1", "signedOn": "2026-01-05", "signedName": "A. Client"}}
}

// acknowledge counts down; c.mu is held.
func (c *crashing) acknowledge() {
	if c.until--; c.until == 0 {
		close(c.enough)
	}
}

// work closes sessions of all groups at once until the server hangs up. After
// so many acknowledgments c.enough is closed, while the others are in the midst
// of something; gaveUp is closed when nobody works any more.
func (c *crashing) work(newcomers []string, until int) (gaveUp chan struct{}) {
	var workers sync.WaitGroup
	gaveUp = make(chan struct{})
	c.until, c.enough = until, make(chan struct{})
	for _, id := range c.cohorts {
		workers.Go(func() {
			for _, session := range c.sessions[id] {
				c.mu.Lock()
				done := c.closed[session]
				c.mu.Unlock()
				if done {
					continue
				}
				var marks []map[string]any
				for _, client := range c.clients[id] {
					marks = append(marks, map[string]any{"clientId": client, "status": "present"})
				}
				into := map[string]any{}
				if c.call(c.tokens["therapist"], "PUT", "/sessions/"+session+"/attendance", map[string]any{"items": marks}, &into) != http.StatusOK ||
					c.call(c.tokens["therapist"], "POST", "/sessions/"+session+"/close", map[string]any{}, &into) != http.StatusOK {
					return
				}
				c.mu.Lock()
				c.closed[session] = true
				c.acknowledge()
				c.mu.Unlock()
			}
		})
	}
	workers.Go(func() {
		for i, client := range newcomers {
			id, into := c.cohorts[i%len(c.cohorts)], map[string]any{}
			if c.call(c.tokens["intake"], "POST", "/cohorts/"+id+"/enrollments", seatFor(client), &into) != http.StatusCreated {
				return
			}
			c.mu.Lock()
			c.enrolled[client] = id
			c.acknowledge()
			c.mu.Unlock()
		}
	})
	go func() {
		workers.Wait()
		close(gaveUp)
	}()
	return gaveUp
}

// check looks for what was acknowledged, and for anything half done.
func (c *crashing) check() (closed int) {
	c.t.Helper()
	for _, id := range c.cohorts {
		members := map[string]bool{}
		for _, seat := range c.must("therapist", "GET", "/cohorts/"+id, nil, http.StatusOK)["roster"].([]any) {
			members[seat.(map[string]any)["clientId"].(string)] = true
		}
		for client, cohort := range c.enrolled {
			if cohort == id && !members[client] {
				c.t.Errorf("a seat was acknowledged and is gone")
			}
		}
		for _, session := range c.sessions[id] {
			view := c.must("therapist", "GET", "/sessions/"+session, nil, http.StatusOK)
			charges, marks := len(view["charges"].([]any)), len(view["attendance"].([]any))
			switch isClosed := view["status"] == "closed"; {
			case c.closed[session] && !isClosed:
				c.t.Errorf("a closing was acknowledged and is gone")
			case isClosed && (charges != crashMembers || marks != crashMembers):
				c.t.Errorf("a closed session has %d marks and %d charges", marks, charges)
			case !isClosed && charges != 0, marks != 0 && marks != crashMembers:
				c.t.Errorf("a session that is %v has %d marks and %d charges", view["status"], marks, charges)
			case isClosed:
				closed++
			}
		}
	}
	totals := c.must("billing", "GET", "/charges?totals=true", nil, http.StatusOK)["totals"].(map[string]any)
	amount := totals["amount"].(map[string]any)["amount"].(float64)
	if int(totals["count"].(float64)) != closed*crashMembers || int(amount) != closed*crashMembers*crashFee {
		c.t.Errorf("%v charges of %v in all, after %d closings", totals["count"], amount, closed)
	}
	return closed
}

// The server is killed at moments that nobody chose, in the midst of closings
// and enrollments: what was acknowledged is there, and nothing is half done.
func TestKilledInTheMidstOfClosingsNothingIsHalfDone(t *testing.T) {
	t.Parallel()
	for kind, where := range map[string]func(*testing.T) []string{
		"sqlite": func(t *testing.T) []string { return []string{"--data", t.TempDir()} },
		"postgres": func(t *testing.T) []string {
			return []string{"--data", t.TempDir(), "--database-url", storetest.PostgresURL(t)}
		},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			c := newCrashing(t, where(t)...)
			const kills = 4
			closed := 0
			for kill := range kills {
				var newcomers []string
				for n := range 4 {
					newcomers = append(newcomers, c.client(fmt.Sprintf("New%c%c", 'a'+kill, 'a'+n)))
				}
				after := len(newcomers) + 1 + rand.IntN(30) // one closing at least
				gaveUp := c.work(newcomers, after)
				select {
				case <-c.enough:
				case <-gaveUp:
					t.Fatalf("everybody gave up before %d acknowledgments", after)
				}
				_ = c.stop(syscall.SIGKILL) // that it ends by the signal is what we want
				<-gaveUp
				c.start()
				closed = c.check()
			}
			if closed == 0 {
				t.Error("no session was closed: the test tested nothing")
			}
			if err := c.stop(syscall.SIGTERM); err != nil {
				t.Error(err)
			}
			cohort(t, "", append([]string{"audit", "verify"}, c.where...)...).want(t, 0)
			t.Logf("%d kills: %d closings and %d seats acknowledged, %d sessions closed", kills, len(c.closed), len(c.enrolled), closed)
		})
	}
}
