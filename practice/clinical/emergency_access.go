package clinical

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// How often a therapist may look for a client in an emergency: enough for one
// whose name is hard to spell, and too little to find out who is a client here.
const (
	emergencyTries  = 10
	emergencyWindow = time.Hour
)

var (
	noteGround = practice.Plain("ground")
	noteUntil  = practice.Plain("until")
)

// Emergency is what a therapist says to open a record out of their reach.
type Emergency struct {
	Who    domain.EmergencySearch
	Ground domain.EmergencyGround
	Reason string
}

func (e Emergency) validate() error {
	var f domain.Faults
	e.Who.Validate(&f)
	domain.OneOf(&f, "ground", e.Ground, domain.EmergencyGrounds)
	f.Required("reason", e.Reason, domain.MaxReason)
	return f.Err()
}

// OpenEmergency opens the record of the one client who fits exactly, for
// domain.EmergencyMinutes. Who is open already is answered as before. Its errors are
// ErrNobodyFits, ErrSeveralFit, ErrInReach, and ErrTooManyAttempts. Who treats the
// client and the administrators are told.
func (desk *Desk) OpenEmergency(ctx context.Context, by domain.Actor, e Emergency) (a domain.EmergencyAccess, err error) {
	if err := practice.FaultsOf(ctx).With(e.validate()); err != nil {
		return a, err
	}
	if err := desk.CountTry(ctx, by, "emergency", emergencyTries, emergencyWindow); err != nil {
		return a, errors.Join(desk.foundNobody(ctx, by, e, "too_many_attempts"), err)
	}
	err = desk.Change(ctx, by, domain.OpenEmergency, func(tx practice.Tx, d *practice.Deed) error {
		a, err = practice.Once(ctx, tx, d, func(id string) (domain.EmergencyAccess, error) { return again(tx, id) },
			func() (domain.EmergencyAccess, string, error) {
				if _, err := tx.LockUser(by.UserID); err != nil { // of two at once, the second finds it open
					return domain.EmergencyAccess{}, "", err
				}
				a, err := openEmergency(tx, d, e)
				return a, a.ID.String(), err
			})
		return err
	})
	if domain.ErrNobodyFits.Is(err) || domain.ErrSeveralFit.Is(err) {
		return a, errors.Join(desk.foundNobody(ctx, by, e, "nobody_fits"), err)
	}
	return a, err
}

func again(tx practice.Tx, id string) (a domain.EmergencyAccess, err error) {
	known, err := domain.ParseID[domain.EmergencyAccessID](id)
	if err != nil {
		return a, err
	}
	return tx.EmergencyAccess(known)
}

// foundNobody records that somebody looked for a client and was shown nothing.
func (desk *Desk) foundNobody(ctx context.Context, by domain.Actor, e Emergency, why string) error {
	d := desk.Deed(by, domain.OpenEmergency)
	d.AboutMany("emergency_access", domain.ClientID{})
	d.Note(practice.Code, why)
	d.Note(practice.Words, e.Who.Name+" "+e.Who.Code)
	return desk.Record(ctx, d, domain.Refused)
}

func openEmergency(tx practice.Tx, d *practice.Deed, e Emergency) (a domain.EmergencyAccess, err error) {
	found, err := meant(tx, e.Who)
	if err != nil {
		return a, err
	}
	client, err := tx.LockClient(domain.Everything(), found.ID)
	if err != nil {
		return a, err
	}
	d.About("emergency_access", client.ID, client.ID)
	treats, err := tx.Treats(d.By.UserID, client.ID)
	if err != nil {
		return a, err
	}
	if treats || d.By.Reach(domain.ReadAssessment) == domain.All {
		return a, domain.ErrInReach
	}
	open, err := tx.OpenEmergencies(d.By.UserID, d.Now)
	if err != nil {
		return a, err
	}
	for _, before := range open {
		if before.ClientID == client.ID {
			d.NothingDone()
			return before, nil
		}
	}
	a = domain.NewEmergencyAccess(d.By, client, e.Ground, e.Reason, d.Now)
	d.About("emergency_access", a.ID, client.ID)
	d.Note(noteGround, string(a.Ground))
	d.Note(noteUntil, a.ExpiresAt.Format(time.RFC3339))
	d.Note(practice.Reason, a.Reason)
	d.By.Emergencies = append(d.By.Emergencies, a) // its own entry stands under it
	if err := tx.CreateEmergencyAccess(a); err != nil {
		return a, err
	}
	return a, tellOfEmergency(tx, d, a)
}

// mostMeant is how many clients of one name are looked at.
const mostMeant = 200

// meant gives the one client who fits exactly.
func meant(tx practice.Tx, who domain.EmergencySearch) (found domain.Client, err error) {
	var among []domain.Client
	if domain.IsBlank(who.Name) {
		c, err := tx.ClientByCode(domain.CodeKey(who.Code))
		if errors.Is(err, domain.ErrNotFound) {
			return found, domain.ErrNobodyFits
		}
		if err != nil {
			return found, err
		}
		among = []domain.Client{c}
	} else {
		list, err := tx.Clients(domain.Everything(), domain.ClientFilter{Text: who.Name}, domain.Page{Limit: mostMeant})
		if err != nil {
			return found, err
		}
		among = list.Items
	}
	fit := 0
	for _, c := range among {
		if who.Fits(c) {
			found = c
			fit++
		}
	}
	switch fit {
	case 0:
		return found, domain.ErrNobodyFits
	case 1:
		return found, nil
	}
	return domain.Client{}, domain.ErrSeveralFit
}

// tellOfEmergency tells those who treat the client and the administrators; where
// nobody treats them yet, intake, who does what is done for them.
func tellOfEmergency(tx practice.Tx, d *practice.Deed, a domain.EmergencyAccess) error {
	treating, err := tx.Treating(a.ClientID)
	if err == nil && len(treating) == 0 {
		treating, err = tx.ActiveUsers(domain.Intake)
	}
	if err != nil {
		return err
	}
	admins, err := practice.OtherAdmins.Of(tx, append(idsOf(treating), a.UserID)...)
	if err != nil {
		return err
	}
	_, err = d.Tell(tx, domain.SecurityNotice{Kind: domain.NoticeEmergency, UserID: a.UserID, AccessID: a.ID}, domain.UserID{}, append(treating, admins...))
	return err
}

func idsOf(users []domain.User) []domain.UserID {
	ids := make([]domain.UserID, len(users))
	for i, u := range users {
		ids[i] = u.ID
	}
	return ids
}

// Emergencies lists the records that are open to the actor, the newest first.
func (desk *Desk) Emergencies(ctx context.Context, by domain.Actor) (open []domain.EmergencyAccess, err error) {
	err = desk.Read(ctx, by, domain.ReadEmergencies, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("emergency_access", domain.ClientID{})
		d.NothingDone() // recorded when it shows a client
		open, err = tx.OpenEmergencies(by.UserID, d.Now)
		return err
	})
	return open, err
}

// EndEmergency closes a record before its time. What has ended stays ended.
func (desk *Desk) EndEmergency(ctx context.Context, by domain.Actor, id domain.EmergencyAccessID) (a domain.EmergencyAccess, err error) {
	err = desk.Change(ctx, by, domain.EndEmergency, func(tx practice.Tx, d *practice.Deed) error {
		d.About("emergency_access", id, domain.ClientID{})
		if a, err = tx.LockEmergencyAccess(id); err != nil {
			return err
		}
		d.About("emergency_access", id, a.ClientID)
		owns := a.UserID == by.UserID
		if !owns {
			if owns, err = tx.Treats(by.UserID, a.ClientID); err != nil {
				return err
			}
		}
		if err := domain.Allow(by, domain.EndEmergency, domain.EndEmergency, owns); err != nil {
			return err
		}
		if !a.Open(d.Now) {
			d.NothingDone()
			return nil
		}
		a = a.End(by.UserID, d.Now)
		return tx.SaveEmergencyAccess(a)
	})
	return a, err
}
