package repository

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

// statements opens a database and gives the one connection that the test uses.
func statements(t *testing.T) (*sql.Conn, *statementConn) {
	t.Helper()
	s, err := openSQLite(filepath.Join(t.TempDir(), "cohort.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	conn, err := s.pool.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	var below *statementConn
	if err := conn.Raw(func(c any) error { below = c.(*statementConn); return nil }); err != nil {
		t.Fatal(err)
	}
	return conn, below
}

func TestStatementsAreKeptUntilOthersNeedTheRoom(t *testing.T) {
	conn, below := statements(t)
	ask := func(query string, want int) {
		t.Helper()
		var got int
		if err := conn.QueryRowContext(context.Background(), query, want).Scan(&got); err != nil || got != want {
			t.Fatalf("%s: %d, %v; want %d", query, got, err, want)
		}
	}
	for n := range 3 {
		ask("SELECT ?", n)
	}
	if len(below.kept) != 1 {
		t.Errorf("%d statements are kept of one that was asked three times", len(below.kept))
	}
	for n := range 2 * keptStatements {
		ask(fmt.Sprintf("SELECT ? -- %d", n), n)
		ask("SELECT ?", n) // what is used again and again stays
	}
	if len(below.kept) != keptStatements || below.order.Len() != keptStatements || below.kept["SELECT ?"] == nil {
		t.Errorf("%d statements are kept, %d in their order", len(below.kept), below.order.Len())
	}
}

// A statement whose rows are still being read is no one else's, one that failed
// works again, and no values stay behind.
func TestKeptStatementIsNewForWhoeverTakesIt(t *testing.T) {
	conn, below := statements(t)
	ctx := context.Background()
	const ask = "SELECT value FROM json_each(?) ORDER BY 1"
	rows, err := conn.QueryContext(ctx, ask, "[1,2,3]")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // after an error
	sum := 0
	for rows.Next() {
		var n, first int
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		if err := conn.QueryRowContext(ctx, ask, fmt.Sprintf("[%d]", n)).Scan(&first); err != nil || first != n {
			t.Fatalf("asked again while its rows are read: %d, %v", first, err)
		}
		sum += n
	}
	if err := rows.Close(); err != nil || rows.Err() != nil || sum != 6 {
		t.Fatalf("%d of 6, %v, %v", sum, err, rows.Err())
	}
	if _, err := conn.ExecContext(ctx, "CREATE TABLE once (n integer PRIMARY KEY CHECK (n < 3))"); err != nil {
		t.Fatal(err)
	}
	const put = "INSERT INTO once (n) VALUES (?)"
	for n, fails := range []bool{false, false, false, true} {
		if _, err := conn.ExecContext(ctx, put, n); (err != nil) != fails {
			t.Errorf("%d: %v", n, err)
		}
	}
	if _, err := conn.ExecContext(ctx, "DELETE FROM once WHERE n = ?", 2); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(ctx, put, 2); err != nil {
		t.Errorf("a statement that failed before: %v", err)
	}
	if _, err := conn.ExecContext(ctx, "ALTER TABLE once ADD COLUMN word text"); err != nil {
		t.Fatal(err)
	}
	var n int
	var word sql.NullString
	if err := conn.QueryRowContext(ctx, "SELECT n, word FROM once WHERE n = ?", 2).Scan(&n, &word); err != nil || n != 2 || word.Valid {
		t.Errorf("after a change of the schema: %d, %v, %v", n, word, err)
	}
	for query, e := range below.kept {
		if e.Value.(*keptStatement).used {
			t.Errorf("%s is still in use", query)
		}
	}
}
