package office

import (
	"context"
	"errors"
	"fmt"

	"cohort/domain"
	"cohort/practice"
)

// noticeLetters are the letters about one notice.
type noticeLetters struct {
	notice  domain.SecurityNoticeID
	by      domain.Actor
	about   domain.UserID
	letters []domain.Letter
}

// SendMail says, before anybody is served, that WriteResets writes letters: what
// is told goes by mail as well, and links go to their owners alone.
func (desk *Desk) SendMail() { desk.sendsMail.Store(true) }

// post lets letters be written. What finds no room is recorded as not sent.
func (desk *Desk) post(id domain.SecurityNoticeID, by domain.Actor, about domain.UserID, letters []domain.Letter) {
	if len(letters) == 0 {
		return
	}
	select {
	case desk.told <- noticeLetters{notice: id, by: by, about: about, letters: letters}:
	default: // more than anybody does to accounts at once; the first page tells it all the same
	}
}

// writeTold writes the letters about a notice.
func (desk *Desk) writeTold(ctx context.Context, m Mailing, n noticeLetters) error {
	var failed error
	for _, letter := range n.letters {
		failed = errors.Join(failed, deliver(ctx, m, letter))
	}
	if failed == nil {
		failed = desk.store.Write(ctx, func(tx practice.Tx) error { return tx.NoticeMailed(n.notice, desk.Now()) })
		if failed == nil {
			m.Told(nil)
		}
		return failed
	}
	d := desk.Deed(n.by, domain.UpdateUser)
	d.About("user", n.about, domain.ClientID{})
	d.Note(practice.Code, "mail_failed")
	return errors.Join(failed, desk.Record(ctx, d, domain.Refused))
}

// accountLetters tell somebody at each of their addresses what was done to
// their account.
func accountLetters(practiceName, by, what string, to ...string) []domain.Letter {
	var letters []domain.Letter
	for _, address := range to {
		letters = append(letters, domain.Letter{To: address, Subject: "Your login at " + practiceName, Text: fmt.Sprintf(`%s

%s did this at %s.

If you asked for it or know of it, say so on your first page when you sign in next. If you did not, say that there, or tell another administrator of the practice.
`, what, by, practiceName)})
	}
	return letters
}
