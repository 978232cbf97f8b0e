// Package migrations holds the schema: the same steps for PostgreSQL and for
// SQLite, kept equal by a test in the repository.
package migrations

import (
	"embed"
	"io/fs"
)

//go:embed postgres/*.sql sqlite/*.sql
var files embed.FS

// Postgres gives the steps for PostgreSQL.
func Postgres() fs.FS { return under("postgres") }

// SQLite gives the steps for SQLite.
func SQLite() fs.FS { return under("sqlite") }

func under(folder string) fs.FS {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}
