package clinical

import (
	"context"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// ClientBriefing is what one wants to know of a client before the hour, each part
// as far as the actor may read it.
type ClientBriefing struct {
	Groups   []BriefingGroup // in which they sit, the next hour first
	Flags    []clinical.RiskFlag
	Homework []program.AskedHomework // the last that was asked and the one before, the newest first
	Note     *BriefingNote           // nil where there is none to read
	Scores   []BriefingScore         // the form that was filled in last first
}

// BriefingGroup is one group of a client.
type BriefingGroup struct {
	program.GroupHour
	CohortID domain.CohortID
	Cohort   string // as the reader calls it
	Zone     string
	Where    string
}

// BriefingNote is what the last signed note planned.
type BriefingNote struct {
	ID     domain.ProgressNoteID
	HeldOn domain.Date
	Plan   string
}

// BriefingScore is where a form stands, and how it came there.
type BriefingScore struct {
	TimelineScore
	Points []ScoredOn // in order, the last one too
}

// ScoredOn is a total of a day.
type ScoredOn struct {
	On    domain.Date
	Total int
}

// How much of each is shown: what is read in half a minute.
const (
	briefingHomework = 2
	briefingScores   = 2
	briefingPoints   = 8
)

// BriefingOn gives what one wants to know of a client before the hour.
func (desk *Desk) BriefingOn(ctx context.Context, by domain.Actor, client domain.ClientID) (b ClientBriefing, err error) {
	err = desk.Read(ctx, by, domain.BriefOnClient, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", client, client)
		t, err := timelineOf(tx, by, scope, client)
		if err != nil {
			return err
		}
		b = ClientBriefing{}
		for _, part := range []func(timeline, *ClientBriefing, time.Time) error{briefOnGroups, briefOnFlags, briefOnHomework, briefOnNote, briefOnScores} {
			if err := part(t, &b, d.Now); err != nil {
				return err
			}
		}
		return nil
	})
	return b, err
}

// briefOnGroups tells of the groups that the actor sees sessions of.
func briefOnGroups(t timeline, b *ClientBriefing, now time.Time) error {
	scope, reads := t.scope(domain.ReadSession)
	if !reads {
		return nil
	}
	episodes, err := t.tx.EnrollmentsOf(t.client)
	if err != nil {
		return err
	}
	today := t.day(now)
	episodes = slices.DeleteFunc(episodes, func(e program.Enrollment) bool { return !e.Until.IsZero() && e.Until.Before(today) })
	var ids []domain.CohortID
	for _, e := range episodes {
		ids = append(ids, e.CohortID)
	}
	seen, err := t.tx.CohortNames(scope, ids)
	if err != nil {
		return err
	}
	labels, named, err := practice.LabelsOfCohorts(t.tx, t.by, ids)
	if err != nil {
		return err
	}
	for _, e := range episodes {
		if _, is := seen[e.CohortID]; !is {
			continue
		}
		g, err := t.group(e, now, named[e.CohortID])
		if err != nil {
			return err
		}
		g.Cohort = labels[e.CohortID]
		b.Groups = append(b.Groups, g)
	}
	slices.SortStableFunc(b.Groups, func(x, y BriefingGroup) int { return x.starts().Compare(y.starts()) })
	return nil
}

// starts is when the next hour begins; without one it comes last.
func (g BriefingGroup) starts() time.Time {
	if g.Next == nil {
		return lastDay
	}
	return g.Next.StartsAt
}

var lastDay = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

func (t timeline) group(e program.Enrollment, now time.Time, named bool) (g BriefingGroup, err error) {
	c, err := t.tx.Cohort(e.CohortID)
	if err != nil {
		return g, err
	}
	book, err := practice.CatchUpBook(t.tx, c)
	if err != nil {
		return g, err
	}
	g = BriefingGroup{GroupHour: book.Hour(e, now), CohortID: c.ID, Zone: c.Schedule.TimeZone, Where: c.Place}
	if _, reads := t.scope(domain.ReadCatchUp); !reads {
		g.Missing = nil
	}
	if !named {
		g.withoutThemes()
	}
	if g.Next == nil || g.Next.RoomID.IsZero() {
		return g, nil
	}
	room, err := t.tx.Room(g.Next.RoomID)
	g.Where = room.Name
	return g, err
}

// withoutThemes leaves out what a group is for.
func (g *BriefingGroup) withoutThemes() {
	g.Missing = nil
	for i := range g.Marks {
		g.Marks[i].Theme = ""
	}
	if g.Next != nil {
		g.Next.Theme = ""
	}
}

// briefOnFlags tells of what still waits for an answer, the oldest first.
func briefOnFlags(t timeline, b *ClientBriefing, _ time.Time) (err error) {
	if !t.sees(domain.ReadRiskFlag) {
		return nil
	}
	flags, err := t.tx.RiskFlagsOf(t.client)
	b.Flags = slices.DeleteFunc(flags, func(f clinical.RiskFlag) bool { return !f.IsOpen() })
	return err
}

func briefOnHomework(t timeline, b *ClientBriefing, _ time.Time) (err error) {
	scope, reads := t.scope(domain.ReadHomework)
	if !reads {
		return nil
	}
	b.Homework, err = t.tx.AskedHomework(scope, t.client, domain.TimelineAsked{Limit: briefingHomework - 1}.Cut(domain.TimelineHomework))
	return err
}

func briefOnNote(t timeline, b *ClientBriefing, _ time.Time) error {
	if !t.sees(domain.ReadProgressNotes) {
		return nil
	}
	last, err := t.tx.NotesOnTimeline(t.client, domain.TimelineAsked{}.Cut(domain.TimelineNote))
	if err != nil || len(last) == 0 {
		return err
	}
	if n := last[0]; n.Planned() != "" {
		b.Note = &BriefingNote{ID: n.ID, HeldOn: n.HeldOn, Plan: n.Planned()}
	}
	return nil
}

func briefOnScores(t timeline, b *ClientBriefing, _ time.Time) error {
	if !t.sees(domain.ReadAssessment) {
		return nil
	}
	taken, err := scoresOf(t)
	if err != nil {
		return err
	}
	for _, s := range taken {
		if s.Result.Total == nil {
			continue
		}
		at := slices.IndexFunc(b.Scores, func(o BriefingScore) bool { return o.Instrument == s.Instrument })
		if at < 0 {
			if len(b.Scores) == briefingScores {
				continue
			}
			at, b.Scores = len(b.Scores), append(b.Scores, BriefingScore{TimelineScore: s})
		}
		if score := &b.Scores[at]; len(score.Points) < briefingPoints && s.Result.Scale() == score.Result.Scale() {
			score.Points = append(score.Points, ScoredOn{s.TakenOn, *s.Result.Total})
		}
	}
	for i := range b.Scores {
		slices.Reverse(b.Scores[i].Points)
	}
	return nil
}
