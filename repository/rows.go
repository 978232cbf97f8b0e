package repository

import (
	"strconv"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"cohort/domain"
)

// row is one row of an answer, whose columns Scan puts into their places in
// order. The rows of both databases are of this kind.
type row interface{ Scan(places ...any) error }

// question is one question to the database. Its arguments stand as $1, $2 …
// in the order in which they first appear; ids go as text. each reads the rows.
type question struct {
	sql  string
	args []any
	each func(row) error
	must bool // without a row, domain.ErrNotFound
}

// read reads the rows of an answer.
func (q question) read(rows interface {
	row
	Next() bool
	Err() error
}) error {
	found := false
	for rows.Next() {
		found = true
		if err := q.each(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil || found || !q.must {
		return err
	}
	return domain.ErrNotFound
}

// ask asks questions whose rows are read by hand, which GORM does at several
// times the cost: on PostgreSQL all of them in one round trip, on SQLite one
// after the other.
func (t *tx) ask(questions ...question) error {
	if !t.postgres {
		for _, q := range questions {
			if err := t.askSQLite(q); err != nil {
				return err
			}
		}
		return nil
	}
	var batch pgx.Batch
	for _, q := range questions {
		batch.Queue(q.sql, q.args...).Query(func(rows pgx.Rows) error { return q.read(rows) })
	}
	return t.send(&batch)
}

func (t *tx) askSQLite(q question) error {
	rows, err := t.db.Statement.ConnPool.QueryContext(t.ctx, q.sql, q.args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	if err := q.read(rows); err != nil {
		return err
	}
	return rows.Err() // read has asked already; the linter does not see it
}

// askAfresh asks one question whose plan depends on its values; see afresh.
func (t *tx) askAfresh(q question) error {
	if !t.postgres {
		return t.askSQLite(q)
	}
	if t.tr != nil {
		if err := t.tr.ready(t.ctx); err != nil {
			return err
		}
	}
	return onConn(t.conn, func(conn *pgx.Conn) error {
		rows, err := conn.Query(t.ctx, q.sql, append([]any{pgx.QueryExecModeCacheDescribe}, q.args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		return q.read(rows)
	})
}

// composed is a question that GORM puts together and whose rows are read by
// hand: its conditions depend on what is asked for. It reads so many rows at
// most (0: all). The number stands in the question, since PostgreSQL plans for
// a tenth of all rows where it does not know it.
func composed(db *gorm.DB, most int, each func(row) error) question {
	said := db.Session(&gorm.Session{DryRun: true}).Find(&[]map[string]any{}).Statement
	q := question{sql: said.SQL.String(), args: said.Vars, each: each}
	if most > 0 {
		q.sql += " LIMIT " + strconv.Itoa(most)
	}
	return q
}
