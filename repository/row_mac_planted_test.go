package repository_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
)

// The rows that the tests of MACs edit, copy and plant, past the program.

func plantRows(t *testing.T, store *repository.Store) *planted {
	t.Helper()
	p := &planted{T: t, store: store, a: newUser(t, store, "Ada", domain.Intake), b: newUser(t, store, "Bob", domain.Admin), refused: map[string]bool{}}
	store.OnRefusedRows(func(_ context.Context, rows []domain.RefusedRow) ([]domain.RefusedRow, error) {
		for _, r := range rows {
			p.refused[r.Table] = true
		}
		return nil, nil
	})
	client := domain.NewID[domain.ClientID]()
	write(t, store, func(tx practice.Tx) error {
		return tx.CreateClient(domain.Client{ID: client, Code: "C-9", FirstName: "First", LastName: "Last", Version: 1, CreatedAt: noon, UpdatedAt: noon})
	})
	for _, u := range []domain.User{p.a, p.b} {
		newLogin(t, store, u, noon)
		write(t, store, func(tx practice.Tx) error {
			s, err := tx.Settings()
			if err != nil {
				return err
			}
			s.SecondFactorRoles, s.IdleMinutes = []domain.Role{domain.Admin}, 30
			id := domain.NewID[domain.FactorID]()
			_, locked := tx.LockUser(u.ID)
			return errors.Join(locked,
				tx.AddFactor(domain.Factor{ID: id, UserID: u.ID, Kind: domain.AuthenticatorApp, Handle: id.String(), Secret: "secret", Label: "Phone", LastStep: 7, AddedAt: noon}),
				tx.ReplaceRecoveryCodes(u.ID, []domain.RecoveryCode{{Hash: "code of " + u.Name, MadeAt: noon}}),
				tx.CreateRoleProposal(domain.RoleProposal{ID: domain.NewID[domain.RoleProposalID](), UserID: u.ID, From: u.Roles, Roles: []domain.Role{domain.Therapist}, ByID: p.b.ID, At: noon,
					ExpiresAt: noon.Add(time.Hour), Status: domain.ProposalPending}),
				tx.SaveInvitation(domain.Invitation{UserID: u.ID, TokenHash: "invitation of " + u.Name, ExpiresAt: noon.Add(time.Hour)}),
				tx.SaveSetupLink("setup", noon.Add(time.Hour)),
				tx.CreateChallenge(domain.Challenge{Hash: "challenge of " + u.Name, UserID: u.ID, Purpose: domain.ToSignIn, State: "state", ExpiresAt: noon.Add(time.Hour)}),
				tx.SaveSettings(s),
				tx.SaveCalendarFeed(domain.CalendarFeed{UserID: u.ID, SecretHash: "feed of " + u.Name, MadeAt: noon}),
				tx.CreateEmergencyAccess(domain.EmergencyAccess{ID: domain.NewID[domain.EmergencyAccessID](), UserID: u.ID, ClientID: client, Ground: "risk_of_harm", Reason: "why", OpenedAt: noon, ExpiresAt: noon.Add(time.Hour)}))
		})
	}
	p.plantLeaders(client)
	p.plantCovers()
	return p
}

// values are a row as the database has it.
type values map[string]any

func (v values) text(column string) string {
	switch value := v[column].(type) {
	case []byte:
		return string(value)
	default:
		return fmt.Sprint(value)
	}
}

func idIn[T domain.ID[K], K any](v values, column string) domain.ID[K] {
	id, _ := domain.ParseID[T, K](v.text(column)) // none: nothing is found
	return id
}

// otherValues are what a column is changed to: what the other row has, and
// another one of the kind.
func otherValues(now, other any, user string) (values []any) {
	switch is := now.(type) {
	case nil:
		values = append(values, noon.Add(time.Hour), user, "x", 1)
	case string:
		values = append(values, is+"x", "", user, "admin", "disabled")
	case time.Time:
		values = append(values, is.Add(time.Hour), is.Add(-time.Hour))
		if is.Equal(is.Truncate(24 * time.Hour)) { // a day
			values = []any{is.AddDate(0, 0, 1), is.AddDate(0, 0, -1)}
		}
	case int64:
		values = append(values, is+1)
	case bool:
		values = append(values, !is)
	case []byte:
		values = append(values, append(slices.Clone(is), 'x'), []byte{})
	}
	values = append(values, other, nil)
	return slices.DeleteFunc(values, func(value any) bool { return dayIn(value) == dayIn(now) || empty(value) && empty(now) })
}

// dayIn is a value in words, of a day that alone, as the program reads it.
func dayIn(value any) string {
	text := fmt.Sprint(value)
	if at, is := value.(time.Time); is && at.Equal(at.Truncate(24*time.Hour)) {
		return at.Format(time.DateOnly)
	}
	if len(text) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, text[:len(time.DateOnly)]); err == nil && len(text) == len(time.DateOnly)+1 {
			return text[:len(time.DateOnly)]
		}
	}
	return text
}

// empty says that there is nothing in it, which NULL says as well.
func empty(value any) bool {
	content, is := value.([]byte)
	return value == nil || is && len(content) == 0
}

func (p *planted) rows(table string) (all []values) {
	p.Helper()
	rows, err := p.store.SQL().Query("SELECT * FROM " + table)
	if err != nil {
		p.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	for rows.Next() {
		places, found := make([]any, len(columns)), make([]any, len(columns))
		for i := range places {
			places[i] = &found[i]
		}
		if err := rows.Scan(places...); err != nil {
			p.Fatal(err)
		}
		v := values{}
		for i, column := range columns {
			v[column] = found[i]
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		p.Fatal(err)
	}
	return all
}

// where finds a row by everything that is no instant and no bytes.
func where(row values, from int) (string, []any) {
	var parts []string
	var args []any
	for _, column := range slices.Sorted(maps.Keys(row)) {
		if text, is := row[column].(string); is {
			args = append(args, text)
			parts = append(parts, fmt.Sprintf("%s = $%d", column, from+len(args)))
		}
	}
	return strings.Join(parts, " AND "), args
}

func (p *planted) set(table string, row values, column string, value any) bool {
	found, args := where(row, 1)
	if found == "" {
		found = "true"
	}
	done, err := p.store.SQL().Exec("UPDATE "+table+" SET "+column+" = $1 WHERE "+found, append([]any{value}, args...)...)
	if err != nil {
		return false
	}
	n, _ := done.RowsAffected()
	if n != 1 {
		p.Fatalf("%s.%s: %d rows", table, column, n)
	}
	return true
}

func (p *planted) replace(table string, row, after values) bool {
	var sets []string
	var args []any
	for _, column := range slices.Sorted(maps.Keys(after)) {
		args = append(args, after[column])
		sets = append(sets, fmt.Sprintf("%s = $%d", column, len(args)))
	}
	found, more := where(row, len(args))
	_, err := p.store.SQL().Exec("UPDATE "+table+" SET "+strings.Join(sets, ", ")+" WHERE "+found, append(args, more...)...)
	return err == nil
}

func (p *planted) insert(table string, row values) bool {
	var columns, places []string
	var args []any
	for _, column := range slices.Sorted(maps.Keys(row)) {
		args = append(args, row[column])
		columns = append(columns, column)
		places = append(places, fmt.Sprintf("$%d", len(args)))
	}
	_, err := p.store.SQL().Exec("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(places, ", ")+")", args...)
	return err == nil
}

func (p *planted) delete(table string, row values) {
	p.Helper()
	found, args := where(row, 0)
	if _, err := p.store.SQL().Exec("DELETE FROM "+table+" WHERE "+found, args...); err != nil {
		p.Fatal(err)
	}
}
