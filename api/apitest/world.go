// Package apitest runs the real server on a real database for tests: a small
// practice with one person of each role, a clock that tests move, and calls
// that read like the API's documentation.
package apitest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api"
	"cohort/document/certificate"
	"cohort/document/chargefile"
	"cohort/document/dischargepdf"
	"cohort/document/fhir"
	"cohort/document/ical"
	"cohort/document/notepdf"
	"cohort/document/release"
	"cohort/domain"
	"cohort/factor"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/repository"
	"cohort/repository/storetest"
)

// Now is when every test world begins: a Tuesday, 10:00 in New York.
var Now = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)

// World is a practice under test.
type World struct {
	T      testing.TB
	Store  *repository.Store
	Desks  *desks.Desks
	Server *api.Server
	Keys   *keyring.Ring
	Users  map[string]domain.User // by who: "admin", "therapist", "other therapist", "intake", "billing", …
	mu     sync.Mutex
	now    time.Time
	tokens map[string]string
	signed map[string]time.Time // when the tokens were
}

// Each runs a test in a world on SQLite and one on PostgreSQL.
func Each(t *testing.T, test func(*testing.T, *World)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, store *repository.Store) { test(t, New(t, store)) })
}

// New makes a world on a store, with five people: one of each role, and
// "other therapist". All are signed in.
func New(t testing.TB, store *repository.Store) *World {
	t.Helper()
	w := &World{T: t, Store: store, Keys: storetest.Keys(t), Users: map[string]domain.User{}, now: Now, tokens: map[string]string{}, signed: map[string]time.Time{}}
	w.Desks = desks.Open(desks.Outside{Store: store, Keys: w.Keys, Hasher: PlainHasher{}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: w.Time, Writers: chargefile.New, Feed: ical.WriteFeed, Notes: notepdf.Write, Certificates: certificate.Write, Releases: release.Write, Forms: fhir.ReadForm, Accounts: release.WriteAccount, Discharges: dischargepdf.Write})
	w.Server = api.New(w.Desks, api.Config{Patience: time.Hour, Ready: store.TryWrite, MetricsToken: MetricsToken, PublicURL: "https://example.com"}) // however busy the machine
	for who, role := range map[string]domain.Role{"admin": domain.Admin, "therapist": domain.Therapist,
		"other therapist": domain.Therapist, "intake": domain.Intake, "billing": domain.Billing} {
		w.AddUser(who, role)
	}
	return w
}

// MetricsToken opens the metrics of a World.
const MetricsToken = "calm-herons"

// AddUser adds an active, signed-in person. Their password is Password.
func (w *World) AddUser(who string, roles ...domain.Role) domain.User {
	w.T.Helper()
	u := domain.User{ID: domain.NewID[domain.UserID](), Name: strings.ToUpper(who[:1]) + who[1:], Roles: roles,
		Email: strings.ReplaceAll(who, " ", ".") + "@example.org", Status: domain.UserActive,
		PasswordHash: PlainHasher{}.hash(Password), Version: 1, CreatedAt: w.Time(), UpdatedAt: w.Time()}
	if u.Holds(domain.Therapist) {
		u.Licenses = []domain.License{{Number: "12345", State: "NY", Type: "LPC", Kind: domain.Counselor}}
	}
	login := domain.Login{ID: domain.NewID[domain.LoginID](), UserID: u.ID, CreatedAt: w.Time(), ActiveAt: w.Time(), ExpiresAt: w.Time().AddDate(10, 0, 0), ConfirmedAt: w.Time().AddDate(10, 0, 0)}
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		if err := tx.CreateUser(u); err != nil {
			return err
		}
		return tx.CreateLogin(login, domain.RefreshToken{Hash: login.ID.String(), LoginID: login.ID, CreatedAt: w.Time(), ExpiresAt: login.ExpiresAt})
	})
	if err != nil {
		w.T.Fatal(err)
	}
	token, err := w.Keys.SignAccess(login, w.Time(), login.ExpiresAt)
	if err != nil {
		w.T.Fatal(err)
	}
	w.Users[who] = u
	w.SetToken(who, token)
	return u
}

// Actor gives a person as use cases see them.
func (w *World) Actor(who string) domain.Actor {
	return w.Users[who].At(domain.Actor{Address: "192.0.2.1", RequestID: "test"})
}

// SetToken lets a person act under another access token, made now.
func (w *World) SetToken(who, token string) {
	w.tokens[who] = token
	w.signed[who] = w.Time()
}

// Renew gives the login of a person's token a new one.
func (w *World) Renew(who string) {
	w.T.Helper()
	id, err := w.Keys.VerifyAccess(w.tokens[who], w.signed[who])
	if err != nil {
		w.T.Fatal(err)
	}
	token, err := w.Keys.SignAccess(domain.Login{ID: id}, w.Time(), w.Time().Add(domain.AccessMinutes*time.Minute))
	if err != nil {
		w.T.Fatal(err)
	}
	w.SetToken(who, token)
}

// Token gives a person's access token.
func (w *World) Token(who string) string { return w.tokens[who] }

// Time is the world's present.
func (w *World) Time() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// SetTime moves the world's clock.
func (w *World) SetTime(t time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = t
}

// Answer is what the API said.
type Answer struct {
	t      testing.TB
	Status int
	Header http.Header
	Raw    []byte
}

// Header adds a header to a call.
type Header struct{ Name, Value string }

// Do calls the API as somebody ("" for nobody). path begins after /api/v1.
// body is text or bytes to be sent as they are, nil for none, or anything
// that becomes JSON.
func (w *World) Do(who, method, path string, body any, headers ...Header) *Answer {
	w.T.Helper()
	var content io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(b)
	case []byte:
		content = bytes.NewReader(b)
	default:
		encoded, err := json.Marshal(b)
		if err != nil {
			w.T.Fatal(err)
		}
		content = bytes.NewReader(encoded)
	}
	request := httptest.NewRequest(method, "/api/v1"+path, content)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if who != "" {
		request.Header.Set("Authorization", "Bearer "+w.tokens[who])
	}
	for _, h := range headers {
		request.Header.Set(h.Name, h.Value)
	}
	recorder := httptest.NewRecorder()
	w.Server.ServeHTTP(recorder, request)
	return &Answer{t: w.T, Status: recorder.Code, Header: recorder.Header(), Raw: recorder.Body.Bytes()}
}

// Want fails the test unless the status is as expected.
func (a *Answer) Want(status int) *Answer {
	a.t.Helper()
	if a.Status != status {
		a.t.Fatalf("status %d, want %d: %s", a.Status, status, a.Raw)
	}
	return a
}

// WantCode fails the test unless the problem has this status and code.
func (a *Answer) WantCode(status int, code string) *Answer {
	a.t.Helper()
	a.Want(status)
	if got := a.Text("code"); got != code {
		a.t.Fatalf("code %q, want %q: %s", got, code, a.Raw)
	}
	return a
}

// Into decodes the body.
func (a *Answer) Into(value any) *Answer {
	a.t.Helper()
	if err := json.Unmarshal(a.Raw, value); err != nil {
		a.t.Fatalf("%v: %s", err, a.Raw)
	}
	return a
}

// JSON gives the body as a map.
func (a *Answer) JSON() map[string]any {
	a.t.Helper()
	var body map[string]any
	a.Into(&body)
	return body
}

// Text gives a field of the body, by a path such as "items.0.id".
func (a *Answer) Text(path string) string {
	a.t.Helper()
	text, _ := a.Field(path).(string)
	return text
}

// Number gives a number of the body, by its path.
func (a *Answer) Number(path string) float64 {
	a.t.Helper()
	n, _ := a.Field(path).(float64)
	return n
}

// Field gives any field of the body, nil when it is not there.
func (a *Answer) Field(path string) any {
	a.t.Helper()
	var value any
	a.Into(&value)
	for _, name := range strings.Split(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			i := 0
			for _, digit := range name {
				i = i*10 + int(digit-'0')
			}
			if i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// WrongFields lists the fields that a problem names.
func (a *Answer) WrongFields() []string {
	a.t.Helper()
	var p struct{ Errors []struct{ Field string } }
	a.Into(&p)
	var fields []string
	for _, e := range p.Errors {
		fields = append(fields, e.Field)
	}
	return fields
}

// IfMatch is the header of an edit of this version.
func IfMatch(version string) Header { return Header{"If-Match", version} }

// Password is everybody's password in a world.
const Password = "seven calm otters wade"

// PlainHasher stands in for argon2id, which is slow on purpose.
type PlainHasher struct{}

func (PlainHasher) hash(password string) string { return "plain:" + password }

// Hash implements practice.PasswordHasher.
func (h PlainHasher) Hash(password string) (string, error) { return h.hash(password), nil }

// Matches implements practice.PasswordHasher.
func (h PlainHasher) Matches(password, hash string) (bool, error) {
	return h.hash(password) == hash, nil
}
