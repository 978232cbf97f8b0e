package domain

import (
	"slices"
	"time"
)

// ConfirmMinutes is for how long it counts that somebody proved who they are.
// Signing in proves it.
const ConfirmMinutes = 30

// confirmed are the actions that could do most harm at a page that somebody
// left open: each wants proof, not older than ConfirmMinutes, that it is still
// the person who signed in. Releases of records and psychotherapy notes stand
// here when they come.
var confirmed = []Action{
	ChangePassword, AddFactor, RemoveFactor, MakeRecoveryCodes, MakeCalendarFeed, ConnectIdentity, DisconnectIdentity,
	CreateUser, UpdateUser, InviteUser, RemoveUserFactors, DecideProposal,
	UpdateSettings,
	CreateExport, DownloadExport, ExportAudit, TakeDisclosures, TakeProgressNotes, TakeRelease,
}

// NeedsConfirmation says whether the action wants that proof.
func NeedsConfirmation(action Action) bool { return slices.Contains(confirmed, action) }

// enrolling is what somebody may do who must have a second factor and has none.
var enrolling = []Action{ReadSelf, SignOut, ReadFactors, AddFactor, ConfirmSelf}

// Enrolls says whether the action is one of those.
func Enrolls(action Action) bool { return slices.Contains(enrolling, action) }

// ErrConfirmationNeeded is what such an action answers when the proof is too old.
var ErrConfirmationNeeded = Error{Kind: KindForbidden, Code: "confirmation_needed", Message: "Confirm that it is you, then go on: it was too long ago that you signed in."}

// Ready is the one decision about the actor's login, whatever the action is
// done to: whether they have what their role must have, and proved lately who
// they are where that counts.
func Ready(by Actor, action Action, now time.Time) error {
	switch {
	case by.LacksFactor && !Enrolls(action):
		return ErrSecondFactorNeeded
	case NeedsConfirmation(action) && now.Sub(by.ConfirmedAt) > ConfirmMinutes*time.Minute:
		return ErrConfirmationNeeded
	}
	return nil
}
