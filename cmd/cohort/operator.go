package main

import (
	"context"
	"fmt"
	"net"
	"time"

	"cohort/domain"
)

// addUser adds a person as the operator of the server.
func (o *office) addUser(ctx context.Context, u domain.User, password string) (domain.User, error) {
	return o.desks.Office.AddUser(ctx, domain.Operator("user add"), u, password)
}

// tellSetupLink prints the one-time link to create the first administrator,
// as long as there is nobody.
func (c server) tellSetupLink(ctx context.Context, s streams, o *office, listener net.Listener) error {
	link, err := o.desks.Office.FirstAdminLink(ctx)
	if err != nil || link.Token == "" {
		return err
	}
	fmt.Fprintf(s.out, "Nobody can sign in yet. Create the first administrator by this link, once, before %s:\n  %s/setup#%s\n",
		link.ExpiresAt.Format(time.RFC1123), c.base(listener), link.Token)
	return nil
}
