package domain

import (
	"slices"
	"time"
)

// ClientMerge says that two clients are one person: what hung on the first is
// the second's since, and can be given back for a while.
type ClientMerge struct {
	ID       MergeID
	FromID   ClientID // stays as a row that leads to the other
	IntoID   ClientID
	At       time.Time
	By       UserID
	ByName   string
	Reason   string
	UndoneAt *time.Time
	UndoneBy UserID
	// Took are the fields that the one who stays got from the other, and Before
	// is how that one was written down; TookAs is what the merge made of it.
	Took   []string
	Before Client
	TookAs Client
	// Moved are the rows that moved, and Kept those that could not: both had
	// been marked or charged for one session. Nothing of either is lost.
	Moved []MovedRows
	Kept  []MovedRows
	// Waits are the open waits that the merge ended or changed, as they were.
	Waits []WaitBefore
}

// MovedRows are rows of one kind, each by what tells it from the client's others.
type MovedRows struct {
	Kind MovedKind `json:"kind"`
	Keys []string  `json:"keys"`
}

// MovedKind is what may hang on a client.
type MovedKind string

// Values lists what moves with a client.
func (MovedKind) Values() []string {
	return []string{"referrals", "waitlist", "enrollments", "attendance_corrections", "attendances", "homework_returns", "live_facts", "progress_notes", "treatment_plans", "round_seats", "assessments", "risk_flags", "attachments", "client_fees", "charges"}
}

// WaitBefore is an open wait as it was before a merge.
type WaitBefore struct {
	ID      WaitID `json:"id"`
	Ended   bool   `json:"ended,omitempty"`
	Since   Date   `json:"since"`
	Urgency string `json:"urgency"`
	// Unwaited says that its referral went back among the accepted ones.
	Unwaited ReferralID `json:"unwaited,omitzero"`
}

// undoMergeFor is how long two clients can be parted again.
const undoMergeFor = 30 * 24 * time.Hour

// The errors about clients who are one person.
var (
	ErrClientMerged = Conflict("client_merged", "This record was merged into another one. Work on that one, or undo the merge.")
	ErrBothEnrolled = Conflict("both_enrolled", "Both have a seat in the same cohort. End one of the two memberships first.")
	ErrMergeTooOld  = Conflict("merge_too_old", "A merge can be undone for thirty days.")
	ErrMergeUndone  = Conflict("not_merged", "This record is not merged into another one.")
)

// UndoUntil is when the merge can no longer be undone.
func (m ClientMerge) UndoUntil() time.Time { return m.At.Add(undoMergeFor) }

// Undo ends the merge.
func (m ClientMerge) Undo(by Actor, now time.Time) (ClientMerge, error) {
	switch {
	case m.UndoneAt != nil:
		return m, ErrMergeUndone
	case now.After(m.UndoUntil()):
		return m, ErrMergeTooOld
	}
	m.UndoneAt, m.UndoneBy = &now, by.UserID
	return m, nil
}

// MergeInto makes one person of two: the client, who leads to the other from
// now on, and the other with the fields that are taken over, the names and the
// codes of both. What the other has not, is taken over without being named.
func (c Client) MergeInto(other Client, take []string) (from, into Client, took []string, err error) {
	var f Faults
	for _, name := range take {
		f.When(!slices.Contains(ClientFieldNames(), name), "take", "names a field that clients do not have")
	}
	if err := f.Err(); err != nil {
		return c, other, nil, err
	}
	into = other
	for _, field := range clientFields {
		if field.text(c) == field.text(other) || field.text(c) == "" {
			continue
		}
		if slices.Contains(take, field.name) || field.text(other) == "" {
			field.take(&into, c)
			took = append(took, field.name)
		}
	}
	into.FormerNames = append(slices.Clone(into.FormerNames), lostNames(c, other, into)...)
	into.FormerNames = into.FormerNames[:min(len(into.FormerNames), mostFormerNames)]
	into.FormerCodes = append(append(slices.Clone(other.FormerCodes), c.Code), c.FormerCodes...)
	from = c
	from.MergedInto = other.ID
	return from, into, took, nil
}

// lostNames are the names of both who are one that the record would no longer
// be found by.
func lostNames(c, other, into Client) (lost []string) {
	found := into.Entry()
	for _, name := range append([]string{c.FullName(), other.FullName(), c.PreferredName, other.PreferredName, c.DisplayName, other.DisplayName}, append(c.FormerNames, other.FormerNames...)...) {
		if name != "" && ReadClientQuery(name).namesFit(&found) != FitsWell && !slices.Contains(lost, name) {
			lost = append(lost, name)
		}
	}
	return lost
}

// Parted undoes what a merge made of the one who stayed. What somebody has
// changed since then stays as it is.
func (m ClientMerge) Parted(now Client) Client {
	for _, field := range clientFields {
		if field.text(now) == field.text(m.TookAs) {
			field.take(&now, m.Before)
		}
	}
	now.FormerNames = slices.DeleteFunc(slices.Clone(now.FormerNames), func(name string) bool {
		return slices.Contains(m.TookAs.FormerNames, name) && !slices.Contains(m.Before.FormerNames, name)
	})
	now.FormerCodes = slices.DeleteFunc(slices.Clone(now.FormerCodes), func(code string) bool {
		return slices.Contains(m.TookAs.FormerCodes, code) && !slices.Contains(m.Before.FormerCodes, code)
	})
	return now
}
