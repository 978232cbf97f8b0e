package clinical

import (
	"context"
	"io"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// ReleaseWriter makes the package of a release, of all that its files say. The same
// paper gives the same bytes.
type ReleaseWriter func(io.Writer, clinical.ReleasePaper) error

// AccountWriter makes the account of disclosures that a client gets, as a file.
type AccountWriter func(io.Writer, clinical.AccountPaper) error

// ReleaseView is a release with the texts that are read before it leaves.
type ReleaseView struct {
	clinical.Release
	Texts   []ReleaseText
	Part2   bool // it goes with the notice of 42 CFR part 2
	Changed bool // the record is not any more as it was read
}

// ReleaseText is one text of a release that is prepared, with what is taken out.
type ReleaseText struct {
	clinical.ToldAt
	Text  string
	Leave string // what leaves of it
	Found []clinical.Redaction
}

var (
	noteDigest   = practice.Plain("digest")
	noteDecision = practice.Plain("decision")
	noteRedacted = practice.Plain("redacted")
	noteLeaves   = practice.Plain("attachmentLeaves")
)

// Releases lists what was prepared and issued of a client's record, the last first:
// to whom and which parts, and nothing that stood in it.
func (desk *Desk) Releases(ctx context.Context, by domain.Actor, id domain.ClientID) (list []clinical.Release, err error) {
	err = desk.Read(ctx, by, domain.ListReleases, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("releases", id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		found, err := tx.ReleasesOf(id)
		for _, r := range found {
			list = append([]clinical.Release{r}, list...)
		}
		return err
	})
	return list, err
}

// PrepareRelease reads the wanted parts of a client's record for a release under a
// consent that holds today. Nothing leaves yet.
func (desk *Desk) PrepareRelease(ctx context.Context, by domain.Actor, client domain.ClientID, wanted clinical.ReleaseWanted) (v ReleaseView, err error) {
	wanted = wanted.Trimmed()
	err = desk.OnClient(ctx, by, domain.PrepareRelease, client, func(tx practice.Tx, d *practice.Deed, c domain.Client) error {
		d.About("release", domain.ReleaseID{}, client)
		m, err := materialFor(tx, d, client, wanted.ConsentID)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Join(wanted.Validate(m.today))
		f.When(m.consent.ID.IsZero(), "consentId", "is no consent of this client")
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		w, err := wanted.Under(m.consent)
		if err != nil {
			return err
		}
		if err := w.MayLeave(m.consent, m.mark, m.today); err != nil {
			return err
		}
		record, err := readRecord(tx, c, m.consent, w)
		if err != nil {
			return err
		}
		r, err := clinical.Prepare(client, w, record, by, d.Now)
		if err != nil {
			return err
		}
		d.About("release", r.ID, client)
		d.Note(noteParts, w.Parts)
		v = ReleaseView{Release: r, Part2: m.mark.Protects(w.Until)}
		return tx.CreateRelease(r)
	})
	return v, err
}

// material is what a release rests on.
type material struct {
	consent clinical.Consent
	mark    *clinical.Part2Mark
	today   domain.Date
}

// materialFor reads a consent of the client's, none where it is not theirs, and what
// was said of part 2.
func materialFor(tx practice.Tx, d *practice.Deed, client domain.ClientID, consent domain.ConsentID) (m material, err error) {
	if m.today, err = practice.Today(tx, d.Now); err != nil {
		return m, err
	}
	all, err := tx.ConsentsOf(client)
	if err != nil {
		return m, err
	}
	for _, c := range all {
		if c.ID == consent {
			m.consent = c
		}
	}
	marks, err := tx.Part2Marks(client)
	m.mark = clinical.Part2Standing(marks)
	return m, err
}

// Release shows one that is prepared, text by text, with what is taken out; of one
// that was issued, what is known of it.
func (desk *Desk) Release(ctx context.Context, by domain.Actor, id domain.ReleaseID) (v ReleaseView, err error) {
	err = desk.Read(ctx, by, domain.ReviewRelease, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("release", id, domain.ClientID{})
		r, err := tx.Release(id)
		if err != nil {
			return err
		}
		if err := mayTreatAnyOf(tx, by, domain.ReviewRelease, r.ClientID); err != nil {
			return err
		}
		d.Concerns(r.ClientID)
		v, err = viewed(tx, d, r)
		return err
	})
	return v, err
}

func viewed(tx practice.Tx, d *practice.Deed, r clinical.Release) (v ReleaseView, err error) {
	v.Release = r
	if r.Status != clinical.ReleasePrepared {
		v.Part2 = r.Issued != nil && r.Issued.Part2
		return v, nil
	}
	m, err := materialFor(tx, d, r.ClientID, r.Wanted.ConsentID)
	if err != nil {
		return v, err
	}
	v.Part2 = m.mark != nil && m.mark.Protects(r.Wanted.Until)
	c, err := tx.Client(domain.Everything(), r.ClientID)
	if err != nil {
		return v, err
	}
	now, err := readRecord(tx, c, m.consent, r.Wanted)
	if err != nil {
		return v, err
	}
	v.Changed = !now.Same(r.Record)
	check, err := checkOf(tx, c)
	if err != nil {
		return v, err
	}
	redactions := r.Record.Redactions(check, r.Decisions)
	leave, err := r.Record.Without(redactions)
	if err != nil {
		return v, err
	}
	left := map[string]string{}
	leave.EachTold(func(at clinical.ToldAt, told *clinical.Told) { left[at.Path] = string(*told) })
	r.Record.EachTold(func(at clinical.ToldAt, told *clinical.Told) {
		text := ReleaseText{ToldAt: at, Text: string(*told), Leave: left[at.Path]}
		for _, red := range redactions {
			if red.Path == at.Path {
				text.Found = append(text.Found, red)
			}
		}
		v.Texts = append(v.Texts, text)
	})
	return v, nil
}

// onRelease is the only way to act on a release: it locks its client, asks the policy
// about them, acts and writes the audit in one transaction.
func (desk *Desk) onRelease(ctx context.Context, by domain.Actor, action domain.Action, id domain.ReleaseID,
	do func(practice.Tx, *practice.Deed, domain.Client, clinical.Release) (clinical.Release, error)) (v ReleaseView, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("release", id, domain.ClientID{})
		seen, err := tx.Release(id)
		if err != nil {
			return err
		}
		if err := mayTreatAnyOf(tx, by, action, seen.ClientID); err != nil {
			return err
		}
		d.Concerns(seen.ClientID)
		c, err := tx.LockClient(domain.Everything(), seen.ClientID)
		if err != nil && (action != domain.DiscardRelease || !domain.ErrClientMerged.Is(err)) { // what was begun for a record that was merged since is thrown away
			return err
		}
		r, err := tx.Release(id) // as it is under the lock
		if err != nil {
			return err
		}
		if r, err = do(tx, d, c, r); d.Check(err) != nil {
			return d.Check(err)
		}
		if err := tx.SaveRelease(r); err != nil {
			return err
		}
		v, err = viewed(tx, d, r)
		return err
	})
	return v, err
}

// DecisionAsked is a place of a release, as a browser counts, and what was judged.
type DecisionAsked struct {
	Path       string
	Start, End int
	Kind       clinical.DecisionKind
	Why        string
}

// DecideRelease keeps what a person judged of a place in a release that is prepared:
// that what was found names nobody, or that something else does not leave.
func (desk *Desk) DecideRelease(ctx context.Context, by domain.Actor, id domain.ReleaseID, asked DecisionAsked) (ReleaseView, error) {
	return desk.onRelease(ctx, by, domain.ReviewRelease, id, func(tx practice.Tx, d *practice.Deed, c domain.Client, r clinical.Release) (clinical.Release, error) {
		check, err := checkOf(tx, c)
		if err != nil {
			return r, err
		}
		d.Note(noteDecision, asked.Kind)
		return r.Decide(r.Record.Placed(asked.Path, asked.Start, asked.End, asked.Kind, asked.Why), check, by, d.Now)
	})
}

// CheckReleaseFile notes that somebody has read an attachment of a release that is
// prepared, that it names nobody else, and that it leaves; or takes that back.
func (desk *Desk) CheckReleaseFile(ctx context.Context, by domain.Actor, id domain.ReleaseID, file domain.AttachmentID, leaves bool) (ReleaseView, error) {
	return desk.onRelease(ctx, by, domain.ReviewRelease, id, func(_ practice.Tx, d *practice.Deed, _ domain.Client, r clinical.Release) (clinical.Release, error) {
		d.Note(noteLeaves, leaves)
		return r.CheckFile(file, leaves, by, d.Now)
	})
}

// DiscardRelease throws a release away that was prepared, also one of a record that
// was merged into another since.
func (desk *Desk) DiscardRelease(ctx context.Context, by domain.Actor, id domain.ReleaseID, reason string) (ReleaseView, error) {
	return desk.onRelease(ctx, by, domain.DiscardRelease, id, func(_ practice.Tx, d *practice.Deed, _ domain.Client, r clinical.Release) (clinical.Release, error) {
		d.Note(practice.Reason, reason)
		return r.Discard(by, reason, d.Now)
	})
}
