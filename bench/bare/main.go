// Command bare does the least that any program could do for four of Cohort's
// routes: net/http, pgx and SQL on the same schema, without asking who is
// there, without roles, locks held longer than a statement, encryption or
// audit. What Cohort costs beside it is what those cost.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type server struct{ pool *pgxpool.Pool }

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: bare ADDR DATABASE-URL")
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
	s := &server{pool}
	http.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	http.HandleFunc("GET /api/v1/cohorts/{id}", answered(s.readCohort))
	http.HandleFunc("GET /api/v1/charges", answered(s.listCharges))
	http.HandleFunc("PUT /api/v1/sessions/{id}/attendance", answered(s.takeAttendance))
	http.HandleFunc("POST /api/v1/sessions/{id}/close", answered(s.closeSession))
	http.HandleFunc("GET /api/v1/exports/{id}/file", s.downloadExport)
	log.Fatal(http.ListenAndServe(os.Args[1], nil))
}

// answered writes what do gives as JSON.
func answered(do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := do(r)
		if err != nil {
			log.Print(err)
			http.Error(w, "failed", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(body); err != nil {
			log.Print(err)
		}
	}
}

// collect reads all rows of a query into structs, by position.
func collect[Row any](s *server, r *http.Request, query string, args ...any) ([]Row, error) {
	rows, err := s.pool.Query(r.Context(), query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Row])
}
