package main

import (
	"cmp"
	"encoding/json"

	"github.com/jackc/pgx/v5"

	"cohort/keyring"
)

// opened reads what is sealed for a place; nothing sealed changes nothing.
func opened(keys *keyring.Ring, place string, sealed []byte, into any) error {
	if len(sealed) == 0 {
		return nil
	}
	text, err := keys.Open(place, sealed)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), into)
}

// cohortSaid and sessionSaid are what is sealed of a cohort and of a session.
type cohortSaid struct{ Name, Type, Approach, Area, Place string }

type sessionSaid struct{ Theme, Notice string }

// scanMember reads a seat of the roster and opens who sits there.
func scanMember(keys *keyring.Ring, rows pgx.Rows) (m member, err error) {
	var sealed []byte
	if err = rows.Scan(&m.EnrollmentID, &m.ClientID, &m.ClientCode, &sealed, &m.Since, &m.Until, &m.FromSession, &m.Committed); err != nil {
		return m, err
	}
	var who struct{ First, Preferred string }
	err = opened(keys, "clients.identity/"+m.ClientID, sealed, &who)
	m.FirstName = cmp.Or(who.Preferred, who.First)
	return m, err
}
