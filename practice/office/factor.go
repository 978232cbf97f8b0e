package office

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Passkeys speaks with browsers about passkeys. Options are what a browser is
// handed, and answers what it gives, both as the browser's own JSON; a state is
// kept until the answer comes. An answer that is not right is
// domain.ErrWrongFactor.
type Passkeys interface {
	Offer(at domain.Site, who domain.User, has []domain.Factor) (options, state string, err error)
	Accept(at domain.Site, state, answer string) (id, secret string, count int64, err error)
	// Ask asks for a signature by one of the passkeys; without any, by whoever
	// has one, who is verified by it.
	Ask(at domain.Site, who domain.UserID, has []domain.Factor) (options, state string, err error)
	Owner(answer string) (domain.UserID, error)
	Check(at domain.Site, state, answer string, who domain.UserID, has []domain.Factor) (signed domain.Factor, count int64, err error)
}

// Codes makes the keys of authenticator apps and checks their codes.
type Codes interface {
	NewKey() string
	StepOf(key, code string, now time.Time) (step int64, fits bool)
	Link(practice, account, key string) string
	Picture(link string) (size int, path string, err error)
}

var noteFactor = practice.Plain("factor")

// Factors is what a person has besides their password.
type Factors struct {
	Items        []Factor
	CodesLeft    int        // recovery codes that were not used
	CodeUsedAt   *time.Time // when one was used last
	Needed       bool       // a role of theirs needs one
	PasskeysHere bool       // the place can have passkeys
}

// Factor is one of them, with who took it away.
type Factor struct {
	domain.Factor
	RemovedByName string
}

// Factors lists a person's own.
func (desk *Desk) Factors(ctx context.Context, by domain.Actor, at domain.Site) (out Factors, err error) {
	err = desk.Look(ctx, by, domain.ReadFactors, func(tx practice.Tx, _ domain.Scope) error {
		out, err = factorsOf(tx, by, at)
		return err
	})
	return out, err
}

func factorsOf(tx practice.Tx, by domain.Actor, at domain.Site) (out Factors, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return out, err
	}
	out = Factors{Needed: settings.NeedsSecondFactor(by.Roles), PasskeysHere: at.Host != ""}
	all, err := tx.Factors(by.UserID)
	if err != nil {
		return out, err
	}
	for _, f := range all {
		named, err := withRemover(tx, f)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, named)
	}
	codes, err := tx.RecoveryCodes(by.UserID)
	out.CodesLeft, out.CodeUsedAt = domain.RecoveryCodesLeft(codes), domain.RecoveryCodeUsed(codes)
	return out, err
}

func withRemover(tx practice.Tx, f domain.Factor) (Factor, error) {
	if f.Live() {
		return Factor{Factor: f}, nil
	}
	who, err := tx.User(f.RemovedBy)
	return Factor{Factor: f, RemovedByName: who.Name}, err
}

// Offer is what a person answers to add a factor: a browser with a new
// passkey, or a person with the code of an app that has read the key.
type Offer struct {
	Challenge   string
	ExpiresAt   time.Time
	Passkey     string // options for the browser
	Key         string
	Link        string
	PictureSize int
	Picture     string // the path of an SVG
}

// OfferFactor begins to add a factor.
func (desk *Desk) OfferFactor(ctx context.Context, by domain.Actor, kind domain.FactorKind, at domain.Site) (o Offer, err error) {
	err = desk.Change(ctx, by, domain.AddFactor, func(tx practice.Tx, d *practice.Deed) error {
		d.NothingDone()
		o = Offer{}
		user, live, err := own(tx, by.UserID)
		if err != nil {
			return err
		}
		if len(live) >= domain.MaxFactors {
			return domain.ErrTooManyFactors
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		state, err := desk.offer(&o, kind, at, settings.PracticeName, user, live)
		if err != nil {
			return err
		}
		o.Challenge, o.ExpiresAt, err = desk.challenge(tx, user.ID, domain.ToAddFactor, state, d.Now)
		return err
	})
	return o, err
}

func (desk *Desk) offer(o *Offer, kind domain.FactorKind, at domain.Site, practiceName string, user domain.User, live []domain.Factor) (state string, err error) {
	if kind == domain.Passkey {
		if at.Host == "" {
			return "", domain.ErrNoPasskeysHere
		}
		at.Practice = practiceName
		o.Passkey, state, err = desk.passkeys.Offer(at, user, domain.FactorsOfKind(live, domain.Passkey))
		return state, err
	}
	o.Key = desk.codes.NewKey()
	o.Link = desk.codes.Link(practiceName, user.Email, o.Key)
	o.PictureSize, o.Picture, err = desk.codes.Picture(o.Link)
	return o.Key, err
}

// DrawLink draws a link as a QR code: how many squares it is wide, and the path of an
// SVG.
func (desk *Desk) DrawLink(link string) (size int, path string, err error) {
	return desk.codes.Picture(link)
}

// own locks a person and gives those of their factors that count.
func own(tx practice.Tx, id domain.UserID) (user domain.User, live []domain.Factor, err error) {
	if user, err = tx.LockUser(id); err != nil {
		return user, nil, err
	}
	all, err := tx.Factors(id)
	return user, domain.LiveFactors(all), err
}

// NewFactor answers an offer.
type NewFactor struct {
	Challenge string
	Label     string
	Code      string // of an app
	Passkey   string // a browser's answer
	At        domain.Site
}

// AddFactor adds a factor of one's own. With the first come recovery codes,
// which are shown this once.
func (desk *Desk) AddFactor(ctx context.Context, by domain.Actor, wanted NewFactor) (added domain.Factor, codes []string, err error) {
	if wanted.Code == "" && wanted.Passkey == "" {
		return added, nil, domain.Invalid("code", "is missing")
	}
	asked, err := desk.tried(ctx, wanted.Challenge, domain.ToAddFactor, by.UserID)
	if err != nil {
		return added, nil, err
	}
	err = desk.Change(ctx, by, domain.AddFactor, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		user, err := tx.LockUser(by.UserID)
		if err != nil {
			return err
		}
		if added, err = desk.made(asked, wanted, d.Now); err != nil {
			return wrongAnswer(err, wanted.Code != "")
		}
		if err := answered(tx, asked); err != nil {
			return err
		}
		d.Note(noteFactor, added.Kind)
		codes, err = desk.keep(tx, user.ID, added, d.Now)
		return err
	})
	return added, codes, err
}

// made is the factor that an answer to an offer makes.
func (desk *Desk) made(asked domain.Challenge, wanted NewFactor, now time.Time) (f domain.Factor, err error) {
	f = domain.Factor{ID: domain.NewID[domain.FactorID](), UserID: asked.UserID, AddedAt: now}
	if wanted.Passkey != "" {
		var id string
		if id, f.Secret, f.SignCount, err = desk.passkeys.Accept(wanted.At, asked.State, wanted.Passkey); err != nil {
			return f, err
		}
		f.Kind, f.Handle = domain.Passkey, desk.keys.Blind(forPasskey, id)
	} else {
		step, fits := desk.codes.StepOf(asked.State, wanted.Code, now)
		if !fits {
			return f, domain.ErrWrongFactor
		}
		f.Kind, f.Handle, f.Secret, f.LastStep = domain.AuthenticatorApp, f.ID.String(), asked.State, step
	}
	f.Label = domain.FactorLabel(wanted.Label, f.Kind)
	return f, nil
}

// keep adds a factor. Those that an administrator took away are told of no
// more, and the first comes with recovery codes.
func (desk *Desk) keep(tx practice.Tx, user domain.UserID, added domain.Factor, now time.Time) (codes []string, err error) {
	all, err := tx.Factors(user)
	if err != nil {
		return nil, err
	}
	live := domain.LiveFactors(all)
	if len(live) >= domain.MaxFactors {
		return nil, domain.ErrTooManyFactors
	}
	var gone []domain.FactorID
	for _, f := range all {
		if !f.Live() {
			gone = append(gone, f.ID)
		}
	}
	if err := errors.Join(tx.DropFactors(gone...), tx.AddFactor(added)); err != nil || len(live) > 0 {
		return nil, err
	}
	return desk.newRecoveryCodes(tx, user, now)
}

// RemoveFactor removes one of one's own, and lists those that are left.
// Recovery codes go with the last.
func (desk *Desk) RemoveFactor(ctx context.Context, by domain.Actor, id domain.FactorID, at domain.Site) (left Factors, err error) {
	err = desk.Change(ctx, by, domain.RemoveFactor, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		user, live, err := own(tx, by.UserID)
		if err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(live, func(f domain.Factor) bool { return f.ID == id })
		switch {
		case i < 0:
			return domain.ErrNotFound
		case len(live) == 1 && settings.NeedsSecondFactor(user.Roles):
			return domain.ErrLastFactorNeeded
		case len(live) == 1:
			err = tx.ReplaceRecoveryCodes(user.ID, nil)
		}
		d.Note(noteFactor, live[i].Kind)
		if err = errors.Join(err, tx.DropFactors(id)); err != nil {
			return err
		}
		left, err = factorsOf(tx, by, at)
		return err
	})
	return left, err
}

// wrongAnswer names the field of a wrong answer of somebody who is signed in:
// their login is not in question.
func wrongAnswer(err error, typed bool) error {
	var e domain.Error
	if !errors.As(err, &e) || e.Kind != domain.KindUnauthenticated {
		return err
	}
	field := "passkey"
	if typed {
		field = "code"
	}
	return domain.Error{Kind: domain.KindInvalid, Code: e.Code, Message: e.Message, Fields: []domain.FieldError{{Field: field, Message: "is not right, or was used already"}}}
}
