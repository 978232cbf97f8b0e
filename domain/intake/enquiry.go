package intake

import (
	"strings"
	"time"

	"cohort/domain"
)

// Enquiry is somebody who called, or asked to be called back, before there is a
// referral. It becomes one, or is closed with a reason; either is taken back if it
// was a mistake. All that it says is encrypted.
type Enquiry struct {
	ID domain.EnquiryID
	EnquirySaid
	AnswerBy   time.Time // when they must have been spoken to; see Urgency.AnswerBy
	Status     EnquiryStatus
	ReferralID domain.ReferralID // that it became; zero for none
	History    []EnquiryEvent
	Version    int
	CreatedAt  time.Time
}

// EnquirySaid is what somebody said, or left on the machine.
type EnquirySaid struct {
	FirstName  string       `json:"firstName"` // of whom it is about
	LastName   string       `json:"lastName,omitempty"`
	BirthDate  domain.Date  `json:"birthDate,omitzero"`
	ForWhom    EnquiryFor   `json:"forWhom"`
	Caller     string       `json:"caller,omitempty"` // who called, where that is somebody else
	Phone      string       `json:"phone,omitempty"`
	Email      string       `json:"email,omitempty"`
	Preferred  string       `json:"preferred,omitempty"` // when to call
	Wants      string       `json:"wants"`               // what they look for
	Source     Source       `json:"source"`
	Urgency    Urgency      `json:"urgency"` // as it sounded
	Way        EnquiryWay   `json:"way"`
	Messages   []MessageWay `json:"messages,omitempty"` // how a message may be left
	ReceivedOn domain.Date  `json:"receivedOn"`
}

// MessageWay is how a message may be left.
type MessageWay = domain.MessageWay

// EnquiryEvent is one step of an enquiry, kept for good.
type EnquiryEvent struct {
	Kind       EnquiryStep       `json:"kind"`
	At         time.Time         `json:"at"`
	By         domain.UserID     `json:"by"`
	ByName     string            `json:"byName"`
	Reason     string            `json:"reason,omitempty"`    // why it was closed, or reopened
	Note       string            `json:"note,omitempty"`      // what they were told
	ReferralID domain.ReferralID `json:"referralId,omitzero"` // that it became
	Was        *EnquirySaid      `json:"was,omitempty"`       // what stood before a correction
}

// EnquiryFor is whom an enquiry is about, as who called sees them.
type EnquiryFor string

// EnquiriesFor lists them.
var EnquiriesFor = []EnquiryFor{ForSelf, "child", "partner", "parent", "other_relative", "friend", "patient"}

// ForSelf is who calls for themselves.
const ForSelf EnquiryFor = "self"

// Values is the closed list, as texts.
func (EnquiryFor) Values() []string { return domain.Texts(EnquiriesFor) }

// EnquiryWay is how an enquiry came in.
type EnquiryWay string

// The ways. Who called and was heard has been spoken to; the others wait for it.
const (
	Called         EnquiryWay = "called"
	AskedForReturn EnquiryWay = "callback"
	LeftVoicemail  EnquiryWay = "left_voicemail"
	CameIn         EnquiryWay = "came_in"
	WroteIn        EnquiryWay = "wrote"
)

// EnquiryWays lists them.
var EnquiryWays = []EnquiryWay{Called, AskedForReturn, LeftVoicemail, CameIn, WroteIn}

// Values is the closed list, as texts.
func (EnquiryWay) Values() []string { return domain.Texts(EnquiryWays) }

// Spoke says that the enquiry itself was the first conversation.
func (w EnquiryWay) Spoke() bool { return w == Called || w == CameIn }

// EnquiryStatus is where an enquiry stands.
type EnquiryStatus string

// The states.
const (
	EnquiryOpen     EnquiryStatus = "open"
	EnquiryReferred EnquiryStatus = "referred"
	EnquiryClosed   EnquiryStatus = "closed"
)

// EnquiryStatuses lists the states.
var EnquiryStatuses = []EnquiryStatus{EnquiryOpen, EnquiryReferred, EnquiryClosed}

// Values is the closed list, as texts.
func (EnquiryStatus) Values() []string { return domain.Texts(EnquiryStatuses) }

// EnquiryStep is what was done to an enquiry.
type EnquiryStep string

// The steps.
const (
	EnquiryTaken     EnquiryStep = "taken"
	EnquiryCorrected EnquiryStep = "corrected"
	EnquiryBecame    EnquiryStep = "referred"
	EnquiryEnded     EnquiryStep = "closed"
	EnquiryReopened  EnquiryStep = "reopened"
)

// Values is the closed list, as texts.
func (EnquiryStep) Values() []string {
	return domain.Texts([]EnquiryStep{EnquiryTaken, EnquiryCorrected, EnquiryBecame, EnquiryEnded, EnquiryReopened})
}

// The errors about enquiries.
var (
	ErrEnquiryNotOpen = domain.Conflict("enquiry_not_open", "This enquiry is closed, or became a referral. Reopen it first.")
	ErrEnquiryOpen    = domain.Conflict("enquiry_open", "This enquiry is open.")
)

// trimmed removes the blanks around what was typed.
func (s EnquirySaid) trimmed() EnquirySaid {
	for _, text := range []*string{&s.FirstName, &s.LastName, &s.Caller, &s.Phone, &s.Email, &s.Preferred, &s.Wants} {
		*text = strings.TrimSpace(*text)
	}
	return s
}

// Validate names everything that is wrong with what was entered. There must be a way
// to call back: who cannot be reached has not enquired.
func (s EnquirySaid) Validate(today domain.Date) error {
	var f domain.Faults
	f.RequiredName("firstName", s.FirstName, domain.MaxName)
	f.Name("lastName", s.LastName, domain.MaxName)
	f.When(s.BirthDate.After(today), "birthDate", "is in the future")
	f.When(!s.BirthDate.IsZero() && s.BirthDate.AgeOn(today) > oldestPerson, "birthDate", "is more than 120 years ago")
	domain.OneOf(&f, "forWhom", s.ForWhom, EnquiriesFor)
	f.Name("caller", s.Caller, domain.MaxName)
	f.When(s.ForWhom == ForSelf && s.Caller != "", "caller", "is for a call about somebody else")
	f.When(s.Phone == "" && s.Email == "", "phone", "is missing: a number, or an e-mail address, to call back")
	f.Text("phone", s.Phone, domain.MaxPhone)
	f.When(s.Email != "" && !domain.IsEmail(s.Email), "email", "must be an address such as name@example.org")
	f.Text("preferred", s.Preferred, domain.MaxLine)
	f.Required("wants", s.Wants, domain.MaxText)
	domain.OneOf(&f, "source", s.Source, Sources)
	domain.OneOf(&f, "urgency", s.Urgency, Urgencies)
	domain.OneOf(&f, "cameBy", s.Way, EnquiryWays)
	f.Join(domain.Contact{Messages: s.Messages}.Validate())
	f.When(s.ReceivedOn.IsZero(), "receivedOn", "is missing")
	f.When(s.ReceivedOn.After(today), "receivedOn", "is in the future")
	f.When(!s.ReceivedOn.IsZero() && today.DaysSince(s.ReceivedOn) > oldestReferral, "receivedOn", "is more than five years ago")
	return f.Err()
}

// oldestPerson, in years, keeps a mistyped year out.
const oldestPerson = 120

// TakeEnquiry begins one. zone is the practice's.
func TakeEnquiry(said EnquirySaid, zone *time.Location, by domain.Actor, now time.Time) (Enquiry, error) {
	e := Enquiry{ID: domain.NewID[domain.EnquiryID](), EnquirySaid: said.trimmed(), Status: EnquiryOpen, CreatedAt: now}
	if err := e.Validate(domain.LatestToday(now, zone)); err != nil {
		return e, err
	}
	return e.dated(zone).noted(EnquiryEvent{Kind: EnquiryTaken}, by, now), nil
}

// Correct puts right what was written down; what stood before is kept. Also an
// enquiry that is over is corrected: it stays as the source of what came of it.
func (e Enquiry) Correct(said EnquirySaid, zone *time.Location, by domain.Actor, now time.Time) (Enquiry, error) {
	was := e.EnquirySaid
	e.EnquirySaid = said.trimmed()
	if err := e.Validate(domain.LatestToday(now, zone)); err != nil {
		return e, err
	}
	return e.dated(zone).noted(EnquiryEvent{Kind: EnquiryCorrected, Was: &was}, by, now), nil
}

// Refer says which referral the enquiry became.
func (e Enquiry) Refer(to domain.ReferralID, by domain.Actor, now time.Time) (Enquiry, error) {
	if e.Status != EnquiryOpen {
		return e, ErrEnquiryNotOpen
	}
	e.Status, e.ReferralID = EnquiryReferred, to
	return e.noted(EnquiryEvent{Kind: EnquiryBecame, ReferralID: to}, by, now), nil
}

// Close ends it without a referral: reason is a code of DeclineReasons, of
// Destinations, or a sentence.
func (e Enquiry) Close(reason, note string, by domain.Actor, now time.Time) (Enquiry, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxLine)
	f.Text("note", note, domain.MaxText)
	if err := f.Err(); err != nil {
		return e, err
	}
	if e.Status != EnquiryOpen {
		return e, ErrEnquiryNotOpen
	}
	e.Status = EnquiryClosed
	return e.noted(EnquiryEvent{Kind: EnquiryEnded, Reason: strings.TrimSpace(reason), Note: strings.TrimSpace(note)}, by, now), nil
}

// Reopen takes back that it was closed or referred. Its clock goes on from the day on
// which it came in.
func (e Enquiry) Reopen(reason string, by domain.Actor, now time.Time) (Enquiry, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return e, err
	}
	if e.Status == EnquiryOpen {
		return e, ErrEnquiryOpen
	}
	e.Status, e.ReferralID = EnquiryOpen, domain.ReferralID{}
	return e.noted(EnquiryEvent{Kind: EnquiryReopened, Reason: strings.TrimSpace(reason)}, by, now), nil
}

func (e Enquiry) noted(step EnquiryEvent, by domain.Actor, now time.Time) Enquiry {
	step.At, step.By, step.ByName = now, by.UserID, by.Name
	e.Version++
	e.History = append(e.History[:len(e.History):len(e.History)], step)
	return e
}

// dated fills in when they must have been spoken to.
func (e Enquiry) dated(zone *time.Location) Enquiry {
	e.AnswerBy = e.Urgency.AnswerBy(e.Begins(zone)).UTC()
	return e
}

// Begins is the instant from which the limit is counted, as that of a referral.
func (e Enquiry) Begins(zone *time.Location) time.Time {
	return countedFrom(e.ReceivedOn, e.CreatedAt, zone)
}

// Name is how staff speak of whom it is about.
func (e Enquiry) Name() string { return strings.TrimSpace(e.FirstName + " " + e.LastName) }
