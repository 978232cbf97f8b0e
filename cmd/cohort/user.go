package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"cohort/domain"
)

type userCommand struct {
	Add userAddCommand `cmd:"" help:"Add a person who can sign in at once; works while the server runs."`
}

// userAddCommand adds a person with a password that is read from standard input
// or asked for at a terminal. None is ever printed: what a terminal or a log has
// shown is a password no longer.
type userAddCommand struct {
	database
	Email         string   `required:"" placeholder:"EMAIL" help:"What the person signs in with."`
	Name          string   `required:"" placeholder:"NAME" help:"First and last name."`
	Role          []string `required:"" enum:"admin,therapist,intake,billing" placeholder:"ROLE" help:"admin, therapist, intake or billing; several separated by commas or by repeating the flag, the person's own desk first."`
	License       string   `placeholder:"'LPC 12345 NY'" help:"Type, number and state of the license; without one nobody leads a cohort."`
	NPI           string   `name:"npi" placeholder:"NPI" help:"National Provider Identifier."`
	PasswordStdin bool     `name:"password-stdin" help:"Read the password from standard input."`
}

// Run adds the person.
func (c userAddCommand) Run(ctx context.Context, s streams) (err error) {
	licenses, err := c.licenses()
	if err != nil {
		return err
	}
	password, err := c.password(s)
	if err != nil {
		return err
	}
	o, err := c.open(ctx, createWhenNone)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	u, err := o.addUser(ctx, domain.User{Email: c.Email, Name: c.Name, Roles: c.roles(), Licenses: licenses, NPI: c.NPI}, password)
	if err != nil {
		return inWords(err)
	}
	fmt.Fprintf(s.out, "%s can sign in as %s.\n", u.Name, u.Email)
	return nil
}

func (c userAddCommand) roles() []domain.Role {
	roles := make([]domain.Role, len(c.Role))
	for i, role := range c.Role {
		roles[i] = domain.Role(strings.TrimSpace(role))
	}
	return roles
}

// licenses reads "LPC 12345 NY": type, number, state.
func (c userAddCommand) licenses() ([]domain.License, error) {
	if strings.TrimSpace(c.License) == "" {
		return nil, nil
	}
	license, err := domain.ParseLicense(c.License)
	if err != nil {
		return nil, fmt.Errorf("--license: %q is not type, number and state, such as \"LPC 12345 NY\"", c.License)
	}
	return []domain.License{license}, nil
}

// maxPasswordBytes is far above any password that is accepted.
const maxPasswordBytes = 1 << 16

func (c userAddCommand) password(s streams) (password string, err error) {
	terminal, ok := s.in.(*os.File)
	switch {
	case c.PasswordStdin:
		content, err := io.ReadAll(io.LimitReader(s.in, maxPasswordBytes))
		password, _, _ = strings.Cut(string(content), "\n")
		password = strings.TrimSuffix(password, "\r")
		if err == nil && password == "" {
			err = errors.New("there is no password on standard input")
		}
		return password, err
	case ok && term.IsTerminal(int(terminal.Fd())):
		return askTwice(s, int(terminal.Fd()))
	}
	return "", errors.New("there is no terminal to ask for the password at: send it to standard input, with --password-stdin")
}

func askTwice(s streams, terminal int) (string, error) {
	var typed [2]string
	for i, prompt := range []string{"Password: ", "Once more: "} {
		fmt.Fprint(s.err, prompt)
		line, err := term.ReadPassword(terminal)
		fmt.Fprintln(s.err)
		if err != nil {
			return "", err
		}
		typed[i] = string(line)
	}
	if typed[0] != typed[1] {
		return "", errors.New("the two passwords differ")
	}
	return typed[0], nil
}

// inWords turns a use case's error into one sentence with every field that
// was wrong.
func inWords(err error) error {
	var e domain.Error
	if !errors.As(err, &e) || len(e.Fields) == 0 {
		return err
	}
	var faults []string
	for _, f := range e.Fields {
		faults = append(faults, f.Field+" "+f.Message)
	}
	return errors.New(strings.Join(faults, "; "))
}
