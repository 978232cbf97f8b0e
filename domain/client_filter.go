package domain

// ErrCodeTaken is what a client gets whose code another client has; the use
// case draws another one.
var ErrCodeTaken = Conflict("code_taken", "Another client has this code.")

// ClientFilter limits the list of clients.
type ClientFilter struct {
	Text     string   // parts of names, a code, a phone number, a birth date
	CohortID CohortID // only its current members
}
