package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

var (
	noteNotice = practice.Plain("notice")
	noteAnswer = practice.Plain("answer")
)

// accountNotice is what is told of somebody's account.
type accountNotice struct {
	kind     domain.NoticeKind
	user     domain.User // as they are now
	detail   domain.NoticeDetail
	by       domain.Actor // zero: who does the deed
	watchers practice.Watchers
	letters  []domain.Letter // to the person, where the practice sends mail
	except   []domain.UserID // who knows already
	unasked  bool            // the person is not asked about it
}

// tell tells of an account: the person themselves, who is asked to answer, by
// mail as well, and those who watch. Nobody is asked about what they did
// themselves, and nobody who cannot sign in.
func (desk *Desk) tell(ctx context.Context, tx practice.Tx, d *practice.Deed, a accountNotice) error {
	by := a.by
	if by.Name == "" {
		by = d.By
	}
	asked := a.user.ID
	if a.unasked || a.user.ID == by.UserID || a.user.Status != domain.UserActive {
		asked = domain.UserID{}
	}
	others, err := a.watchers.Of(tx, append(a.except, a.user.ID, by.UserID)...)
	if err != nil {
		return err
	}
	n, err := d.Tell(tx, domain.SecurityNotice{Kind: a.kind, UserID: a.user.ID, ByID: by.UserID, ByName: by.Name, Detail: a.detail}, asked, others)
	if err == nil && !asked.IsZero() && desk.sendsMail.Load() {
		letters := a.letters
		desk.Afterwards(ctx, func() { desk.post(n.ID, d.By, a.user.ID, letters) })
	}
	return err
}

// Notices gives what waits for the actor to see or answer.
func (desk *Desk) Notices(ctx context.Context, by domain.Actor) (told []ToldNotice, err error) {
	err = desk.Look(ctx, by, domain.ReadNotices, func(tx practice.Tx, _ domain.Scope) error {
		notices, err := tx.WaitingNotices(by.UserID, domain.MostNotices)
		if err != nil {
			return err
		}
		if told, err = withAccesses(tx, by, notices); err != nil {
			return err
		}
		finding, err := toldFinding(tx, by)
		told = append(finding, told...)
		return err
	})
	return told, err
}

// ToldNotice is a notice with the emergency access that it is about.
type ToldNotice struct {
	domain.SecurityNotice
	Access *domain.EmergencyAccess // its reason only for who may read the record
}

func withAccesses(tx practice.Tx, by domain.Actor, notices []domain.SecurityNotice) ([]ToldNotice, error) {
	var ids []domain.EmergencyAccessID
	for _, n := range notices {
		if !n.AccessID.IsZero() {
			ids = append(ids, n.AccessID)
		}
	}
	accesses, err := tx.EmergenciesByID(ids)
	if err != nil {
		return nil, err
	}
	told := make([]ToldNotice, len(notices))
	for i, n := range notices {
		told[i] = ToldNotice{SecurityNotice: n}
		a, found := accesses[n.AccessID]
		if !found {
			continue
		}
		switch err := practice.MayTreat(tx, by, domain.ReadAssessment, domain.ReadAssessment, a.ClientID); {
		case errors.Is(err, domain.ErrForbidden), errors.Is(err, domain.ErrNotFound):
			a.Reason = ""
		case err != nil:
			return nil, err
		}
		told[i].Access = &a
	}
	return told, nil
}

// SeeNotice keeps that the actor has seen what they were told. To see it again
// changes nothing.
func (desk *Desk) SeeNotice(ctx context.Context, by domain.Actor, id domain.SecurityNoticeID) (t ToldNotice, err error) {
	return desk.onNotice(ctx, by, id, func(_ practice.Tx, d *practice.Deed, n domain.SecurityNotice) (domain.NoticeReader, error) {
		if n.Reader.SeenAt == nil {
			n.Reader.SeenAt = &d.Now
		}
		return n.Reader, nil
	})
}

// AnswerNotice keeps what a person says of what was done to their account. That
// they did not ask for it is told to the other administrators, and ends what
// came of it: links, and logins by them.
func (desk *Desk) AnswerNotice(ctx context.Context, by domain.Actor, id domain.SecurityNoticeID, answer domain.NoticeAnswer) (t ToldNotice, err error) {
	return desk.onNotice(ctx, by, id, func(tx practice.Tx, d *practice.Deed, n domain.SecurityNotice) (domain.NoticeReader, error) {
		before := n.Reader.Answer
		reader, err := n.Reader.Say(answer, d.Now)
		if err = d.Check(err); err != nil || before == answer {
			return n.Reader, err
		}
		d.Note(noteAnswer, string(answer))
		if err := tx.SaveNoticeReader(n.ID, reader); err != nil {
			return reader, err
		}
		if n.Kind.OfLink() {
			if err := answerLinks(tx, d, n, answer); err != nil {
				return reader, err
			}
		}
		if answer == domain.NoticeNotAskedFor {
			return reader, desk.undoUnasked(ctx, tx, d, n)
		}
		return reader, nil
	})
}

// answerLinks lets one answer stand for making a link and using it.
func answerLinks(tx practice.Tx, d *practice.Deed, n domain.SecurityNotice, answer domain.NoticeAnswer) error {
	open, err := tx.OpenNoticesAbout(n.UserID, domain.NoticeLinkMade, domain.NoticeLinkUsed)
	if err != nil {
		return err
	}
	for _, other := range open {
		if other.ByID != n.ByID {
			continue
		}
		reader, err := other.Reader.Say(answer, d.Now)
		if err != nil {
			return err
		}
		if err := tx.SaveNoticeReader(other.ID, reader); err != nil {
			return err
		}
	}
	if answer != domain.NoticeAgreed {
		return nil
	}
	by, err := linkBehind(tx, n.UserID)
	if err != nil || by != "" {
		return err // somebody else's link is not answered for yet
	}
	return tx.AnswerForLinks(n.UserID)
}

func (desk *Desk) undoUnasked(ctx context.Context, tx practice.Tx, d *practice.Deed, n domain.SecurityNotice) error {
	u, err := tx.User(n.UserID)
	if err != nil {
		return err
	}
	err = errors.Join(tx.DropInvitation(u.ID), tx.DropCalendarFeed(u.ID), tx.EndLoginsByLink(u.ID, domain.EndedByNotice, d.Now))
	if err != nil {
		return err
	}
	return desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeNotAsked, user: u, unasked: true, watchers: practice.OtherAdminsOrReaders,
		detail: domain.NoticeDetail{Before: string(n.Kind), After: n.ByName}, except: []domain.UserID{n.ByID}})
}

// onNotice is the only way to act on what one was told.
func (desk *Desk) onNotice(ctx context.Context, by domain.Actor, id domain.SecurityNoticeID,
	do func(practice.Tx, *practice.Deed, domain.SecurityNotice) (domain.NoticeReader, error)) (t ToldNotice, err error) {
	err = desk.Change(ctx, by, domain.AnswerNotice, func(tx practice.Tx, d *practice.Deed) error {
		d.About("security_notice", id, domain.ClientID{})
		n, err := tx.LockNotice(id, by.UserID)
		if err != nil {
			return err
		}
		d.Note(noteNotice, string(n.Kind))
		before := n.Reader
		if n.Reader, err = do(tx, d, n); err != nil {
			return err
		}
		if n.Reader == before {
			d.NothingDone()
		}
		if n.Reader.Answer != "" {
			n.Answered = n.Reader.Answer
		}
		told, err := withAccesses(tx, by, []domain.SecurityNotice{n})
		if err != nil {
			return err
		}
		t = told[0]
		return tx.SaveNoticeReader(n.ID, n.Reader)
	})
	return t, err
}

// linkBehind is the administrator by whose link a person's account was entered
// last, for which the person has not answered; "" for nobody.
func linkBehind(tx practice.Tx, user domain.UserID) (string, error) {
	open, err := tx.OpenNoticesAbout(user, domain.NoticeLinkUsed)
	if err != nil || len(open) == 0 {
		return "", err
	}
	return open[0].ByName, nil
}
