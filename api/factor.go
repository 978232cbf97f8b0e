package api

import (
	"context"
	"net/http"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) factorRoutes() {
	add(s, reads, "/me/factors", domain.ReadFactors, "Read what I have besides my password", s.readFactors)
	addProof(s, asks, "/auth/factor-offers", domain.AddFactor, "Begin to add a second factor", s.offerFactor)
	addProof(s, proves(http.StatusCreated), "/auth/factors", domain.AddFactor, "Add a second factor", s.addFactor)
	addProof(s, asks, "/auth/recovery-codes", domain.MakeRecoveryCodes, "Make new recovery codes", s.makeRecoveryCodes)
	add(s, acts, "/me/factors/{id}/remove", domain.RemoveFactor, "Remove a second factor", s.removeFactor)
	add(s, acts, "/users/{id}/factors/remove", domain.RemoveUserFactors, "Remove the second factors of somebody who lost them", s.removeUserFactors)
}

// MyFactors is what a person has besides their password.
type MyFactors struct {
	Items             []Factor   `json:"items"`
	RecoveryCodesLeft int        `json:"recoveryCodesLeft"`
	RecoveryCodeUsed  *time.Time `json:"recoveryCodeUsedAt,omitempty" doc:"When one was used last"`
	Needed            bool       `json:"needed" doc:"A role of the person's needs one"`
	PasskeysHere      bool       `json:"passkeysHere" doc:"At this address of the practice passkeys can be used"`
}

// Factor is a passkey or an authenticator app.
type Factor struct {
	ID        string            `json:"id"`
	Kind      domain.FactorKind `json:"kind"`
	Label     string            `json:"label"`
	AddedAt   time.Time         `json:"addedAt"`
	UsedAt    *time.Time        `json:"usedAt,omitempty"`
	RemovedAt *time.Time        `json:"removedAt,omitempty" doc:"An administrator took it away; it is told until another is added"`
	RemovedBy string            `json:"removedByName,omitempty"`
}

func factorBody(f office.Factor) Factor {
	return Factor{ID: f.ID.String(), Kind: f.Kind, Label: f.Label, AddedAt: f.AddedAt, UsedAt: f.UsedAt, RemovedAt: f.RemovedAt, RemovedBy: f.RemovedByName}
}

func factorsAnswer(v office.Factors) MyFactors {
	return MyFactors{Items: each(v.Items, factorBody), RecoveryCodesLeft: v.CodesLeft, RecoveryCodeUsed: v.CodeUsedAt, Needed: v.Needed, PasskeysHere: v.PasskeysHere}
}

func (s *Server) readFactors(ctx context.Context, by domain.Actor, _ *nothing) (*answer[MyFactors], error) {
	v, err := s.desks.Office.Factors(ctx, by, s.siteOf(ctx))
	return plain(factorsAnswer(v)), err
}

type factorOfferInput struct {
	Sent[FactorWanted]
}

// FactorWanted says what is to be added.
type FactorWanted struct {
	Kind domain.FactorKind `json:"kind"`
}

func (in *factorOfferInput) read(f *domain.Faults) {
	domain.OneOf(f, "kind", in.body.Kind, domain.FactorKinds)
}

// FactorOffer is what is answered to add a factor: a passkey by a browser, an
// authenticator app by a code that it makes.
type FactorOffer struct {
	Challenge string            `json:"challenge" doc:"To be sent with the answer, once, within 5 minutes"`
	ExpiresAt time.Time         `json:"expiresAt"`
	Passkey   string            `json:"passkey,omitempty" doc:"JSON for navigator.credentials.create, as PublicKeyCredential.parseCreationOptionsFromJSON reads it"`
	App       *AuthenticatorApp `json:"app,omitempty"`
}

// AuthenticatorApp is what an authenticator app is given.
type AuthenticatorApp struct {
	Key         string `json:"key" doc:"To be typed into the app, in base 32"`
	Link        string `json:"link" doc:"The same, as apps read it (otpauth:)"`
	PictureSize int    `json:"pictureSize" doc:"How many squares the link's QR code is wide"`
	Picture     string `json:"picture" doc:"Its dark squares, as the path of an SVG"`
}

func (s *Server) offerFactor(ctx context.Context, by domain.Actor, in *factorOfferInput) (*answer[FactorOffer], error) {
	o, err := s.desks.Office.OfferFactor(ctx, by, in.body.Kind, s.siteOf(ctx))
	body := FactorOffer{Challenge: o.Challenge, ExpiresAt: o.ExpiresAt, Passkey: o.Passkey}
	if o.Key != "" {
		body.App = &AuthenticatorApp{Key: o.Key, Link: o.Link, PictureSize: o.PictureSize, Picture: o.Picture}
	}
	return plain(body), err
}

type newFactorInput struct {
	Sent[NewFactor]
}

// NewFactor answers an offer.
type NewFactor struct {
	Challenge string `json:"challenge"`
	Label     string `json:"label,omitempty" doc:"The person's own name for it"`
	Code      string `json:"code,omitempty" doc:"Of an authenticator app"`
	Passkey   string `json:"passkey,omitempty" doc:"What navigator.credentials.create gave, as PublicKeyCredential.toJSON writes it"`
}

// AddedFactor is a new factor. Recovery codes come with the first.
type AddedFactor struct {
	Factor
	RecoveryCodes []string `json:"recoveryCodes" doc:"Shown this once: each signs in once, in place of a factor that was lost"`
}

func (in *newFactorInput) read(f *domain.Faults) {
	domain.CheckFactorLabel(f, in.body.Label)
	checkProof(f, in.body.Challenge, in.body.Code, "", in.body.Passkey)
}

func (s *Server) addFactor(ctx context.Context, by domain.Actor, in *newFactorInput) (*answer[AddedFactor], error) {
	b := in.body
	added, codes, err := s.desks.Office.AddFactor(ctx, by, office.NewFactor{Challenge: b.Challenge, Label: b.Label, Code: b.Code, Passkey: b.Passkey, At: s.siteOf(ctx)})
	return plain(AddedFactor{Factor: factorBody(office.Factor{Factor: added}), RecoveryCodes: filled(codes)}), err
}

func (s *Server) removeFactor(ctx context.Context, by domain.Actor, in *ByID) (*answer[MyFactors], error) {
	id, err := pathID[domain.FactorID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Office.RemoveFactor(ctx, by, id, s.siteOf(ctx))
	return plain(factorsAnswer(v)), err
}

// RecoveryCodes are shown once.
type RecoveryCodes struct {
	RecoveryCodes []string `json:"recoveryCodes"`
}

func (s *Server) makeRecoveryCodes(ctx context.Context, by domain.Actor, _ *nothing) (*answer[RecoveryCodes], error) {
	codes, err := s.desks.Office.MakeRecoveryCodes(ctx, by)
	return plain(RecoveryCodes{RecoveryCodes: filled(codes)}), err
}

type removeFactorsInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) removeUserFactors(ctx context.Context, by domain.Actor, in *removeFactorsInput) (*answer[UserAnswer], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	u, err := s.desks.Office.RemoveUserFactors(ctx, by, id, in.body.Reason)
	return versioned(userBody(u), u.Version), err
}
