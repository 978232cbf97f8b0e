package repository

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

type roundRow struct {
	ID        domain.RoundID `gorm:"primaryKey"`
	SessionID domain.SessionID
	PassHash  *string
	Content   []byte
}

func (roundRow) TableName() string { return "rounds" }

type roundSeatRow struct {
	ID       domain.RoundSeatID `gorm:"primaryKey"`
	RoundID  domain.RoundID
	ClientID domain.ClientID
	CodeHash string
	Content  []byte
}

func (roundSeatRow) TableName() string { return "round_seats" }

const (
	roundContent = "rounds.content"
	seatContent  = "round_seats.content"
)

// roundSaid is what is sealed of a round.
type roundSaid struct {
	SessionID   domain.SessionID  `json:"sessionId"`
	Instruments []string          `json:"instruments"`
	Versions    map[string]string `json:"versions,omitempty"`
	By          domain.UserID     `json:"by"`
	ByName      string            `json:"byName"`
	At          time.Time         `json:"at"`
	PassHash    string            `json:"passHash,omitempty"`
	PassUntil   time.Time         `json:"passUntil,omitzero"`
}

// seatSaid is what is sealed of a seat. Whose it is stays open to a merge.
type seatSaid struct {
	RoundID   domain.RoundID    `json:"roundId"`
	Code      string            `json:"code"`
	CodeHash  string            `json:"codeHash"`
	Until     time.Time         `json:"until"`
	Withdrawn *time.Time        `json:"withdrawn,omitempty"`
	Discussed *intake.Discussed `json:"discussed,omitempty"`
}

func (t *tx) roundToRow(r intake.Round) (*roundRow, error) {
	row := &roundRow{ID: r.ID, SessionID: r.SessionID}
	if r.PassHash != "" {
		row.PassHash = &r.PassHash
	}
	content, err := t.sealJSON(roundContent, r.ID, roundSaid{SessionID: r.SessionID, Instruments: r.Instruments, Versions: r.Versions, By: r.By, ByName: r.ByName, At: r.At, PassHash: r.PassHash, PassUntil: r.PassUntil})
	row.Content = content
	return row, err
}

func (t *tx) roundFromRow(row roundRow) (r intake.Round, err error) {
	var s roundSaid
	err = t.openJSON(roundContent, row.ID, row.Content, &s)
	if err == nil && (s.SessionID != row.SessionID || row.PassHash != nil && s.PassHash != *row.PassHash) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, row.TableName())
	}
	return intake.Round{ID: row.ID, SessionID: s.SessionID, Instruments: s.Instruments, Versions: s.Versions, By: s.By, ByName: s.ByName, At: s.At, PassHash: s.PassHash, PassUntil: s.PassUntil}, err
}

func (t *tx) seatToRow(s intake.RoundSeat) (*roundSeatRow, error) {
	content, err := t.sealJSON(seatContent, s.ID, seatSaid{RoundID: s.RoundID, Code: s.Code, CodeHash: s.CodeHash, Until: s.Until, Withdrawn: s.Withdrawn, Discussed: s.Discussed})
	return &roundSeatRow{ID: s.ID, RoundID: s.RoundID, ClientID: s.ClientID, CodeHash: s.CodeHash, Content: content}, err
}

func (t *tx) seatFromRow(row roundSeatRow) (intake.RoundSeat, error) {
	var s seatSaid
	err := t.openJSON(seatContent, row.ID, row.Content, &s)
	if err == nil && (s.RoundID != row.RoundID || s.CodeHash != row.CodeHash) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, row.TableName())
	}
	return intake.RoundSeat{ID: row.ID, RoundID: s.RoundID, ClientID: row.ClientID, Code: s.Code, CodeHash: s.CodeHash, Until: s.Until, Withdrawn: s.Withdrawn, Discussed: s.Discussed}, err
}

// Rounds gives the rounds of a session with their seats, in the order in which they
// were given.
func (t *tx) Rounds(session domain.SessionID) ([]intake.Round, error) {
	rows, err := list[roundRow](t.db, "id", "session_id = ?", session)
	if err != nil {
		return nil, err
	}
	return t.seated(rows...)
}

// seated are rounds with their seats.
func (t *tx) seated(rows ...roundRow) ([]intake.Round, error) {
	rounds, err := each(rows, t.roundFromRow)
	if err != nil || len(rounds) == 0 {
		return nil, err
	}
	ids := make([]domain.RoundID, len(rounds))
	for i, r := range rounds {
		ids[i] = r.ID
	}
	found, err := list[roundSeatRow](t.db, "id", "round_id IN ?", ids)
	if err != nil {
		return nil, err
	}
	for _, row := range found {
		seat, err := t.seatFromRow(row)
		if err != nil {
			return nil, err
		}
		of := &rounds[slices.Index(ids, row.RoundID)]
		of.Seats = append(of.Seats, seat)
	}
	return rounds, nil
}

// roundWhere finds one round with its seats.
func (t *tx) roundWhere(where string, arg any) (intake.Round, error) {
	row, err := find[roundRow](t.db, where, arg)
	if err != nil {
		return intake.Round{}, err
	}
	rounds, err := t.seated(row)
	if err != nil {
		return intake.Round{}, err
	}
	return rounds[0], nil
}

// Round gives one with its seats.
func (t *tx) Round(id domain.RoundID) (intake.Round, error) { return t.roundWhere("id = ?", id) }

// RoundByPass finds one by the hash of a tablet's pass.
func (t *tx) RoundByPass(hash string) (intake.Round, error) {
	return t.roundWhere("pass_hash = ?", hash)
}

// RoundByCode finds one by the hash of the code of a seat of it.
func (t *tx) RoundByCode(hash string) (r intake.Round, s intake.RoundSeat, err error) {
	row, err := find[roundSeatRow](t.db, "code_hash = ?", hash)
	if err != nil {
		return r, s, err
	}
	if r, err = t.Round(row.RoundID); err != nil {
		return r, s, err
	}
	s, err = t.seatFromRow(row)
	return r, s, err
}

// itsCohort refuses to change a round whose cohort is not locked.
func (t *tx) itsCohort(session domain.SessionID) error {
	s, err := t.Session(session)
	if err != nil {
		return err
	}
	return t.mine(lockCohort, s.CohortID)
}

// CreateRound adds one without its seats. Its cohort is locked.
func (t *tx) CreateRound(r intake.Round) error {
	row, err := t.roundToRow(r)
	if err != nil {
		return err
	}
	if err := t.itsCohort(r.SessionID); err != nil {
		return err
	}
	return t.insert(row)
}

// SaveRound writes one without its seats. Its cohort is locked.
func (t *tx) SaveRound(r intake.Round) error {
	row, err := t.roundToRow(r)
	if err != nil {
		return err
	}
	if err := t.itsCohort(r.SessionID); err != nil {
		return err
	}
	return t.update(row)
}

// CreateSeat adds a seat. The cohort of its round is locked.
func (t *tx) CreateSeat(s intake.RoundSeat) error {
	row, err := t.seatToRow(s)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveSeat writes a seat. The cohort of its round is locked.
func (t *tx) SaveSeat(s intake.RoundSeat) error {
	row, err := t.seatToRow(s)
	if err != nil {
		return err
	}
	return t.update(row)
}

// RoundAnswers gives what was filled in for seats, voided or not, in the order in
// which it came.
func (t *tx) RoundAnswers(seats ...domain.RoundSeatID) ([]intake.Assessment, error) {
	if len(seats) == 0 {
		return nil, nil
	}
	rows, err := list[assessmentRow](t.db, "created_at, id", "round_seat_id IN ?", seats)
	if err != nil {
		return nil, err
	}
	return each(rows, t.assessmentFromRow)
}
