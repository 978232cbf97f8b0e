package api

import (
	"context"
	"io"
	"strconv"
	"time"
	"unicode/utf16"

	"cohort/domain"
	"cohort/domain/clinical"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) releaseRoutes() {
	add(s, reads, "/clients/{id}/releases", domain.ListReleases, "List what was prepared and released of a client's record", s.listReleases)
	add(s, creates, "/clients/{id}/releases", domain.PrepareRelease, "Prepare a release of a client's record under a consent", s.prepareRelease)
	add(s, reads, "/releases/{id}", domain.ReviewRelease, "Read a release before it leaves, text by text, with what is taken out", s.readRelease)
	add(s, acts, "/releases/{id}/decisions", domain.ReviewRelease, "Decide about a place in a release: it names nobody, or it does not leave", s.decideRelease)
	add(s, acts, "/releases/{id}/attachments", domain.ReviewRelease, "Say that an attachment was read, names nobody else and leaves with a release, or take that back", s.checkReleaseFile)
	add(s, acts, "/releases/{id}/issue", domain.IssueRelease, "Issue a release: it is packed, sealed and logged", s.issueRelease)
	add(s, acts, "/releases/{id}/discard", domain.DiscardRelease, "Throw a prepared release away", s.discardRelease)
	addFile(s, "/releases/{id}/package", domain.TakeRelease, "Download the package of a release, as it left", "application/zip", s.takeRelease)
}

// Release is a part of a client's record that leaves under their consent.
type Release struct {
	ID               string                 `json:"id"`
	ClientID         string                 `json:"clientId"`
	ConsentID        string                 `json:"consentId"`
	Status           clinical.ReleaseStatus `json:"status"`
	Recipient        string                 `json:"recipient"`
	RecipientAddress string                 `json:"recipientAddress,omitempty"`
	Purpose          string                 `json:"purpose"`
	Parts            []clinical.RecordPart  `json:"parts"`
	From             string                 `json:"from,omitempty" doc:"The first day of what it is about; absent: no bound"`
	Until            domain.Date            `json:"until"`
	PreparedBy       string                 `json:"preparedBy" doc:"Name"`
	PreparedAt       time.Time              `json:"preparedAt"`
	Issued           *IssuedRelease         `json:"issued,omitempty"`
	Discarded        *EnteredInError        `json:"discarded,omitempty"`
	Version          int                    `json:"version"`
}

// IssuedRelease is what left.
type IssuedRelease struct {
	By           string          `json:"by" doc:"Name"`
	At           time.Time       `json:"at"`
	On           domain.Date     `json:"on"`
	Digest       string          `json:"digest" doc:"SHA-256 of the package"`
	Size         int             `json:"size" doc:"Of the package, in bytes"`
	Part2        bool            `json:"part2" doc:"It went with the notice of 42 CFR 2.32"`
	Redacted     []RedactedPlace `json:"redacted" doc:"Where something was taken out, and why"`
	Files        []ReleasedFile  `json:"files" doc:"Attachments that left, and who had read them"`
	DisclosureID string          `json:"disclosureId" doc:"In the log"`
}

// ReleasedFile is an attachment that left.
type ReleasedFile struct {
	AttachmentID string    `json:"attachmentId"`
	File         string    `json:"file" doc:"In the package"`
	Digest       string    `json:"digest" doc:"SHA-256 of the file"`
	By           string    `json:"by" doc:"Name of who had read it"`
	At           time.Time `json:"at"`
}

// RedactedPlace says where something was taken out, and why.
type RedactedPlace struct {
	Place  string `json:"place"`
	Reason string `json:"reason"`
}

// ReleaseList is what was prepared and released of a client's record.
type ReleaseList struct {
	Items []Release `json:"items" doc:"The last that was prepared first"`
}

// ReleaseReview is a release with the texts that are read before it leaves.
type ReleaseReview struct {
	Release

	Part2   bool          `json:"part2" doc:"It goes with the notice of 42 CFR 2.32"`
	Changed bool          `json:"changed" doc:"The record is not any more as it was read: prepare the release again"`
	Texts   []ReleaseText `json:"texts" doc:"Every text that somebody typed, in the order of the record; none once it was issued"`
	Files   []ReleaseFile `json:"files" doc:"Attachments, of which those leave that somebody has read; none once it was issued"`
}

// ReleaseFile is an attachment of a release that is prepared.
type ReleaseFile struct {
	AttachmentID string      `json:"attachmentId"`
	Title        string      `json:"title"`
	Name         string      `json:"name" doc:"Of the file"`
	On           domain.Date `json:"on"`
	MediaType    string      `json:"mediaType"`
	Size         int         `json:"size" doc:"In bytes"`
	Leaves       bool        `json:"leaves" doc:"Somebody has read it"`
	By           string      `json:"by,omitempty" doc:"Name of who has"`
}

// ReleaseText is one text of a release.
type ReleaseText struct {
	Path   string              `json:"path"`
	Place  string              `json:"place" doc:"Where it stands, in words"`
	Part   clinical.RecordPart `json:"part,omitempty" doc:"Absent: the release and its consent"`
	Text   string              `json:"text" doc:"As it stands in the record"`
	Leaves string              `json:"leaves" doc:"What leaves of it"`
	Found  []ReleaseFound      `json:"found" doc:"In order; offsets as a browser counts them"`
}

// ReleaseFound is a place that is taken out, or was found and leaves all the same.
type ReleaseFound struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Reason string `json:"reason"`
	ByHand bool   `json:"byHand" doc:"A person took it out"`
	Fixed  bool   `json:"fixed" doc:"It cannot be kept: a code or an address"`
	Kept   bool   `json:"kept" doc:"A person judged that it names nobody, and it leaves"`
	Why    string `json:"why,omitempty" doc:"What the person wrote"`
	By     string `json:"by,omitempty" doc:"Name of that person"`
}

func releaseAnswer(r clinical.Release) Release {
	w := r.Wanted
	out := Release{ID: r.ID.String(), ClientID: r.ClientID.String(), ConsentID: w.ConsentID.String(), Status: r.Status, Recipient: w.Recipient, RecipientAddress: w.Address, Purpose: w.Purpose, Parts: w.Parts,
		From: dayText(w.From), Until: w.Until, PreparedBy: r.ByName, PreparedAt: r.At, Discarded: remarked(r.Discarded), Version: r.Version}
	if i := r.Issued; i != nil {
		out.Issued = &IssuedRelease{By: i.ByName, At: i.At, On: i.On, Digest: i.Digest, Size: i.Size, Part2: i.Part2, DisclosureID: i.DisclosureID.String(),
			Redacted: each(i.Redacted, func(p clinical.RedactedPlace) RedactedPlace { return RedactedPlace{Place: p.Place, Reason: p.Reason} }),
			Files: each(i.Files, func(f clinical.IssuedFile) ReleasedFile {
				return ReleasedFile{AttachmentID: f.ID.String(), File: f.File, Digest: f.SHA256, By: f.ByName, At: f.At.UTC()}
			})}
	}
	return out
}

func releaseReview(v clinicaldesk.ReleaseView) ReleaseReview {
	return ReleaseReview{Release: releaseAnswer(v.Release), Part2: v.Part2, Changed: v.Changed, Texts: each(v.Texts, releaseText),
		Files: each(v.Record.Attachments, func(a clinical.ReleasedAttachment) ReleaseFile {
			out := ReleaseFile{AttachmentID: a.ID.String(), Title: string(a.Title), Name: string(a.Name), On: a.On, MediaType: a.MediaType, Size: a.Size}
			for _, c := range v.Checked {
				if c.ID == a.ID {
					out.Leaves, out.By = true, c.ByName
				}
			}
			return out
		})}
}

func releaseText(t clinicaldesk.ReleaseText) ReleaseText {
	return ReleaseText{Path: t.Path, Place: t.Place, Part: t.Part, Text: t.Text, Leaves: t.Leave, Found: each(t.Found, func(r clinical.Redaction) ReleaseFound {
		f := ReleaseFound{Start: asBrowsers(t.Text, r.Start), End: asBrowsers(t.Text, r.End), Reason: r.Reason, Fixed: r.Fixed, ByHand: r.ByHand != nil, Kept: r.Kept != nil}
		for _, d := range []*clinical.Decision{r.Kept, r.ByHand} {
			if d != nil {
				f.Why, f.By = d.Why, d.ByName
			}
		}
		return f
	})}
}

// asBrowsers turns an offset in bytes into one that a browser counts.
func asBrowsers(text string, bytes int) int { return len(utf16.Encode([]rune(text[:bytes]))) }

func (s *Server) listReleases(ctx context.Context, by domain.Actor, in *ByID) (*answer[ReleaseList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Clinical.Releases(ctx, by, id)
	return plain(ReleaseList{each(list, releaseAnswer)}), err
}

// PrepareReleaseBody says what is to leave.
type PrepareReleaseBody struct {
	ConsentID        string                `json:"consentId"`
	Recipient        string                `json:"recipient,omitempty" doc:"Needed where the consent names nobody (treating); else the consent's"`
	RecipientAddress string                `json:"recipientAddress,omitempty"`
	Parts            []clinical.RecordPart `json:"parts"`
	From             string                `json:"from,omitempty" format:"date" doc:"The first day of what it is about; absent: no bound"`
	Until            string                `json:"until" format:"date" doc:"The last one"`
}

type prepareReleaseInput struct {
	ByID
	Sent[PrepareReleaseBody]

	wanted clinical.ReleaseWanted
}

func (in *prepareReleaseInput) read(f *domain.Faults) {
	b := in.body
	f.When(b.ConsentID == "", "consentId", "is missing")
	in.wanted = clinical.ReleaseWanted{ConsentID: idField[domain.ConsentID](f, "consentId", b.ConsentID), Recipient: b.Recipient, Address: b.RecipientAddress, Parts: b.Parts,
		From: dateField(f, "from", b.From), Until: dateField(f, "until", b.Until)}
}

func (s *Server) prepareRelease(ctx context.Context, by domain.Actor, in *prepareReleaseInput) (*answer[Release], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.PrepareRelease(ctx, by, id, in.wanted)
	return versioned(releaseAnswer(v.Release), v.Version), err
}

func (s *Server) readRelease(ctx context.Context, by domain.Actor, in *ByID) (*answer[ReleaseReview], error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.Release(ctx, by, id)
	return versioned(releaseReview(v), v.Version), err
}

// DecideReleaseBody is what a person judged of a place.
type DecideReleaseBody struct {
	Path  string                `json:"path" doc:"Of the text"`
	Start int                   `json:"start" doc:"As a browser counts"`
	End   int                   `json:"end"`
	Kind  clinical.DecisionKind `json:"kind" doc:"keep: what was found here names nobody; redact: this does not leave; undo: take back what was decided about this place"`
	Why   string                `json:"why,omitempty"`
}

type decideReleaseInput struct {
	ByID
	Sent[DecideReleaseBody]
}

func (s *Server) decideRelease(ctx context.Context, by domain.Actor, in *decideReleaseInput) (*answer[ReleaseReview], error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	b := in.body
	v, err := s.desks.Clinical.DecideRelease(ctx, by, id, clinicaldesk.DecisionAsked{Path: b.Path, Start: b.Start, End: b.End, Kind: b.Kind, Why: b.Why})
	return versioned(releaseReview(v), v.Version), err
}

// CheckReleaseFileBody says of an attachment whether it leaves.
type CheckReleaseFileBody struct {
	AttachmentID string `json:"attachmentId"`
	Leaves       bool   `json:"leaves" doc:"Whoever says so has read it, and it names nobody else"`
}

type checkReleaseFileInput struct {
	ByID
	Sent[CheckReleaseFileBody]

	file domain.AttachmentID
}

func (in *checkReleaseFileInput) read(f *domain.Faults) {
	f.When(in.body.AttachmentID == "", "attachmentId", "is missing")
	in.file = idField[domain.AttachmentID](f, "attachmentId", in.body.AttachmentID)
}

func (s *Server) checkReleaseFile(ctx context.Context, by domain.Actor, in *checkReleaseFileInput) (*answer[ReleaseReview], error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.CheckReleaseFile(ctx, by, id, in.file, in.body.Leaves)
	return versioned(releaseReview(v), v.Version), err
}

// IssueReleaseBody says which state of a release was looked at.
type IssueReleaseBody struct {
	Version int `json:"version" doc:"Of the release, as it was shown"`
}

type issueReleaseInput struct {
	ByID
	Sent[IssueReleaseBody]
}

func (in *issueReleaseInput) read(f *domain.Faults) {
	f.When(in.body.Version < 1, "version", "must be that of the release as it was shown")
}

func (s *Server) issueRelease(ctx context.Context, by domain.Actor, in *issueReleaseInput) (*answer[Release], error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.IssueRelease(ctx, by, id, domain.Version(in.body.Version))
	return versioned(releaseAnswer(v.Release), v.Version), err
}

func (s *Server) discardRelease(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Release], error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.DiscardRelease(ctx, by, id, in.body.Reason)
	return versioned(releaseAnswer(v.Release), v.Version), err
}

func (s *Server) takeRelease(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	id, err := pathID[domain.ReleaseID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.TakeRelease(ctx, by, id)
	if err != nil {
		return nil, err
	}
	return &file{name: "release-" + p.Issued.On.String() + ".zip", mediaType: "application/zip", etag: strconv.Quote(p.Issued.Digest), write: func(to io.Writer) error {
		_, err := to.Write(p.Content)
		return err
	}}, nil
}
