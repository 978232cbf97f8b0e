package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
)

// Round is questionnaires that a leader gives to everybody in the room of a
// session. Each member answers on a phone of their own with a short code, on the
// clinic's tablet that is passed round, or on paper that somebody types in; what
// they answer is an assessment of theirs.
type Round struct {
	ID          domain.RoundID
	SessionID   domain.SessionID
	Instruments []string // codes, in the order in which they are asked
	By          domain.UserID
	ByName      string
	At          time.Time
	// PassHash opens the round on a tablet until PassUntil; "" while none is passed.
	PassHash  string
	PassUntil time.Time
	Seats     []RoundSeat // in the order in which they were given
}

// RoundSeat is one member's place in a round.
type RoundSeat struct {
	ID       domain.RoundSeatID
	RoundID  domain.RoundID
	ClientID domain.ClientID
	// Code is what the member types; it opens the questions until Until. CodeHash is by
	// what it is found.
	Code      string
	CodeHash  string
	Until     time.Time
	Withdrawn *time.Time // before it ran out
	Discussed *Discussed // nil: not yet
}

// Discussed says that leader and member looked at the answers together.
type Discussed struct {
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
}

// Entered is who typed the answers of an assessment, and on what.
type Entered string

// The ways in which answers come in.
const (
	EnteredByStaff  Entered = "staff" // as all did before there were others
	EnteredOnPhone  Entered = "own_phone"
	EnteredOnTablet Entered = "tablet"
)

// Values is the closed list, as texts.
func (Entered) Values() []string {
	return []string{string(EnteredByStaff), string(EnteredOnPhone), string(EnteredOnTablet)}
}

// ByMember says whether the member typed them.
func (e Entered) ByMember() bool { return e == EnteredOnPhone || e == EnteredOnTablet }

// CodeState is how a code stands.
type CodeState string

// The states of a code.
const (
	CodeOpen      CodeState = "open"
	CodeExpired   CodeState = "expired"
	CodeWithdrawn CodeState = "withdrawn"
)

// Values is the closed list, as texts.
func (CodeState) Values() []string {
	return []string{string(CodeOpen), string(CodeExpired), string(CodeWithdrawn)}
}

// How long codes are good for, and when a round may be given: from an hour before a
// session, for those who come early, until half a day after it.
const (
	CodeLasts       = 2 * time.Hour
	roundOpens      = time.Hour
	roundCloses     = 12 * time.Hour
	mostInstruments = 4 // at once: a long round is one that people stop coming to
)

// codeSigns has no letter that looks like another or like a digit, and no vowel, so
// that no code is a word.
const codeSigns = "CDFGHJKMNPQRTVWXY3479"

// codeLength makes 1.8 thousand million codes, of which some dozens open something.
const codeLength = 7

// The errors about rounds.
var (
	ErrRoundEarly     = domain.Conflict("round_too_early", "Questionnaires are given from an hour before the session.")
	ErrRoundLate      = domain.Conflict("round_too_late", "This session is over. Enter on the client's page what was answered since.")
	ErrCodeUnknown    = domain.Error{Kind: domain.KindNotFound, Code: "code_unknown", Message: "There are no questions under this code. Compare it once more, or ask the leader of your group."}
	ErrPassUnknown    = domain.Error{Kind: domain.KindNotFound, Code: "pass_unknown", Message: ErrPassOver.Message}
	ErrCodeWithdrawn  = domain.Conflict("code_withdrawn", "This code is not in use any more. Ask the leader of your group for a new one. What you have answered stays here until then.")
	ErrCodeExpired    = domain.Conflict("code_expired", "The time for this code is over. Ask the leader of your group for a new one. What you have answered stays here until then.")
	ErrPassOver       = domain.Conflict("pass_over", "This tablet is not passed round any more. Please hand it back.")
	ErrAnsweredBefore = domain.Conflict("answered_before", "These questions were answered already. If something should be different, tell the leader of your group.")
)

// GiveRound gives instruments to members of a session, who are among those that
// belong to it. It has no codes yet.
func GiveRound(s program.Session, instruments []string, to, among []domain.ClientID, by domain.Actor, now time.Time) (Round, error) {
	var f domain.Faults
	f.When(len(instruments) == 0, "instruments", "is missing")
	f.When(len(instruments) > mostInstruments, "instruments", fmt.Sprintf("are at most %d at once", mostInstruments))
	for i, code := range instruments {
		field := fmt.Sprintf("instruments[%d]", i)
		form, known := instrument.ByCode(code)
		f.When(!known, field, "is not one of the instruments of this practice")
		f.When(known && form.ScoreOnly, field, "may not be shown on a screen: its publisher keeps the wording")
		f.When(slices.Index(instruments, code) < i, field, "is there already")
	}
	f.When(len(to) == 0, "clientIds", "is missing")
	notAmong(&f, to, among)
	if err := f.Err(); err != nil {
		return Round{}, err
	}
	return Round{ID: domain.NewID[domain.RoundID](), SessionID: s.ID, Instruments: instruments, By: by.UserID, ByName: by.Name, At: now}, RoundOpen(s, now)
}

func notAmong(f *domain.Faults, to, among []domain.ClientID) {
	for i, client := range to {
		f.When(!slices.Contains(among, client), fmt.Sprintf("clientIds[%d]", i), "does not belong to this session")
	}
}

// RoundOpen says whether codes are handed out for a session.
func RoundOpen(s program.Session, now time.Time) error {
	switch {
	case s.Status == program.SessionCancelled:
		return program.ErrSessionCancelled
	case now.Before(s.StartsAt.Add(-roundOpens)):
		return ErrRoundEarly
	case now.After(s.EndsAt.Add(roundCloses)):
		return ErrRoundLate
	}
	return nil
}

// SeatsFor gives the seat of each member with a new code to come in place of an
// earlier one, a new seat for who has none yet.
func (r Round) SeatsFor(to, among []domain.ClientID) ([]RoundSeat, error) {
	var f domain.Faults
	f.When(len(to) == 0, "clientIds", "is missing")
	notAmong(&f, to, among)
	seats := make([]RoundSeat, 0, len(to))
	for i, client := range to {
		if slices.Index(to, client) < i {
			continue
		}
		if seat := r.SeatOf(client); seat != nil {
			seats = append(seats, *seat)
			continue
		}
		seats = append(seats, RoundSeat{ID: domain.NewID[domain.RoundSeatID](), RoundID: r.ID, ClientID: client})
	}
	return seats, f.Err()
}

// SeatOf gives a member's seat, nil without one.
func (r Round) SeatOf(client domain.ClientID) *RoundSeat {
	if i := slices.IndexFunc(r.Seats, func(s RoundSeat) bool { return s.ClientID == client }); i >= 0 {
		return &r.Seats[i]
	}
	return nil
}

// Seat gives one, nil where it is none of the round's.
func (r Round) Seat(id domain.RoundSeatID) *RoundSeat {
	if i := slices.IndexFunc(r.Seats, func(s RoundSeat) bool { return s.ID == id }); i >= 0 {
		return &r.Seats[i]
	}
	return nil
}

// Put is the round with a seat in place of what it was, or besides the others.
func (r Round) Put(s RoundSeat) Round {
	r.Seats = slices.Clone(r.Seats)
	if was := r.Seat(s.ID); was != nil {
		*was = s
		return r
	}
	r.Seats = append(r.Seats, s)
	return r
}

// Given is the seat with a code that is good from now on.
func (s RoundSeat) Given(code, hash string, now time.Time) RoundSeat {
	s.Code, s.CodeHash, s.Until, s.Withdrawn = code, hash, now.Add(CodeLasts), nil
	return s
}

// Withdraw is the seat whose code opens nothing any more. One that ran out stays as
// it is.
func (s RoundSeat) Withdraw(now time.Time) RoundSeat {
	if s.Opens(now) == nil {
		s.Withdrawn = &now
	}
	return s
}

// Opens says whether its code opens the questions now.
func (s RoundSeat) Opens(now time.Time) error {
	switch {
	case s.Withdrawn != nil:
		return ErrCodeWithdrawn
	case !now.Before(s.Until):
		return ErrCodeExpired
	}
	return nil
}

// State is how its code stands.
func (s RoundSeat) State(now time.Time) CodeState {
	switch {
	case s.Withdrawn != nil:
		return CodeWithdrawn
	case s.Opens(now) != nil:
		return CodeExpired
	}
	return CodeOpen
}

// Discuss notes that the answers were looked at together, or takes that back. What
// was noted first stays.
func (s RoundSeat) Discuss(yes bool, by domain.Actor, now time.Time) RoundSeat {
	switch {
	case !yes:
		s.Discussed = nil
	case s.Discussed == nil:
		s.Discussed = &Discussed{By: by.UserID, ByName: by.Name, At: now}
	}
	return s
}

// Passed is the round with a tablet that is passed round from now on.
func (r Round) Passed(hash string, now time.Time) Round {
	r.PassHash, r.PassUntil = hash, now.Add(CodeLasts)
	return r
}

// PassOpens says whether the tablet that is passed round opens it now.
func (r Round) PassOpens(now time.Time) error {
	if r.PassHash == "" || !now.Before(r.PassUntil) {
		return ErrPassOver
	}
	return nil
}

// OnTablet gives whose turn it is on the tablet: the first after a seat that has
// something to answer, and how many have; nil when nobody has. Whose code was
// withdrawn has nothing to answer.
func (r Round) OnTablet(after domain.RoundSeatID, answers []Assessment) (next *RoundSeat, waiting int) {
	passed := after.IsZero() || r.Seat(after) == nil
	var first *RoundSeat
	for i := range r.Seats {
		seat := &r.Seats[i]
		if seat.Withdrawn == nil && len(r.Unanswered(*seat, answers)) > 0 {
			waiting++
			if first == nil {
				first = seat
			}
			if passed && next == nil {
				next = seat
			}
		}
		passed = passed || seat.ID == after
	}
	if next == nil {
		next = first
	}
	return next, waiting
}

// Unanswered gives the instruments that a member has still to answer.
func (r Round) Unanswered(s RoundSeat, answers []Assessment) []string {
	return slices.DeleteFunc(slices.Clone(r.Instruments), func(code string) bool { return s.Answer(code, answers) != nil })
}

// Answer gives what the member answered themselves to an instrument, nil while they
// have not. What was found to be somebody else's is none of theirs.
func (s RoundSeat) Answer(code string, answers []Assessment) *Assessment {
	for i, a := range answers {
		if a.Fills(s) && a.Instrument == code && a.Entered.ByMember() {
			return &answers[i]
		}
	}
	return nil
}

// Fills says whether an assessment counts as the seat's.
func (a Assessment) Fills(s RoundSeat) bool {
	return a.SeatID == s.ID && a.ClientID == s.ClientID && a.VoidedAt == nil
}

// SaysTheSame says whether two fillings of a form have the same answers: one was
// sent twice.
func (a Assessment) SaysTheSame(b Assessment) bool {
	return a.Instrument == b.Instrument && slices.Equal(a.NotApplicable, b.NotApplicable) &&
		slices.EqualFunc(a.Answers, b.Answers, func(x, y *int) bool { return x == y || x != nil && y != nil && *x == *y })
}

// Counting gives which of the entries for an instrument counts: the last one that
// was made. One that was made wrongly is voided, and the one before counts again.
func (s RoundSeat) Counting(code string, answers []Assessment) *Assessment {
	for i := len(answers) - 1; i >= 0; i-- {
		if answers[i].Fills(s) && answers[i].Instrument == code {
			return &answers[i]
		}
	}
	return nil
}

// NewCode makes a code of random bytes, of which it takes as many as it needs.
func NewCode(random func() byte) string {
	most := byte(256 / len(codeSigns) * len(codeSigns)) // above it some signs would come more often
	var code strings.Builder
	for code.Len() < codeLength {
		if b := random(); b < most {
			code.WriteByte(codeSigns[int(b)%len(codeSigns)])
		}
	}
	return code.String()
}

// NormalCode is a code as it is looked for, however it was typed.
func NormalCode(typed string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '–' || r == '.' {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
}

// Before gives the assessments by the same instrument that came before one: the
// first ever, and the last. Other entries for the same seat are none.
func (a Assessment) Before(taken []Assessment) (first, last *Assessment) {
	for i, other := range taken { // the newest first
		if other.Instrument != a.Instrument || !a.follows(other) || !a.SeatID.IsZero() && other.SeatID == a.SeatID {
			continue
		}
		if last == nil {
			last = &taken[i]
		}
		first = &taken[i]
	}
	return first, last
}
