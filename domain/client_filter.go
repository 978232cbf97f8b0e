package domain

// ErrCodeTaken is what a client gets whose code another client has; the use
// case draws another one.
var ErrCodeTaken = Conflict("code_taken", "Another client has this code.")

// ClientFilter limits the list of clients.
type ClientFilter struct {
	Text     string   // beginning of a name or code
	CohortID CohortID // only its current members
}
