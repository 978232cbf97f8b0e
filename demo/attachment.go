package demo

import (
	"cohort/domain"
)

// attach puts files where people look for them: the letter that came with a
// member, what a hospital wrote about another one, and one that was put into the
// wrong record and found there.
func (s *story) attach() error {
	members := s.groups["morning"].roster(9)
	worker, lead := s.worker(), s.staff[s.groups["morning"].lead]
	today := domain.DateIn(s.diary.at, s.zone)
	for _, f := range []struct {
		by  domain.Actor
		of  domain.ClientID
		ago int
		domain.AttachmentSaid
		name string
	}{
		{by: worker, of: members[0].client.ID, ago: 60, name: "referral-letter.pdf", AttachmentSaid: domain.AttachmentSaid{Title: "Referral letter", Note: "Came by post.", For: domain.ForIntake}},
		{by: lead, of: members[1].client.ID, ago: 35, name: "discharge-summary.pdf", AttachmentSaid: domain.AttachmentSaid{Title: "Discharge summary of the day clinic", For: domain.ForClinical}},
		{by: worker, of: members[1].client.ID, ago: 60, name: "scan-0042.pdf", AttachmentSaid: domain.AttachmentSaid{Title: "Referral letter", For: domain.ForIntake}},
	} {
		f.On = today.AddDays(-f.ago)
		a, err := s.desks.Clinical.AddAttachment(s.ctx, f.by, domain.Attachment{With: domain.AttachedTo{ClientID: f.of}, Name: f.name, AttachmentSaid: f.AttachmentSaid}, planSheet)
		if err != nil {
			return err
		}
		if f.name != "scan-0042.pdf" {
			continue
		}
		if _, err := s.desks.Clinical.VoidAttachment(s.ctx, worker, f.of, a.ID, "The letter of somebody else, scanned with theirs."); err != nil {
			return err
		}
	}
	return nil
}
