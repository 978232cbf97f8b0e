// Command handwritten does the work of four of Cohort's routes the way one
// would by hand: net/http, pgx and SQL, on the same schema. It is what make
// bench measures Cohort against. It takes every step that Cohort takes for
// them — token, live login, policy, locks, audit chain, encryption — and
// nothing else of the product.
package main

import (
	"context"
	"encoding/json"
	"log"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"cohort/domain"
	"cohort/keyring"
)

type server struct {
	pool  *pgxpool.Pool
	keys  *keyring.Ring
	audit *recorder
}

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: handwritten ADDR DATABASE-URL KEYS")
	}
	config, err := pgxpool.ParseConfig(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 20
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	keys, err := keyring.Load(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	s := &server{pool: pool, keys: keys}
	s.audit = &recorder{server: s}
	go s.linkAudit()
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, nil)))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("GET /api/v1/charges", s.guarded(s.listCharges))
	mux.HandleFunc("GET /api/v1/cohorts/{id}", s.guarded(s.readCohort))
	mux.HandleFunc("PUT /api/v1/sessions/{id}/attendance", s.guarded(s.takeAttendance))
	mux.HandleFunc("POST /api/v1/sessions/{id}/close", s.guarded(s.closeSession))
	mux.HandleFunc("GET /api/v1/exports/{id}/file", s.guarded(s.downloadExport))
	log.Fatal(http.ListenAndServe(os.Args[1], mux))
}

type handler func(w http.ResponseWriter, r *http.Request, by domain.Actor) error

// guarded checks the token and that its login is alive, and logs the request.
func (s *server) guarded(do handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		by, err := s.actor(r)
		defer func() {
			slog.Info("request", "method", r.Method, "route", r.Pattern, "ms", time.Since(begun).Milliseconds(), "request", by.RequestID)
		}()
		if err != nil {
			http.Error(w, "signed out", http.StatusUnauthorized)
			return
		}
		if err := do(w, r, by); err != nil {
			log.Print(err)
			http.Error(w, "failed", http.StatusInternalServerError)
		}
	}
}

func (s *server) actor(r *http.Request) (domain.Actor, error) {
	now := time.Now()
	id, err := s.keys.VerifyAccess(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), now)
	if err != nil {
		return domain.Actor{}, err
	}
	var user, name, roles, status string
	var expires time.Time
	var ended *time.Time
	err = s.pool.QueryRow(r.Context(), `SELECT u.id::text, u.name, u.roles, u.status, l.expires_at, l.ended_at
		FROM logins l JOIN users u ON u.id = l.user_id WHERE l.id = $1`, id.String()).Scan(&user, &name, &roles, &status, &expires, &ended)
	if err != nil || ended != nil || !now.Before(expires) || status != "active" {
		return domain.Actor{}, domain.ErrSignedOut
	}
	userID, err := domain.ParseID[domain.UserID](user)
	by := domain.Actor{UserID: userID, LoginID: id, Name: name, Address: r.RemoteAddr, RequestID: domain.NewID[domain.AuditID]().String()}
	for _, role := range strings.Split(roles, ",") {
		by.Roles = append(by.Roles, domain.Role(role))
	}
	return by, err
}

func answer(w http.ResponseWriter, body any) error {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(body)
}
