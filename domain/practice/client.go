package practice

import (
	"cohort/domain"
)

type clientTx interface {
	// Clients lists by last name, those whose name or code begins with the
	// search text when there is one.
	Clients(scope domain.Scope, filter ClientFilter, page Page) (List[domain.Client], error)
	Client(scope domain.Scope, id domain.ClientID) (domain.Client, error)
	LockClient(scope domain.Scope, id domain.ClientID) (domain.Client, error)
	ClientsByID(ids []domain.ClientID) (map[domain.ClientID]domain.Client, error)
	// BornOn gives the clients with this birth date, for the duplicate warning.
	BornOn(domain.Date) ([]domain.Client, error)
	CountClients() (int, error)
	// CreateClient answers ErrCodeTaken, and the transaction goes on, when
	// another client has the code.
	CreateClient(domain.Client) error
	SaveClient(domain.Client) error
	// Treats says whether the user leads a cohort in which the client is or was enrolled.
	Treats(user domain.UserID, client domain.ClientID) (bool, error)
}

// ErrCodeTaken is what a client gets whose code another client has; the use
// case draws another one.
var ErrCodeTaken = domain.Conflict("code_taken", "Another client has this code.")

// ClientFilter limits the list of clients.
type ClientFilter struct {
	Text     string          // beginning of a name or code
	CohortID domain.CohortID // only its current members
}
