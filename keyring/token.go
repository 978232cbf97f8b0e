package keyring

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"cohort/domain"
)

// Access tokens name a login and nothing else; who it belongs to and what
// they may do is asked of the database at every request.
const (
	issuer   = "cohort"
	audience = "cohort-api"
)

// SignAccess makes an access token for a login.
func (r *Ring) SignAccess(login domain.Login, now, expires time.Time) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer: issuer, Audience: jwt.ClaimStrings{audience}, Subject: login.ID.String(),
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(expires),
	}).SignedString(r.file.Token)
}

// VerifyAccess gives the login that a token was made for. Everything that a
// token could try (another algorithm, no expiry, another issuer or audience)
// ends in ErrSignedOut.
func (r *Ring) VerifyAccess(token string, now time.Time) (domain.LoginID, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return r.file.Token, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithExpirationRequired(),
		jwt.WithIssuer(issuer), jwt.WithAudience(audience), jwt.WithTimeFunc(func() time.Time { return now }))
	if err != nil {
		return domain.LoginID{}, domain.ErrSignedOut
	}
	id, err := domain.ParseID[domain.LoginID](claims.Subject)
	if err != nil {
		return domain.LoginID{}, domain.ErrSignedOut
	}
	return id, nil
}

// Blind gives a keyed hash of a value for one purpose.
func (r *Ring) Blind(purpose, value string) string {
	mac := hmac.New(sha256.New, r.file.Blind)
	mac.Write([]byte(purpose))
	mac.Write([]byte{0})
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil))
}
