package main

import (
	"context"
	"errors"
	"net"

	"cohort/domain"
	"cohort/domain/practice"
)

const setupHours = 24

func (c server) firstAdminLink(ctx context.Context, o *office, listener net.Listener) (string, error) {
	return "", nil
}

func (o *office) signAuditEnd(ctx context.Context) error { return nil }

func (o *office) addUser(ctx context.Context, u domain.User, password string) (domain.User, error) {
	if err := u.Validate(); err != nil {
		return u, err
	}
	if len(password) < 15 {
		return u, errors.New("the password is too short")
	}
	hash, err := newHasher().Hash(password)
	if err != nil {
		return u, err
	}
	u.ID, u.Email, u.Status, u.PasswordHash, u.Version = domain.NewID[domain.UserID](), domain.NormalEmail(u.Email), domain.UserActive, hash, 1
	u.CreatedAt, u.UpdatedAt = o.practice.Now(), o.practice.Now()
	return u, o.store.Write(ctx, func(tx practice.Tx) error { return tx.CreateUser(u) })
}
