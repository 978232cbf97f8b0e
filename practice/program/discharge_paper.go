package program

import (
	"context"
	"io"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// DischargeWriter makes the file of a discharge summary.
type DischargeWriter func(io.Writer, clinical.DischargePaper, clinical.DischargeFile) error

// TakeDischarge gives a signed summary as a file.
func (desk *Desk) TakeDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID, as clinical.DischargeFile) (write func(io.Writer) error, err error) {
	var paper clinical.DischargePaper
	err = desk.Read(ctx, by, domain.TakeDischarge, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		if paper.Discharge, err = tx.Discharge(id); err != nil {
			return err
		}
		e, _, err := membershipSeen(tx, scope, d, paper.EnrollmentID)
		if err != nil {
			return err
		}
		if paper.Signed == nil {
			return clinical.ErrDischargeNotSigned
		}
		clients, err := tx.ClientsInFull([]domain.ClientID{e.ClientID})
		if err != nil {
			return err
		}
		c := clients[e.ClientID]
		paper.Name, paper.GoesBy, paper.Code, paper.Born = c.FullName(), c.ShownName(), c.Code, c.BirthDate
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		paper.Practice, paper.Letterhead, paper.Crisis = settings.PracticeName, settings.Address.Lines(), settings.CrisisLine()
		paper.Zone, err = domain.LoadZone(settings.TimeZone)
		return err
	})
	if err == nil && desk.writeDischarge == nil {
		err = domain.ErrNotFound
	}
	return func(to io.Writer) error { return desk.writeDischarge(to, paper, as) }, err
}
