package repository

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"cohort/domain"
)

type settingsRow struct {
	ID                int `gorm:"primaryKey"`
	PracticeName      string
	NPI               string
	Letterhead        []byte
	Currency          string
	TimeZone          string
	Clock             domain.Clock
	FeeLow            *int64
	FeeHigh           *int64
	Admission         string // JSON
	SecondFactorRoles string // separated by commas
	ClosedDays        []byte
	CompletionPercent int
	CompletionBuiltOn bool
	IOPHours          int    `gorm:"column:iop_hours"`
	PHPHours          int    `gorm:"column:php_hours"`
	Notes             string // JSON
	Aftercare         string // JSON
	Questionnaires    []byte
	IdleMinutes       int
	AccessWritten     int    // how often what decides who gets in was
	AccessMAC         string `gorm:"column:access_mac"`
	Version           int
	UpdatedAt         time.Time `gorm:"autoUpdateTime:false"`
}

func (settingsRow) TableName() string { return "settings" }

const (
	settingsLetterhead = "settings.letterhead"
	settingsClosedDays = "settings.closed_days"
	settingsAsked      = "settings.questionnaires"
)

// closedDays is what is sealed of when the practice is closed: the reason of a
// closure may be somebody's.
type closedDays struct {
	Country  string            `json:"country,omitempty"`
	State    string            `json:"state,omitempty"`
	Except   []string          `json:"except,omitempty"`
	Then     domain.WhenClosed `json:"then,omitempty"`
	Closures []domain.Closure  `json:"closures,omitempty"`
}

func (t *tx) openClosedDays(sealed []byte, s *domain.Settings) error {
	var c closedDays
	err := t.openJSON(settingsClosedDays, theSettings{}, sealed, &c)
	s.Closed = domain.ClosedDays(c)
	return err
}

// openQuestionnaires gives what the practice asks for; before it ever said, what is
// usual. It is sealed so that no instrument is named in the store at all.
func (t *tx) openQuestionnaires(sealed []byte, s *domain.Settings) error {
	if len(sealed) == 0 {
		s.Questionnaires = domain.UsualQuestionnaires()
		return nil
	}
	return t.openJSON(settingsAsked, theSettings{}, sealed, &s.Questionnaires)
}

// letterhead is what is sealed of the practice: where a sole owner works may be
// where they live, and the number under which they pay taxes is their own.
type letterhead struct {
	Address domain.PostalAddress `json:"address,omitzero"`
	TaxID   string               `json:"taxId,omitempty"`
}

// theSettings names their only row where ids do.
type theSettings struct{}

func (theSettings) String() string { return "1" }

// IsZero is never so: there is one row.
func (theSettings) IsZero() bool { return false }

func (t *tx) settingsFromRow(r settingsRow) (domain.Settings, error) {
	t.decided(&r)
	s := domain.Settings{PracticeName: r.PracticeName, NPI: r.NPI, Currency: r.Currency, TimeZone: r.TimeZone, Clock: r.Clock, FeeBand: bandOf(r.FeeLow, r.FeeHigh),
		SecondFactorRoles: rolesFrom(r.SecondFactorRoles), Completion: domain.Completion{Percent: r.CompletionPercent, BuiltOn: r.CompletionBuiltOn},
		Hours: domain.ProgramHours{IOP: r.IOPHours, PHP: r.PHPHours}, IdleMinutes: r.IdleMinutes, Version: r.Version, UpdatedAt: r.UpdatedAt}
	return s, errors.Join(json.Unmarshal([]byte(r.Admission), &s.Admission), json.Unmarshal([]byte(r.Notes), &s.Notes), json.Unmarshal([]byte(r.Aftercare), &s.Aftercare), t.openQuestionnaires(r.Questionnaires, &s), t.openLetterhead(r.Letterhead, &s), t.openClosedDays(r.ClosedDays, &s))
}

func (t *tx) openLetterhead(sealed []byte, s *domain.Settings) error {
	var l letterhead
	err := t.openJSON(settingsLetterhead, theSettings{}, sealed, &l)
	s.Address, s.TaxID = l.Address, l.TaxID
	return err
}

func bandOf(low, high *int64) *domain.FeeBand {
	if low == nil || high == nil {
		return nil
	}
	return &domain.FeeBand{Low: *low, High: *high}
}

// decided puts what is strictest in place of what the server did not write:
// everybody needs a second factor, and a login without a hand ends soonest.
func (t *tx) decided(r *settingsRow) {
	if !t.believes(r) {
		r.SecondFactorRoles, r.IdleMinutes = rolesToText(domain.Roles), domain.MinIdleMinutes
	}
}

// Settings gives the practice's settings.
func (t *tx) Settings() (s domain.Settings, err error) {
	err = t.ask(t.settingsTo(&s))
	return s, err
}

// settingsTo asks for the settings.
func (t *tx) settingsTo(s *domain.Settings) question {
	return question{sql: "SELECT practice_name, npi, letterhead, currency, time_zone, clock, fee_low, fee_high, admission, second_factor_roles, closed_days, completion_percent, completion_built_on, notes, aftercare, questionnaires, iop_hours, php_hours, idle_minutes, access_written, access_mac, version, updated_at FROM settings WHERE id = 1", must: true,
		each: func(r row) error {
			var low, high *int64
			var admission, notes, aftercare string
			var access settingsRow
			var sealed, closed, asked []byte
			if err := r.Scan(&s.PracticeName, &s.NPI, &sealed, &s.Currency, &s.TimeZone, &s.Clock, &low, &high, &admission, &access.SecondFactorRoles, &closed, &s.Completion.Percent, &s.Completion.BuiltOn, &notes, &aftercare, &asked, &s.Hours.IOP, &s.Hours.PHP, &access.IdleMinutes, &access.AccessWritten, &access.AccessMAC, &s.Version, &s.UpdatedAt); err != nil {
				return err
			}
			t.decided(&access)
			s.FeeBand, s.SecondFactorRoles, s.IdleMinutes = bandOf(low, high), rolesFrom(access.SecondFactorRoles), access.IdleMinutes
			return errors.Join(json.Unmarshal([]byte(admission), &s.Admission), json.Unmarshal([]byte(notes), &s.Notes), json.Unmarshal([]byte(aftercare), &s.Aftercare), t.openQuestionnaires(asked, s), t.openLetterhead(sealed, s), t.openClosedDays(closed, s))
		}}
}

// LockSettings gives them for a change.
func (t *tx) LockSettings() (domain.Settings, error) {
	row, err := lockOne[settingsRow](t, lockSettings, "id = 1")
	if err != nil {
		return domain.Settings{}, err
	}
	t.took(lockSettings, theSettings{})
	return t.settingsFromRow(row)
}

// HoldSettings gives them to a deed that rests on them: it does not change
// them, and nobody else does until it is done.
func (t *tx) HoldSettings() (domain.Settings, error) {
	if err := t.take(lockSettings); err != nil {
		return domain.Settings{}, err
	}
	row, err := find[settingsRow](t.shared(), "id = 1")
	if err != nil {
		return domain.Settings{}, err
	}
	return t.settingsFromRow(row)
}

// SaveSettings writes them.
func (t *tx) SaveSettings(s domain.Settings) error {
	admission, err := json.Marshal(s.Admission)
	if err != nil {
		return err
	}
	notes, err := json.Marshal(s.Notes)
	if err != nil {
		return err
	}
	aftercare, err := json.Marshal(s.Aftercare)
	if err != nil {
		return err
	}
	r := settingsRow{ID: 1, PracticeName: s.PracticeName, NPI: s.NPI, Currency: s.Currency, TimeZone: s.TimeZone, Clock: s.Clock, Admission: string(admission),
		SecondFactorRoles: strings.Join(domain.Texts(s.SecondFactorRoles), ","), IdleMinutes: s.IdleMinutes,
		CompletionPercent: s.Completion.Percent, CompletionBuiltOn: s.Completion.BuiltOn, Notes: string(notes), Aftercare: string(aftercare), IOPHours: s.Hours.IOP, PHPHours: s.Hours.PHP, Version: s.Version, UpdatedAt: s.UpdatedAt}
	if l := (letterhead{Address: s.Address, TaxID: s.TaxID}); l != (letterhead{}) {
		if r.Letterhead, err = t.sealJSON(settingsLetterhead, theSettings{}, l); err != nil {
			return err
		}
	}
	if c := s.Closed; c.Country != "" || c.Then != "" || len(c.Closures) > 0 {
		if r.ClosedDays, err = t.sealJSON(settingsClosedDays, theSettings{}, closedDays(c)); err != nil {
			return err
		}
	}
	if r.Questionnaires, err = t.sealJSON(settingsAsked, theSettings{}, s.Questionnaires); err != nil {
		return err
	}
	if s.FeeBand != nil {
		r.FeeLow, r.FeeHigh = &s.FeeBand.Low, &s.FeeBand.High
	}
	before, err := find[settingsRow](t.db, "id = 1")
	if err != nil {
		return err
	}
	if r.AccessWritten = before.AccessWritten; r.SecondFactorRoles != before.SecondFactorRoles || r.IdleMinutes != before.IdleMinutes || !t.macs.fits(&before) {
		r.AccessWritten++
	}
	return t.update(&r)
}
