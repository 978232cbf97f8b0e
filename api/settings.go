package api

import (
	"context"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) settingsRoutes() {
	add(s, reads, "/settings", domain.ReadSettings, "Read the settings", s.readSettings)
	add(s, replaces, "/settings", domain.UpdateSettings, "Change the settings", s.updateSettings)
	s.aftercareRulesRoutes()
	addPublic(s, reads, "/currencies", "List currencies", s.listCurrencies)
	add(s, reads, "/settings/fee-reach", domain.UpdateSettings, "Read what a fee of the practice would be about", s.readPracticeFeeReach)
}

// Settings is what the practice decides once for everything.
type Settings struct {
	PracticeName string `json:"practiceName"`
	Letterhead
	Currency    string       `json:"currency" example:"USD"`
	TimeZone    string       `json:"timeZone" example:"America/New_York"`
	Clock       domain.Clock `json:"clock,omitempty" doc:"How the page writes the time of day; when absent in a change, as people of the currency do"`
	IdleMinutes int          `json:"idleMinutes,omitempty" doc:"Without a person's hand for so long, a login ends: 5 to 60; when absent in a change, 15"`
	SessionCode string       `json:"sessionCode" example:"90853" doc:"Today's"`
	NoShowFee   *int64       `json:"noShowFee,omitempty" doc:"Today's, in minor units; absent: the practice charges none"`
	UsualFees   *FeeBand     `json:"usualFees,omitempty" doc:"Session fees that need no reason; when absent in a change, those usual in the currency"`
}

// Letterhead is where the practice is, and under which numbers it is known.
type Letterhead struct {
	Address *PostalAddress `json:"address,omitempty" doc:"When absent in a change, none"`
	NPI     string         `json:"npi,omitempty" doc:"National Provider Identifier of the organization, in the United States"`
	TaxID   string         `json:"taxId,omitempty" example:"12-3456789" doc:"Shown to administrators and billing alone"`
}

// PostalAddress is an address by its lines.
type PostalAddress struct {
	Line1      string         `json:"line1,omitempty"`
	Line2      string         `json:"line2,omitempty"`
	City       string         `json:"city,omitempty"`
	Region     string         `json:"region,omitempty" doc:"State, province or county; in the United States its two letters"`
	PostalCode string         `json:"postalCode,omitempty"`
	Country    domain.Country `json:"country,omitempty" example:"US" doc:"ISO 3166-1 alpha-2; alone, it says by which rules the numbers go"`
}

// onto puts what was said of the practice on its settings.
func (l Letterhead) onto(s *domain.Settings) {
	s.NPI, s.TaxID = l.NPI, l.TaxID
	if l.Address != nil {
		s.Address = domain.PostalAddress(*l.Address)
	}
}

func letterhead(s domain.Settings) Letterhead {
	l := Letterhead{NPI: s.NPI, TaxID: s.TaxID}
	if s.Address != (domain.PostalAddress{}) {
		a := PostalAddress(s.Address)
		l.Address = &a
	}
	return l
}

// FeeBand are usual session fees, in minor units, both included.
type FeeBand struct {
	Low  int64 `json:"low"`
	High int64 `json:"high"`
}

func feeBand(b domain.FeeBand) FeeBand { return FeeBand{Low: b.Low, High: b.High} }

// SettingsBody changes the settings.
type SettingsBody struct {
	Settings
	FeeFrom string `json:"feeFrom,omitempty" doc:"The first day of sessionCode and noShowFee, in the past or ahead; today when absent, and from the beginning before the first fee is agreed"`
}

// SettingsAnswer is the settings with their version.
type SettingsAnswer struct {
	Settings
	Admission Admission     `json:"admission"`
	Fees      []PracticeFee `json:"fees" doc:"All that the practice has charged and will, in the order of their first days"`
	Version   int           `json:"version"`
}

// PracticeFee is what the practice charges for every cohort alike, from a day on.
type PracticeFee struct {
	Decided
	SessionCode string        `json:"sessionCode"`
	NoShowFee   *domain.Money `json:"noShowFee,omitempty" doc:"Absent: none"`
}

type settingsInput struct {
	Editing
	Sent[SettingsBody]

	wanted domain.Settings
	fee    domain.PracticeFee
}

func (in *settingsInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = domain.Settings{PracticeName: b.PracticeName, Currency: b.Currency, TimeZone: b.TimeZone, Clock: b.Clock, IdleMinutes: b.IdleMinutes}
	b.onto(&in.wanted)
	if b.UsualFees != nil {
		in.wanted.FeeBand = &domain.FeeBand{Low: b.UsualFees.Low, High: b.UsualFees.High}
	}
	in.fee = domain.PracticeFee{Decided: domain.Decided{From: dateField(f, "feeFrom", b.FeeFrom)}, SessionCode: b.SessionCode, NoShow: b.NoShowFee}
}

func settingsAnswer(v office.SettingsView) *answer[SettingsAnswer] {
	usual := feeBand(v.UsualFees())
	return versioned(SettingsAnswer{Settings: Settings{UsualFees: &usual, PracticeName: v.PracticeName, Letterhead: letterhead(v.Settings), Currency: v.Currency, TimeZone: v.TimeZone, Clock: v.HourClock(), IdleMinutes: v.IdleMinutes, SessionCode: v.Fee.SessionCode, NoShowFee: v.Fee.NoShow}, Admission: admissionAnswer(v.Admission),
		Fees: each(v.Fees, func(fee domain.PracticeFee) PracticeFee { return practiceFee(fee, v.Currency) }), Version: v.Version}, v.Version)
}

func practiceFee(fee domain.PracticeFee, currency string) PracticeFee {
	out := PracticeFee{Decided: decided(fee.Decided), SessionCode: fee.SessionCode}
	if fee.NoShow != nil {
		out.NoShowFee = &domain.Money{Amount: *fee.NoShow, Currency: currency}
	}
	return out
}

func (s *Server) readSettings(ctx context.Context, by domain.Actor, _ *nothing) (*answer[SettingsAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return settingsAnswer(v), err
}

func (s *Server) updateSettings(ctx context.Context, by domain.Actor, in *settingsInput) (*answer[SettingsAnswer], error) {
	v, err := s.desks.Office.UpdateSettings(ctx, by, in.version(), in.wanted, in.fee)
	return settingsAnswer(v), err
}

func (s *Server) readPracticeFeeReach(ctx context.Context, by domain.Actor, in *fromInput) (*answer[FeeReach], error) {
	reach, err := s.desks.Office.PracticeFeeReach(ctx, by, in.from)
	return feeReach(reach), err
}
