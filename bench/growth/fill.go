package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	_ "github.com/ncruces/go-sqlite3/driver" // the driver "sqlite3"
)

// table is rows to be put into a table: n of them, made one by one.
type table struct {
	name    string
	columns string // with commas
	n       int
	row     func(i int) []any
}

func (t table) names() []string { return strings.Fields(strings.ReplaceAll(t.columns, ",", " ")) }

// loader puts rows straight into tables.
type loader interface {
	load(ctx context.Context, t table) error
	execute(ctx context.Context, statement string) error
	loadOrdinarily(ctx context.Context, t table) error
	// catchUp does what triggers and numberings would have done to the rows loaded so far.
	catchUp(ctx context.Context) error
	// settle does what a database has done to itself by the time it is this old.
	settle(ctx context.Context) error
	close(ctx context.Context) error
}

// postgresLoader copies, without looking up every reference.
type postgresLoader struct{ conn *pgx.Conn }

func loadPostgres(ctx context.Context, url string) (loader, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	l := postgresLoader{conn}
	return l, l.execute(ctx, "SET session_replication_role = replica; SET synchronous_commit = off")
}

func (l postgresLoader) load(ctx context.Context, t table) error {
	source := pgx.CopyFromSlice(t.n, func(i int) ([]any, error) {
		row := t.row(i)
		for c := range row {
			row[c] = forPostgres(row[c])
		}
		return row, nil
	})
	_, err := l.conn.CopyFrom(ctx, pgx.Identifier{t.name}, t.names(), source)
	return err
}

func (l postgresLoader) execute(ctx context.Context, statement string) error {
	_, err := l.conn.Exec(ctx, statement)
	return err
}

func (l postgresLoader) catchUp(ctx context.Context) error {
	return l.execute(ctx, `UPDATE charges SET reversed = true WHERE id IN (SELECT reverses_id FROM charges WHERE reverses_id IS NOT NULL);
		INSERT INTO open_charges (charge_id, service_date, fee_amount, reversed) SELECT id, service_date, fee_amount, reversed FROM charges;
		INSERT INTO referral_months (month, status, n) SELECT date_trunc('month', received_on), status, count(*) FROM referrals GROUP BY 1, 2;
		INSERT INTO client_changes (client_id, place) SELECT id, row_number() OVER (ORDER BY created_at, id) FROM clients;
		UPDATE numbers SET last = (SELECT max(place) FROM client_changes) WHERE noun = 'client_change';
		SELECT setval(pg_get_serial_sequence('audit_entries', 'seq'), (SELECT max(seq) FROM audit_entries))`)
}

// settle is what autovacuum does sooner or later.
func (l postgresLoader) settle(ctx context.Context) error { return l.execute(ctx, "VACUUM ANALYZE") }

func (l postgresLoader) close(ctx context.Context) error { return l.conn.Close(ctx) }

// sqliteLoader inserts several rows a statement, a table a transaction.
type sqliteLoader struct {
	db   *sql.DB
	conn *sql.Conn
}

func loadSQLite(ctx context.Context, path string) (loader, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_pragma=synchronous(off)&_pragma=cache_size(-200000)")
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	return sqliteLoader{db, conn}, err
}

const rowsOfInsert = 40

func (l sqliteLoader) load(ctx context.Context, t table) error {
	tx, err := l.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after the commit it does nothing
	for first := 0; first < t.n; {
		n := min(rowsOfInsert, t.n-first)
		statement, err := tx.PrepareContext(ctx, insertOf(t, n))
		if err != nil {
			return err
		}
		for ; first+n <= t.n; first += n {
			if _, err := statement.ExecContext(ctx, t.values(first, n)...); err != nil {
				return err
			}
		}
		if err := statement.Close(); err != nil { //nolint:sqlclosecheck // closed once for each size of insert; after an error the end of the transaction closes it
			return err
		}
	}
	return tx.Commit()
}

func insertOf(t table, rows int) string {
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(t.names())), ",") + ")"
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES %s", t.name, t.columns, strings.Join(slices.Repeat([]string{one}, rows), ","))
}

func (t table) values(first, n int) []any {
	var all []any
	for i := first; i < first+n; i++ {
		for _, value := range t.row(i) {
			all = append(all, forSQLite(value))
		}
	}
	return all
}

func (l sqliteLoader) execute(ctx context.Context, statement string) error {
	_, err := l.conn.ExecContext(ctx, statement)
	return err
}

// catchUp has nothing to do: triggers cannot be left out here.
func (l sqliteLoader) catchUp(context.Context) error { return nil }

func (l sqliteLoader) settle(ctx context.Context) error {
	return l.execute(ctx, "PRAGMA wal_checkpoint(truncate)")
}

func (l sqliteLoader) close(context.Context) error {
	if err := l.conn.Close(); err != nil {
		return err
	}
	return l.db.Close()
}

// loadOrdinarily puts rows in as the program would, with what follows from them.
func (l postgresLoader) loadOrdinarily(ctx context.Context, t table) error {
	if err := l.execute(ctx, "SET session_replication_role = origin"); err != nil {
		return err
	}
	return l.load(ctx, t)
}

func (l sqliteLoader) loadOrdinarily(ctx context.Context, t table) error { return l.load(ctx, t) }
