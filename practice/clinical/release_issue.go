package clinical

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// IssueRelease makes the package and writes it into the log of disclosures, if the
// consent holds at this moment and covers what is in it. Whoever looked at an
// earlier state is told so.
func (desk *Desk) IssueRelease(ctx context.Context, by domain.Actor, id domain.ReleaseID, expected domain.Version) (ReleaseView, error) {
	return desk.onRelease(ctx, by, domain.IssueRelease, id, func(tx practice.Tx, d *practice.Deed, c domain.Client, r clinical.Release) (clinical.Release, error) {
		if err := r.IsOpen(); err != nil {
			return r, err
		}
		if err := expected.Matches(r.Version); err != nil {
			return r, err
		}
		return desk.issue(tx, d, c, r)
	})
}

func (desk *Desk) issue(tx practice.Tx, d *practice.Deed, c domain.Client, r clinical.Release) (clinical.Release, error) {
	m, err := materialFor(tx, d, r.ClientID, r.Wanted.ConsentID)
	if err != nil {
		return r, err
	}
	if err := r.Wanted.MayLeave(m.consent, m.mark, m.today); err != nil {
		return r, err
	}
	now, err := readRecord(tx, c, m.consent, r.Wanted)
	if err != nil {
		return r, err
	}
	if !now.Same(r.Record) {
		return r, clinical.ErrRecordChanged
	}
	check, err := checkOf(tx, c)
	if err != nil {
		return r, err
	}
	redactions := r.Record.Redactions(check, r.Decisions)
	issued := clinical.IssuedRelease{By: d.By.UserID, ByName: d.By.Name, At: d.Now, On: m.today, Part2: m.mark.Protects(r.Wanted.Until), DisclosureID: domain.NewID[domain.DisclosureID]()}
	content, files, err := desk.packed(tx, r, redactions, issued)
	if err != nil {
		return r, err
	}
	issued.Files = files
	sum := sha256.Sum256(content)
	issued.Digest, issued.Size = hex.EncodeToString(sum[:]), len(content)
	out, err := r.Issue(redactions, issued)
	if err != nil {
		return r, err
	}
	d.Note(noteDigest, issued.Digest)
	d.Note(noteRedacted, len(out.Issued.Redacted))
	if err := tx.KeepPackage(r.ID, content); err != nil {
		return r, err
	}
	return out, tx.CreateDisclosure(clinical.Disclosure{ID: issued.DisclosureID, ClientID: r.ClientID, On: m.today, Disclosed: r.Wanted.Disclosed(r.ID), By: d.By.UserID, ByName: d.By.Name, At: d.Now})
}

// packed makes the package, with the attachments that leave.
func (desk *Desk) packed(tx practice.Tx, r clinical.Release, redactions []clinical.Redaction, issued clinical.IssuedRelease) ([]byte, []clinical.IssuedFile, error) {
	if desk.writeRelease == nil {
		return nil, nil, domain.ErrNotFound
	}
	leave, err := r.Record.Without(redactions)
	if err != nil {
		return nil, nil, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return nil, nil, err
	}
	zone, err := practice.Zone(tx)
	if err != nil {
		return nil, nil, err
	}
	var contents [][]byte
	leave, files, err := r.Pack(leave, func(id domain.AttachmentID) (string, error) {
		content, err := tx.AttachmentContent(id)
		contents = append(contents, content)
		sum := sha256.Sum256(content)
		return hex.EncodeToString(sum[:]), err
	})
	if err != nil {
		return nil, nil, err
	}
	paper := clinical.ReleasePaper{ID: r.ID, Practice: settings, Parts: r.Wanted.Parts, From: r.Wanted.From, Until: r.Wanted.Until, Record: leave, Redacted: clinical.RedactedPlaces(redactions),
		IssuedBy: issued.ByName, IssuedAt: issued.At, IssuedOn: issued.On, Zone: zone}
	if issued.Part2 {
		paper.Notice = &clinical.CurrentPart2Notice
	}
	for i, f := range files {
		paper.Files = append(paper.Files, clinical.PackedFile{Name: f.File, Content: contents[i]})
	}
	paper.Unread = len(r.Record.Attachments) - len(files)
	var b bytes.Buffer
	err = desk.writeRelease(&b, paper)
	return b.Bytes(), files, err
}

// ReleasePackage is the package of a release that was issued.
type ReleasePackage struct {
	clinical.Release
	Content []byte
}

// TakeRelease gives the package of a release that was issued, as it left.
func (desk *Desk) TakeRelease(ctx context.Context, by domain.Actor, id domain.ReleaseID) (p ReleasePackage, err error) {
	err = desk.Read(ctx, by, domain.TakeRelease, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("release", id, domain.ClientID{})
		if p.Release, err = tx.Release(id); err != nil {
			return err
		}
		if err := mayTreatAnyOf(tx, by, domain.TakeRelease, p.ClientID); err != nil {
			return err
		}
		d.Concerns(p.ClientID)
		if p.Issued == nil {
			return clinical.ErrReleaseNotIssued
		}
		p.Content, err = tx.Package(id)
		return err
	})
	return p, err
}
