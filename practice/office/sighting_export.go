package office

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// ExportSightings records that who saw a client, or whom a person saw, is taken
// out as CSV, and gives what writes it: a line for each client and each seeing,
// newest first. It holds no more than a page in memory.
func (desk *Desk) ExportSightings(ctx context.Context, by domain.Actor, filter domain.AuditFilter) (write func(io.Writer) error, err error) {
	if by.Reach(domain.ReadAudit) == domain.None {
		return nil, desk.Refuse(ctx, by, domain.ExportAudit)
	}
	if err := practice.FaultsOf(ctx).Err(); err != nil {
		return nil, err
	}
	filter.Seen = true
	var client SeenClient
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		if client, err = seenClient(tx, filter); err != nil || filter.ActorEmail == "" {
			return err
		}
		who, err := tx.UserByEmail(filter.ActorEmail)
		filter.ActorID = who.ID
		return err
	})
	if err != nil {
		return nil, err
	}
	d := desk.Deed(by, domain.ExportAudit)
	d.AboutMany("sightings", client.ID)
	d.Note(noteFormat, AuditCSV)
	if err := desk.Record(ctx, d, domain.Read); err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return desk.writeSightings(ctx, filter, client, w) }, nil
}

func (desk *Desk) writeSightings(ctx context.Context, filter domain.AuditFilter, client SeenClient, w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180
	if err := out.Write(sightingColumns); err != nil {
		return err
	}
	for page := (domain.Page{Limit: domain.MaxLimit}); ; {
		var list domain.List[Sighting]
		err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
			list, err = sightings(tx, filter, client, page)
			return err
		})
		if err != nil {
			return err
		}
		for _, s := range list.Items {
			for _, c := range s.Clients {
				if err := out.Write(domain.InertCells(sightingCells(s, c))); err != nil {
					return err
				}
			}
		}
		if page.After = list.Next; page.After == "" {
			out.Flush()
			return out.Error()
		}
	}
}

var sightingColumns = []string{"at", "client", "person", "role", "deed", "what", "shown", "address", "action", "entry", "requestId"}

func sightingCells(s Sighting, c SeenClient) []string {
	deed, shown := "saw", "alone"
	if s.Outcome == domain.Done {
		deed = "did"
	}
	if s.Among > 1 {
		shown = "among " + strconv.Itoa(s.Among)
	}
	return []string{s.At.UTC().Format(time.RFC3339), c.Code, s.ActorName, string(s.Role), deed, s.Action.Words(), shown, s.Address,
		string(s.Action), strconv.FormatInt(s.Seq, 10), s.RequestID}
}
