package practice

import (
	"time"

	"cohort/domain"
)

type userTx interface {
	Users(page Page) (List[domain.User], error) // by name
	Leaders() ([]domain.User, error)            // who may lead a cohort, by name
	CountUsers() (int, error)
	User(domain.UserID) (domain.User, error)
	LockUser(domain.UserID) (domain.User, error)
	UserByEmail(email string) (domain.User, error)
	CreateUser(domain.User) error // ErrEmailTaken
	SaveUser(domain.User) error   // ErrEmailTaken
	// LockActiveAdmins counts the active administrators and keeps that number
	// from changing until the transaction ends.
	LockActiveAdmins() (int, error)
	LeadsCohorts(domain.UserID) (bool, error) // planned or running ones
	SaveInvitation(domain.Invitation) error   // replaces the user's earlier one
	LockInvitation(tokenHash string) (domain.Invitation, error)
	DropInvitation(domain.UserID) error
	SaveSetupLink(tokenHash string, expires time.Time) error
	TakeSetupLink(tokenHash string) (expires time.Time, err error)
}

// ErrEmailTaken is what a second user with one address gets.
var ErrEmailTaken = domain.Error{Kind: domain.KindInvalid, Code: "email_taken", Message: "Somebody signs in with this address already.",
	Fields: []domain.FieldError{{Field: "email", Message: "is in use already"}}}
