package repository

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// The rights of a role that works and does not own. What it gets of a table
// that is not named here it may read, add to, change and delete from; it may
// empty none and alter none.
const anything = "SELECT, INSERT, UPDATE, DELETE"

var lesserRights = map[string]string{
	"audit_entries":    "SELECT, INSERT",
	"audit_links":      "SELECT, INSERT",
	"audit_shown":      "SELECT, INSERT",
	"audit_unlinked":   "SELECT, INSERT, DELETE", // what waits to be linked
	"audit_head":       "SELECT, UPDATE",         // the end of the chain, which the checkpoints know
	"disclosures":      "SELECT, INSERT",
	"release_packages": "SELECT, INSERT",         // what left stays as it was
	"contact_tries":    "SELECT, INSERT",         // one that was a mistake gets a row that says so
	"live_facts":       "SELECT, INSERT, UPDATE", // a merge of two clients moves them
	"users":            "SELECT, INSERT, UPDATE", // nobody is removed
	"logins":           "SELECT, INSERT, UPDATE",
	"clients":          "SELECT, INSERT, UPDATE",
	"settings":         "SELECT, UPDATE",
	"key_check":        "SELECT, UPDATE", // written to try whether anything can be
	"schema_steps":     "SELECT",
	"goose_db_version": "SELECT",
}

// Lesser roles that are none.
var (
	ErrNoSuchRole    = errors.New("there is no such role in PostgreSQL: create it first")
	ErrNoLesserRole  = errors.New("this role owns the practice's tables or may do everything: name another one, which only works")
	ErrNotPostgreSQL = errors.New("the embedded database has no roles")
)

// GrantTo lets a role of PostgreSQL work with the practice: as little as that
// takes, whatever it had before. It can add to the audit and neither change nor
// remove what is there. To be done by the owner after every change of the schema.
func (s *Store) GrantTo(ctx context.Context, role string) error {
	if !s.postgres {
		return ErrNotPostgreSQL
	}
	if err := s.isLesser(ctx, role); err != nil {
		return err
	}
	tables, err := s.names(ctx, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
	if err != nil {
		return err
	}
	begun, err := s.pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = begun.Rollback() }() // after the commit it does nothing
	var database, schema string
	if err := begun.QueryRowContext(ctx, "SELECT current_database(), current_schema()").Scan(&database, &schema); err != nil {
		return err
	}
	to, in := quoted(role), quoted(schema)
	statements := []string{
		"REVOKE CREATE ON SCHEMA " + in + " FROM PUBLIC, " + to,
		"REVOKE CREATE, TEMPORARY ON DATABASE " + quoted(database) + " FROM PUBLIC, " + to, // a table of its own could stand before the practice's
		"REVOKE ALL ON ALL TABLES IN SCHEMA " + in + " FROM " + to,
		"REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + in + " FROM " + to,
		"GRANT CONNECT ON DATABASE " + quoted(database) + " TO " + to,
		"GRANT USAGE ON SCHEMA " + in + " TO " + to,
		"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + in + " TO " + to, // the next number, and a backup
	}
	for _, table := range tables {
		rights := lesserRights[table]
		if rights == "" {
			rights = anything
		}
		statements = append(statements, fmt.Sprintf("GRANT %s ON %s.%s TO %s", rights, in, quoted(table), to))
	}
	for _, statement := range statements {
		if _, err := begun.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return begun.Commit()
}

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }

// isLesser refuses a role to whom rights can be given but not refused.
func (s *Store) isLesser(ctx context.Context, role string) error {
	var everything, owns bool
	err := s.pool.QueryRowContext(ctx, `SELECT r.rolsuper OR r.oid = (SELECT datdba FROM pg_database WHERE datname = current_database()),
		EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'S') AND pg_has_role(r.oid, c.relowner, 'USAGE'))
		FROM pg_roles r WHERE r.rolname = $1`, role).Scan(&everything, &owns)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrNoSuchRole
	case err != nil:
		return err
	case everything || owns:
		return ErrNoLesserRole
	}
	return nil
}

func (s *Store) names(ctx context.Context, question string) (names []string, err error) {
	rows, err := s.pool.QueryContext(ctx, question)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
