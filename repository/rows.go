package repository

import (
	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
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
		batch.Queue(q.sql, q.args...).Query(func(rows pgx.Rows) error {
			for rows.Next() {
				if err := q.each(rows); err != nil {
					return err
				}
			}
			return rows.Err()
		})
	}
	return t.send(&batch)
}

func (t *tx) askSQLite(q question) error {
	rows, err := t.db.Statement.ConnPool.QueryContext(t.ctx, q.sql, q.args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	for rows.Next() {
		if err := q.each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// composed is a question that GORM puts together and whose rows are read by
// hand: its conditions depend on what is asked for.
func composed(db *gorm.DB, each func(row) error) question {
	said := db.Session(&gorm.Session{DryRun: true}).Find(&[]map[string]any{}).Statement
	return question{sql: said.SQL.String(), args: said.Vars, each: each}
}
