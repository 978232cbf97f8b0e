package office

import (
	"context"
	"crypto/hmac"
	"strconv"
	"strings"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// How many passwords may be tried. Attempts are counted before the password is
// looked at, so those that come together cannot get past the number, and one
// that succeeds is taken back.
//
// A browser that the person has signed in with before carries a device cookie
// and has a bucket of its own: 10 attempts in 15 minutes. Nobody else can fill
// it, so nobody can lock the owner out there. Everybody else is counted by
// account and neighborhood (10 in 15 minutes), by neighborhood whatever the
// account (100 in 15 minutes), and by account from everywhere (50 in an hour,
// 1200 guesses a day against a password of 15 characters); a neighborhood from
// which the person signed in within 90 days is not counted in the last. An
// attempt that one bucket refuses is not counted in the wider ones, so filling
// the account's takes five neighborhoods at least.
const (
	triesPerDevice       = 10
	triesPerAccountPlace = 10
	triesPerPlace        = 100
	triesPerAccount      = 50
	tryWindow            = 15 * time.Minute
	accountWindow        = time.Hour
	deviceDays           = 180
)

// How many codes may be tried behind a right password. Who has stolen it gets
// 30 of a million a day: as with passwords, a browser that the person signed in
// with before has its own count, which nobody else can fill. What a person who
// is signed in tries, to confirm that it is them, is counted by person.
const (
	codesPerPlace     = 10
	codesPerPerson    = 10
	codesPerPersonDay = 30
	dayWindow         = 24 * time.Hour
)

// factorBuckets gives the buckets that an attempt at a second factor fills.
func (desk *Desk) factorBuckets(who domain.UserID, address, device string, now time.Time) []bucket {
	if id := desk.deviceOf(device, who, now); id != "" {
		return []bucket{desk.bucket("device code", id, triesPerDevice, tryWindow)}
	}
	return []bucket{
		desk.bucket("code and place", who.String()+"\n"+domain.Neighborhood(address), codesPerPlace, tryWindow),
		desk.bucket("code", who.String(), codesPerPerson, accountWindow),
		desk.bucket("code in a day", who.String(), codesPerPersonDay, dayWindow),
	}
}

func (desk *Desk) confirmBuckets(who domain.UserID) []bucket {
	return []bucket{
		desk.bucket("confirm", who.String(), triesPerDevice, tryWindow),
		desk.bucket("confirm in a day", who.String(), codesPerPersonDay, dayWindow),
	}
}

// bucket counts attempts of one kind. Its name is a blind hash: the table says
// neither who nor where.
type bucket struct {
	name   string
	limit  int
	window time.Duration
}

func (desk *Desk) bucket(kind, what string, limit int, window time.Duration) bucket {
	return bucket{name: desk.keys.Blind("throttle "+kind, what), limit: limit, window: window}
}

// signInBuckets gives the buckets that an attempt to sign in fills, the
// narrowest first. They depend on what was typed, not on whether it is anybody.
func (desk *Desk) signInBuckets(tx practice.Tx, email string, user domain.UserID, address string, device string, now time.Time) ([]bucket, error) {
	if id := desk.deviceOf(device, user, now); id != "" {
		return []bucket{desk.bucket("device", id, triesPerDevice, tryWindow)}, nil
	}
	place := domain.Neighborhood(address)
	buckets := []bucket{
		desk.bucket("account and place", email+"\n"+place, triesPerAccountPlace, tryWindow),
		desk.bucket("place", place, triesPerPlace, tryWindow),
	}
	known, err := tx.SignedInFrom(user, address, now.AddDate(0, 0, -domain.KnownPlaceDays))
	if err == nil && !known {
		buckets = append(buckets, desk.bucket("account", email, triesPerAccount, accountWindow))
	}
	return buckets, err
}

// count adds an attempt to the buckets. It stops at the first that is full
// and answers ErrTooManyAttempts with the time to wait; first says that this
// is the attempt that found it full.
func count(tx practice.Tx, buckets []bucket, now time.Time) (full error, first bool, err error) {
	for _, b := range buckets {
		n, ends, err := tx.CountAttempt(b.name, now, b.window)
		if err != nil {
			return nil, false, err
		}
		if n > b.limit {
			return domain.ErrTooManyAttempts.After(ends.Sub(now)), n == b.limit+1, nil
		}
	}
	return nil, false, nil
}

func names(buckets []bucket) []string {
	all := make([]string, len(buckets))
	for i, b := range buckets {
		all[i] = b.name
	}
	return all
}

// deviceToken is what a browser keeps to be known again by: who signed in,
// when, a random name, and a signature over them.
func (desk *Desk) deviceToken(user domain.UserID, now time.Time) string {
	body := user.String() + "." + strconv.FormatInt(now.Unix(), 36) + "." + newToken()
	return body + "." + desk.keys.Blind("device", body)
}

// deviceOf gives the name of the device when the token is one of the user's,
// and "" otherwise.
func (desk *Desk) deviceOf(token string, user domain.UserID, now time.Time) string {
	if owner, name := desk.readDevice(token, now); name != "" && owner == user.String() {
		return name
	}
	return ""
}

// DeviceOfSomebody gives the name of the device when somebody has signed in with
// it before, and "" otherwise. It asks no database.
func (desk *Desk) DeviceOfSomebody(token string) string {
	_, name := desk.readDevice(token, desk.Now())
	return name
}

// readDevice gives the user, as a text, and the name of the device from a token
// that was signed here and has not expired.
func (desk *Desk) readDevice(token string, now time.Time) (user, name string) {
	end := strings.LastIndexByte(token, '.')
	if end < 0 || !hmac.Equal([]byte(desk.keys.Blind("device", token[:end])), []byte(token[end+1:])) {
		return "", ""
	}
	parts := strings.Split(token[:end], ".")
	if len(parts) != 3 {
		return "", ""
	}
	since, err := strconv.ParseInt(parts[1], 36, 64)
	if err != nil || now.After(time.Unix(since, 0).AddDate(0, 0, deviceDays)) {
		return "", ""
	}
	return parts[0], parts[2]
}

// DropExpired removes what no longer matters; the server calls it now and then.
func (desk *Desk) DropExpired(ctx context.Context) error {
	return desk.store.Write(ctx, func(tx practice.Tx) error { return tx.DropExpired(desk.Now()) })
}
