package domain

// RefusedRow is a row of the database that says who gets in or what they may do
// and that the server did not write as it stands. It counts for nothing.
type RefusedRow struct {
	Table string
	ID    string // of the row, or of whose it is
}

// ErrRowRefused is what a change gets that would rest on such a row. It is not
// written over: the database is to be looked at, and restored.
var ErrRowRefused = Conflict("row_refused", "This was changed in the database, past the server. It counts for nothing until the database is restored.")
