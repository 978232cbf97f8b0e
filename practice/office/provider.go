package office

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Provider speaks with the practice's identity provider. What it asks goes
// through the browser, and so does the answer; a state is kept until then.
type Provider interface {
	// Ask gives the address at which the provider asks a person who they are,
	// anew even where it knows them. It answers domain.ErrProviderDown.
	Ask(ctx context.Context, anew bool) (address, state string, err error)
	// Check holds an answer against its question: domain.ErrProviderAnswer for one
	// that is not right, and domain.ErrProviderDown.
	Check(ctx context.Context, state string, answer domain.ProviderAnswer) (domain.Vouched, error)
}

// UseProvider lets people sign in by the practice's identity provider. It is
// called before anybody does.
func (desk *Desk) UseProvider(p Provider, rules domain.ProviderRules) {
	desk.provider, desk.rules = p, rules
}

// ProviderName is what people call it, "" without one.
func (desk *Desk) ProviderName() string { return desk.rules.Name }

// AskedElsewhere is a question that the provider puts. The token stays in the
// browser that asked: an answer in another one is worth nothing.
type AskedElsewhere struct {
	Address   string
	Token     string
	ExpiresAt time.Time
}

// journey is what is kept while the browser is at the provider.
type journey struct {
	Question string         `json:"question"`
	Login    domain.LoginID `json:"login"` // of who is signed in already
}

const forIdentity = "identity"

// handleOf is under which name an account is kept: the same name at another
// provider is somebody else.
func (desk *Desk) handleOf(v domain.Vouched) string {
	return desk.keys.Blind(forIdentity, v.Issuer+"\n"+v.Subject)
}

// AskProvider begins to sign somebody in by the provider. Beginnings are counted
// by place, as those with a passkey are.
func (desk *Desk) AskProvider(ctx context.Context, from domain.Actor) (a AskedElsewhere, err error) {
	if desk.provider == nil {
		return a, domain.ErrNoProvider
	}
	place := []bucket{desk.bucket("provider place", domain.Neighborhood(from.Address), triesPerPlace, tryWindow)}
	if err := desk.counted(ctx, from, domain.UserID{}, place); err != nil {
		return a, err
	}
	address, state, err := desk.provider.Ask(ctx, !desk.rules.TrustsSession)
	if err != nil {
		return a, err
	}
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		a, err = desk.send(tx, address, journey{Question: state}, domain.UserID{}, domain.ToSignInElsewhere)
		return err
	})
	return a, err
}

// AskProviderAgain has the provider ask somebody who is signed in: to connect
// their account there, or to confirm that it is them, for which they are always
// asked anew.
func (desk *Desk) AskProviderAgain(ctx context.Context, by domain.Actor, purpose domain.ChallengePurpose) (a AskedElsewhere, err error) {
	if desk.provider == nil {
		return a, domain.ErrNoProvider
	}
	if err := desk.counted(ctx, by, by.UserID, []bucket{desk.bucket("provider person", by.UserID.String(), triesPerPlace, tryWindow)}); err != nil {
		return a, err
	}
	address, state, err := desk.provider.Ask(ctx, purpose == domain.ToConfirmElsewhere || !desk.rules.TrustsSession)
	if err != nil {
		return a, err
	}
	err = desk.Change(ctx, by, actionOf(purpose), func(tx practice.Tx, d *practice.Deed) error {
		d.NothingDone()
		a, err = desk.send(tx, address, journey{state, by.LoginID}, by.UserID, purpose)
		return err
	})
	return a, err
}

func (desk *Desk) send(tx practice.Tx, address string, j journey, who domain.UserID, purpose domain.ChallengePurpose) (a AskedElsewhere, err error) {
	state, err := json.Marshal(j)
	if err != nil {
		return a, err
	}
	a.Address = address
	a.Token, a.ExpiresAt, err = desk.challenge(tx, who, purpose, string(state), desk.Now())
	return a, err
}

// AnswerProvider takes what the browser brought back, once, and does what it was
// asked for: signs somebody in, connects an account, confirms who is there.
func (desk *Desk) AnswerProvider(ctx context.Context, from domain.Actor, token string, answer domain.ProviderAnswer, at domain.Site) (s SignedIn, purpose domain.ChallengePurpose, err error) {
	if desk.provider == nil {
		return s, "", domain.ErrNoProvider
	}
	c, j, err := desk.returned(ctx, token)
	if err != nil {
		return s, "", err
	}
	v, err := desk.provider.Check(ctx, j.Question, answer) // outside of any transaction
	if err == nil {
		switch c.Purpose {
		case domain.ToConnect:
			err = desk.connect(ctx, from, j, v)
		case domain.ToConfirmElsewhere:
			err = desk.confirmElsewhere(ctx, from, j, v)
		default:
			s, err = desk.enterVouched(ctx, from, v, at)
			return s, c.Purpose, err
		}
	}
	var e domain.Error
	if errors.As(err, &e) && e.Kind == domain.KindUnauthenticated {
		err = desk.turnedAway(ctx, from, actionOf(c.Purpose), c.UserID, e.Code, err)
	}
	return s, c.Purpose, err
}

func actionOf(purpose domain.ChallengePurpose) domain.Action {
	if purpose == domain.ToConnect {
		return domain.ConnectIdentity
	}
	if purpose == domain.ToConfirmElsewhere {
		return domain.ConfirmSelf
	}
	return domain.SignIn
}

// returned takes the question that was put, which is answered once, whatever
// comes of it.
func (desk *Desk) returned(ctx context.Context, token string) (c domain.Challenge, j journey, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		if c, err = tx.TryChallenge(desk.keys.Blind(forChallenge, token)); err != nil {
			return err
		}
		if !c.Purpose.Elsewhere() {
			return domain.ErrNotFound
		}
		return answered(tx, c)
	})
	if errors.Is(err, domain.ErrNotFound) || err == nil && !c.Open(c.Purpose, desk.Now()) {
		err = domain.ErrChallengeUsed
	}
	if err == nil {
		err = json.Unmarshal([]byte(c.State), &j)
	}
	return c, j, err
}
