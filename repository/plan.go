package repository

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
)

// afresh is for lists: what PostgreSQL should read depends on the values that
// are asked for and on how many rows are wanted. It plans each such question
// for its own values, where it would keep one plan for all of them, made for
// values that it does not know.
func (t *tx) afresh() *gorm.DB {
	if !t.postgres {
		return t.db
	}
	db := t.db.Session(&gorm.Session{NewDB: true, Context: t.ctx})
	db.Statement.ConnPool = unprepared{t.db.Statement.ConnPool}
	return db
}

// unprepared asks without a prepared statement, still in one round trip.
type unprepared struct{ gorm.ConnPool }

// QueryContext lets GORM ask.
func (u unprepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return u.ConnPool.QueryContext(ctx, query, append([]any{pgx.QueryExecModeCacheDescribe}, args...)...)
}

// unindexed is a column that is not to be looked for in an index, as another
// condition finds the rows. same is what leaves the value as it is and keeps
// PostgreSQL from using what it knows of the column; with "" it may, as it
// counts what SQLite guesses.
func (t *tx) unindexed(column, same string) string {
	if t.postgres {
		return "(" + column + same + ")"
	}
	return "+" + column
}
