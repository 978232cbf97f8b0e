package clinical

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// TimelineEntry is one thing that happened with a client: what its kind says, and
// nothing of the other kinds.
type TimelineEntry struct {
	domain.TimelinePlace
	At       time.Time // zero where only the day is known
	CohortID domain.CohortID
	Cohort   string // as the reader calls it: its name, or its code

	Session    *program.MarkedSession
	Homework   *program.AskedHomework
	Note       *clinical.HeldNote
	Plan       *clinical.TreatmentPlan
	Score      *TimelineScore
	Flag       *TimelineFlag
	CatchUp    *TimelineCatchUp
	Membership *TimelineMembership
	Discharge  *clinical.Discharge
	FollowUp   *clinical.FollowUp
	Referral   *TimelineReferral
	Charge     *billing.Charge
	Fee        *domain.ClientFee
	Disclosure *DisclosureView
}

// noteShown says how many entries of which kinds were shown.
var noteShown = practice.Plain("shown")

// timelineSource gives the entries of one kind, newest first, as far as the actor
// reads that kind. One kind is one source in one file.
type timelineSource struct {
	kind domain.TimelineKind
	read func(timeline, domain.TimelineCut) ([]TimelineEntry, error)
}

var timelineSources = []timelineSource{
	{domain.TimelineFlag, flagsOnTimeline}, {domain.TimelineSession, sessionsOnTimeline}, {domain.TimelineNote, notesOnTimeline}, {domain.TimelinePlan, plansOnTimeline},
	{domain.TimelineHomework, homeworkOnTimeline}, {domain.TimelineScore, scoresOnTimeline}, {domain.TimelineCatchUp, catchUpsOnTimeline},
	{domain.TimelineMembership, membershipsOnTimeline}, {domain.TimelineDischarge, dischargesOnTimeline}, {domain.TimelineFollowUp, followUpsOnTimeline},
	{domain.TimelineReferral, referralsOnTimeline}, {domain.TimelineDisclosure, disclosuresOnTimeline},
	{domain.TimelineFee, feesOnTimeline}, {domain.TimelineCharge, chargesOnTimeline},
}

// timeline is what the sources read from and for whom.
type timeline struct {
	tx     practice.Tx
	by     domain.Actor
	client domain.ClientID
	treats bool
	zone   *time.Location // of the practice
}

// sees says whether the actor reads something of this client.
func (t timeline) sees(action domain.Action) bool {
	return domain.May(t.by, action, t.treats) || t.by.InEmergency(action, t.client)
}

// scope is how far the actor reads something of cohorts and sessions.
func (t timeline) scope(action domain.Action) (scope domain.Scope, reads bool) {
	scope, err := domain.ScopeOf(t.by, action)
	return scope, err == nil
}

func (t timeline) day(at time.Time) domain.Date { return domain.DateIn(at, t.zone) }

// Timeline gives a page of what happened with a client, newest first, each kind
// as far as the actor may read it.
func (desk *Desk) Timeline(ctx context.Context, by domain.Actor, client domain.ClientID, asked domain.TimelineAsked) (list domain.List[TimelineEntry], err error) {
	err = desk.Read(ctx, by, domain.ReadTimeline, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", client, client)
		t, err := timelineOf(tx, by, scope, client)
		if err != nil {
			return err
		}
		if list, err = t.page(asked); err != nil {
			return err
		}
		d.Note(noteShown, counted(list.Items))
		return nil
	})
	return list, err
}

func timelineOf(tx practice.Tx, by domain.Actor, scope domain.Scope, client domain.ClientID) (t timeline, err error) {
	t = timeline{tx: tx, by: by, client: client}
	if _, err = tx.Client(scope, client); err != nil {
		return t, err
	}
	if t.treats, err = tx.Treats(by.UserID, client); err != nil {
		return t, err
	}
	t.zone, err = practice.Zone(tx)
	return t, err
}

func (t timeline) page(asked domain.TimelineAsked) (list domain.List[TimelineEntry], err error) {
	var streams [][]TimelineEntry
	for _, source := range timelineSources {
		if !asked.Wants(source.kind) {
			continue
		}
		found, err := source.read(t, asked.Cut(source.kind))
		if err != nil {
			return list, err
		}
		streams = append(streams, found)
	}
	place := func(e TimelineEntry) domain.TimelinePlace { return e.TimelinePlace }
	page, more := domain.MergeTimeline(place, asked.Limit, streams...)
	if list.Items = page; more {
		list.Next = page[len(page)-1].String()
	}
	return list, t.callCohorts(page)
}

// callCohorts says of which cohort each entry is, as the actor calls it. Who may
// not know what a group is for is not told its themes either.
func (t timeline) callCohorts(page []TimelineEntry) error {
	var ids []domain.CohortID
	for _, e := range page {
		if !e.CohortID.IsZero() && !slices.Contains(ids, e.CohortID) {
			ids = append(ids, e.CohortID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	labels, named, err := practice.LabelsOfCohorts(t.tx, t.by, ids)
	for i := range page {
		e := &page[i]
		e.Cohort = labels[e.CohortID]
		if e.Session != nil && !named[e.CohortID] {
			e.Session.Theme = ""
		}
	}
	return err
}

// cutOut leaves of all entries of a kind those of a cut, newest first.
func cutOut(all []TimelineEntry, cut domain.TimelineCut) []TimelineEntry {
	all = slices.DeleteFunc(all, func(e TimelineEntry) bool { return !cut.Has(e.Day, e.ID) })
	slices.SortFunc(all, func(a, b TimelineEntry) int { return a.Compare(b.TimelinePlace) })
	return all[:min(len(all), cut.Most)]
}

// step is the id of one of several entries about a thing, in their order.
func step(id domain.AnyID, n int) string { return fmt.Sprintf("%s:%02d", id, n) }

func counted(page []TimelineEntry) string {
	var words []string
	for _, kind := range domain.TimelineKinds {
		n := 0
		for _, e := range page {
			if e.Kind == kind {
				n++
			}
		}
		if n > 0 {
			words = append(words, fmt.Sprintf("%s %d", kind, n))
		}
	}
	return strings.Join(words, ", ")
}
