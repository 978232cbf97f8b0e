package repository

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"reflect"
	"slices"
	"sync"

	"gorm.io/gorm"

	"cohort/domain"
)

// decides is a row that says who gets in or what they may do. It carries a MAC
// under a key that lies outside the database: whoever can write to the database
// alone can neither change such a row nor make one. Pointers to rows are of
// this kind.
type decides interface {
	TableName() string
	// say says everything that the row says, in the order of its columns.
	say(*said)
	// known is what the log and the audit may call it: no secret, and no hash of one.
	known() string
	mac() *string
}

// macs makes MACs under the key of a practice.
type macs struct {
	key  func() []byte // which is not there where rows are not read
	pool sync.Pool     // of *macSum: every request makes some
}

type macSum struct {
	hash hash.Hash
	said said
	sum  [sha256.Size]byte
	text [2 * sha256.Size]byte
}

// sum hands over the MAC of a row: over its table and all that it says.
func (m *macs) sum(r decides, to func(mac []byte)) {
	s, is := m.pool.Get().(*macSum)
	if !is {
		s = &macSum{hash: hmac.New(sha256.New, m.key())}
	}
	s.hash.Reset()
	s.said = append(s.said[:0], r.TableName()...)
	s.said = append(s.said, 0)
	r.say(&s.said)
	_, _ = s.hash.Write(s.said) // a hash takes everything
	hex.Encode(s.text[:], s.hash.Sum(s.sum[:0]))
	to(s.text[:])
	m.pool.Put(s)
}

func (m *macs) sign(r decides) { m.sum(r, func(mac []byte) { *r.mac() = string(mac) }) }

func (m *macs) fits(r decides) (fits bool) {
	m.sum(r, func(mac []byte) { fits = hmac.Equal([]byte(*r.mac()), mac) })
	return fits
}

// believes says whether the server wrote the row as it stands. One that it did
// not write is reported when the transaction has ended.
func (t *tx) believes(r decides) bool {
	if t.macs.fits(r) {
		return true
	}
	t.refuse(r)
	return false
}

// refuse has it reported that a row is not believed.
func (t *tx) refuse(r decides) {
	refused := domain.RefusedRow{Table: r.TableName(), ID: r.known()}
	if !slices.Contains(*t.refused, refused) {
		*t.refused = append(*t.refused, refused)
	}
}

// believed reads a row and answers as if it were not there when the server did
// not write it.
func believed[Row any, P interface {
	*Row
	decides
}](t *tx, row Row, err error) (Row, error) {
	if err == nil && !t.believes(P(&row)) {
		var none Row
		return none, domain.ErrNotFound
	}
	return row, err
}

// allBelieved leaves out the rows that the server did not write.
func allBelieved[Row any, P interface {
	*Row
	decides
}](t *tx, rows []Row, err error) ([]Row, error) {
	return slices.DeleteFunc(rows, func(row Row) bool { return !t.believes(P(&row)) }), err
}

// errPastMAC is a fault of the program.
var errPastMAC = errors.New("a row that carries a MAC is written whole, or not at all")

var decidesType = reflect.TypeFor[decides]()

// deciding are the tables whose rows carry a MAC.
var deciding = map[string]bool{}

func init() {
	for _, row := range []decides{&userRow{}, &invitationRow{}, &setupLinkRow{}, &loginRow{}, &refreshTokenRow{}, &factorRow{}, &recoveryCodeRow{}, &challengeRow{},
		&proposalRow{}, &emergencyRow{}, &coverRow{}, &settingsRow{}, &calendarFeedRow{}, &leaderRow{}, &formerLeaderRow{}} {
		deciding[row.TableName()] = true
	}
}

// signRows puts the MAC on every row that GORM is about to write, and refuses
// to write a part of one. What goes past GORM is found by a test.
func signRows(db *gorm.DB, m *macs) error {
	creating := db.Callback().Create().Before("gorm:create").Register("cohort:mac", func(db *gorm.DB) {
		if carriesMAC(db) {
			_ = db.AddError(signAll(db.Statement.ReflectValue, m))
		}
	})
	updating := db.Callback().Update().Before("gorm:update").Register("cohort:mac", func(db *gorm.DB) {
		if !carriesMAC(db) {
			return
		}
		row, whole := db.Statement.Dest.(decides)
		if !whole || !slices.Equal(db.Statement.Selects, []string{"*"}) || db.Statement.Model != db.Statement.Dest {
			_ = db.AddError(errPastMAC)
			return
		}
		m.sign(row)
	})
	return errors.Join(creating, updating)
}

func carriesMAC(db *gorm.DB) bool {
	switch {
	case db.Error != nil:
		return false
	case db.Statement.Schema != nil && reflect.PointerTo(db.Statement.Schema.ModelType).Implements(decidesType):
		return true
	case deciding[db.Statement.Table]: // by its name, or as another type
		_ = db.AddError(errPastMAC)
	}
	return false
}

func signAll(rows reflect.Value, m *macs) error {
	if rows.Kind() == reflect.Slice {
		for i := range rows.Len() {
			if err := signAll(reflect.Indirect(rows.Index(i)), m); err != nil {
				return err
			}
		}
		return nil
	}
	if !rows.CanAddr() {
		return errPastMAC
	}
	row, is := rows.Addr().Interface().(decides)
	if !is {
		return errPastMAC
	}
	m.sign(row)
	return nil
}
