package repository_test

import (
	"context"
	"testing"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// What every request asks first: whose token is this, and may they come in.
func BenchmarkWhoIsThis(b *testing.B) {
	for kind, open := range map[string]func(testing.TB) *repository.Store{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		b.Run(kind, func(b *testing.B) {
			store := open(b)
			u := domain.User{ID: domain.NewID[domain.UserID](), Name: "Ada", Email: "ada@example.org", Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive,
				PasswordHash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g", Version: 1, CreatedAt: noon, UpdatedAt: noon}
			l := domain.Login{ID: domain.NewID[domain.LoginID](), UserID: u.ID, CreatedAt: noon, ActiveAt: noon, ExpiresAt: noon.AddDate(1, 0, 0), ConfirmedAt: noon, Address: "192.0.2.1"}
			err := store.Write(context.Background(), func(tx practice.Tx) error {
				if err := tx.CreateUser(u); err != nil {
					return err
				}
				return tx.CreateLogin(l, domain.RefreshToken{Hash: "hash", LoginID: l.ID, CreatedAt: noon, ExpiresAt: l.ExpiresAt})
			})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				err := store.Read(context.Background(), func(tx practice.Tx) error {
					_, _, err := tx.LoginWithUser(l.ID, noon)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
