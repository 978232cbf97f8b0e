// Package factor checks what a person has besides their password: the
// signatures of passkeys (WebAuthn) and the codes of authenticator apps (RFC
// 6238). It keeps nothing and has no clock.
package factor

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"cohort/domain"
)

// Passkeys speaks with browsers about passkeys. What an answer was wrong in
// stays here: whoever gave it is told that it was.
type Passkeys struct{}

// Offer asks a browser for a new passkey of a person, none of those that they
// have. It gives what the browser is handed, and the state that its answer is
// held against.
func (Passkeys) Offer(at domain.Site, who domain.User, has []domain.Factor) (options, state string, err error) {
	party, err := partyAt(at)
	if err != nil {
		return "", "", err
	}
	known, err := credentialsOf(has)
	if err != nil {
		return "", "", err
	}
	offer, session, err := party.BeginRegistration(person{who, known},
		webauthn.WithExclusions(webauthn.Credentials(known).CredentialDescriptors()),
		webauthn.WithConveyancePreference(protocol.PreferNoAttestation),
		webauthn.WithAuthenticatorSelection(protocol.AuthenticatorSelection{
			ResidentKey:      protocol.ResidentKeyRequirementPreferred,
			UserVerification: protocol.VerificationPreferred,
		}))
	if err != nil {
		return "", "", err
	}
	return texts(offer.Response, session)
}

// Accept checks the answer to an offer and gives what is kept of the passkey:
// its id, what its signatures are checked with, and how often it signed.
// Any answer that is not right is domain.ErrWrongFactor.
func (Passkeys) Accept(at domain.Site, state, answer string) (id, secret string, count int64, err error) {
	party, session, err := resumed(at, state)
	if err != nil {
		return "", "", 0, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return "", "", 0, domain.ErrWrongFactor
	}
	made, err := party.CreateCredential(handle(session.UserID), session, parsed)
	if err != nil {
		return "", "", 0, domain.ErrWrongFactor
	}
	made.Attestation = webauthn.CredentialAttestation{} // of no use here, and it may name the device
	kept, err := json.Marshal(made)
	return idText(made.ID), string(kept), int64(made.Authenticator.SignCount), err
}

// Ask asks for the signature of one of a person's passkeys. Without any, it is
// whoever has one for this place, whom the passkey has to verify itself: by a
// finger, a face, a PIN.
func (Passkeys) Ask(at domain.Site, who domain.UserID, has []domain.Factor) (options, state string, err error) {
	party, err := partyAt(at)
	if err != nil {
		return "", "", err
	}
	var ask *protocol.CredentialAssertion
	var session *webauthn.SessionData
	if len(has) == 0 {
		ask, session, err = party.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	} else {
		var known []webauthn.Credential
		if known, err = credentialsOf(has); err != nil {
			return "", "", err
		}
		ask, session, err = party.BeginLogin(person{domain.User{ID: who}, known}, webauthn.WithUserVerification(protocol.VerificationPreferred))
	}
	if err != nil {
		return "", "", err
	}
	return texts(ask.Response, session)
}

// Owner is whose passkey answered, as the answer says. Check finds out whether
// it is true.
func (Passkeys) Owner(answer string) (id domain.UserID, err error) {
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil || len(parsed.Response.UserHandle) != len(id.UUID) {
		return id, domain.ErrWrongFactor
	}
	copy(id.UUID[:], parsed.Response.UserHandle)
	return id, nil
}

// Check holds an answer to Ask against the person's passkeys. It gives the one
// that signed, and the count that it gave with the signature. Any answer that
// is not right is domain.ErrWrongFactor.
func (Passkeys) Check(at domain.Site, state, answer string, who domain.UserID, has []domain.Factor) (signed domain.Factor, count int64, err error) {
	party, session, err := resumed(at, state)
	if err != nil {
		return signed, 0, err
	}
	known, err := credentialsOf(has)
	if err != nil {
		return signed, 0, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return signed, 0, domain.ErrWrongFactor
	}
	owner := person{domain.User{ID: who}, known}
	if len(session.UserID) == 0 {
		_, _, err = party.ValidatePasskeyLogin(func(_, _ []byte) (webauthn.User, error) { return owner, nil }, session, parsed)
	} else {
		_, err = party.ValidateLogin(owner, session, parsed)
	}
	if err != nil {
		return signed, 0, domain.ErrWrongFactor
	}
	for i, c := range known {
		if string(c.ID) == string(parsed.RawID) {
			return has[i], int64(parsed.Response.AuthenticatorData.Counter), nil
		}
	}
	return signed, 0, domain.ErrWrongFactor
}

// partyAt is the place that passkeys are bound to.
func partyAt(at domain.Site) (*webauthn.WebAuthn, error) {
	party, err := webauthn.New(&webauthn.Config{RPID: at.Host, RPDisplayName: at.Practice, RPOrigins: []string{at.Origin}})
	if err != nil {
		return nil, domain.ErrNoPasskeysHere.Because(err)
	}
	return party, nil
}

// resumed goes on where a state was given. Its time is not looked at: the
// challenge that it is kept with ends by the practice's clock.
func resumed(at domain.Site, state string) (party *webauthn.WebAuthn, session webauthn.SessionData, err error) {
	if party, err = partyAt(at); err != nil {
		return nil, session, err
	}
	if err = json.Unmarshal([]byte(state), &session); err != nil {
		return nil, session, err
	}
	session.Expires = time.Time{}
	return party, session, nil
}

func texts(options any, session *webauthn.SessionData) (string, string, error) {
	one, err := json.Marshal(options)
	if err != nil {
		return "", "", err
	}
	other, err := json.Marshal(session)
	return string(one), string(other), err
}

// idText is the id of a passkey as one text, however long it is.
func idText(id []byte) string {
	sum := sha256.Sum256(id)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func credentialsOf(has []domain.Factor) ([]webauthn.Credential, error) {
	known := make([]webauthn.Credential, len(has))
	for i, f := range has {
		if err := json.Unmarshal([]byte(f.Secret), &known[i]); err != nil {
			return nil, fmt.Errorf("passkey %s: %w", f.ID, err)
		}
	}
	return known, nil
}

// person is somebody as browsers know them: by an id without meaning.
type person struct {
	domain.User
	known []webauthn.Credential
}

func (p person) WebAuthnID() []byte                         { return p.ID.UUID[:] }
func (p person) WebAuthnName() string                       { return p.Email }
func (p person) WebAuthnDisplayName() string                { return p.Name }
func (p person) WebAuthnCredentials() []webauthn.Credential { return p.known }

// handle is somebody of whom an offer's state keeps the id alone.
type handle []byte

func (h handle) WebAuthnID() []byte                       { return h }
func (handle) WebAuthnName() string                       { return "" }
func (handle) WebAuthnDisplayName() string                { return "" }
func (handle) WebAuthnCredentials() []webauthn.Credential { return nil }
