package demo

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// planned is how the treatment plans of a group come about: on some days after its
// start, by whom, from which outlines.
type planned struct {
	by       string
	outlines []planOutline
	rounds   []planRound
	hand     clinical.ClientSigned // how the clients sign
}

// planRound is a day on which plans are written, for those who have none, or
// reviewed.
type planRound struct {
	day     int          // after the start of the group; below 0: before today
	members []int        // by place in order of joining; none: all
	does    planRoundWay // with each
}

type planRoundWay int

const (
	signsPlans planRoundWay = iota
	reviewsPlans
	leavesADraft
	awaitsCoSignature
)

// plansOfGroups are the plans of the groups that run. One is overdue, one of the
// first ones too; some reviews are due soon; one draft is open, and what the
// trainee signed last waits.
var plansOfGroups = map[string]planned{
	"morning": {by: "maya", outlines: angerPlans, hand: clinical.ClientDrawn, rounds: []planRound{{day: 16, members: []int{0, 1, 2, 3, 4, 5, 6, 7, 8}}}},
	"evening": {by: "maya", outlines: anxietyPlans, hand: clinical.ClientDrawn, rounds: []planRound{{day: 3, members: []int{0, 1, 2, 3, 4}}, {day: 4, members: []int{5}, does: leavesADraft}}},
	"staying": {by: "tomas", outlines: relapsePlans, hand: clinical.ClientTyped, rounds: []planRound{
		{day: 5, members: []int{0, 1, 2}}, {day: 21, members: []int{3, 4}}, {day: 40}, {day: 90, members: []int{0, 1}, does: reviewsPlans}, {day: 91}}},
	"carers": {by: "ilse", outlines: carerPlans, hand: clinical.ClientTyped, rounds: []planRound{{day: 20, members: []int{0, 1, 2, 3, 4}}, {day: -2, does: awaitsCoSignature}}},
}

// planTreatment writes down when the plans of a group are made.
func (s *story) planTreatment(g *group) {
	p, has := plansOfGroups[g.key]
	if !has {
		return
	}
	for n, round := range p.rounds {
		day := g.startsOn.AddDays(round.day)
		if round.day < 0 {
			day = s.today.AddDays(round.day)
		}
		s.diary.on(s.at(workday(day), 11, 5+n), "treatment plans of "+g.name, func() error { return s.makePlans(g, p, round) })
	}
}

// makePlans makes what a round says, with one member after the other.
func (s *story) makePlans(g *group, p planned, round planRound) error {
	for i, m := range g.members {
		if !m.enrollment.Until.IsZero() || len(round.members) > 0 && !slices.Contains(round.members, i) {
			continue
		}
		v, err := s.desks.Clinical.PlansOf(s.ctx, s.staff[p.by], m.client.ID)
		if err != nil {
			return err
		}
		if v.Open != nil || (v.Live != nil) != (round.does == reviewsPlans) {
			continue
		}
		if err := s.makePlan(p, i, m.client, round.does); err != nil {
			return fmt.Errorf("member %d: %w", i, err)
		}
	}
	return nil
}

// makePlan writes one version, and does with it what the round says.
func (s *story) makePlan(p planned, nth int, c domain.Client, does planRoundWay) error {
	by := s.staff[p.by]
	begun, err := s.desks.Clinical.BeginPlan(s.ctx, by, c.ID)
	if err != nil {
		return err
	}
	outline := p.outlines[nth%len(p.outlines)]
	wanted := clinical.TreatmentPlan{Kind: begun.Kind, EffectiveOn: begun.EffectiveOn, Text: outline.text(begun.EffectiveOn)}
	if does == reviewsPlans {
		wanted.Text = outline.reviewed(begun.Text, begun.EffectiveOn)
	}
	if does == leavesADraft {
		wanted.Text.TookPart, wanted.Text.ClientWords = "", ""
	}
	if _, err := s.desks.Clinical.WritePlan(s.ctx, by, begun.ID, domain.Version(begun.Version), wanted); err != nil || does == leavesADraft {
		return err
	}
	signed, err := s.desks.Clinical.SignPlan(s.ctx, by, begun.ID, by.Name, handOf(p.hand, c, begun.EffectiveOn))
	if err != nil || signed.WaitsFor.IsZero() || does == awaitsCoSignature {
		return err
	}
	maya := s.staff["maya"]
	_, err = s.desks.Clinical.CoSignPlan(s.ctx, maya, begun.ID, maya.Name, "")
	return err
}

// planGoals are the first goals of the members' plans that held in a session, each
// with how far the member is: a little further from week to week, with a step back
// now and then.
func (s *story) planGoals(g *group, session program.Session, by domain.Actor) (map[domain.ClientID]clinical.GoalLink, error) {
	if _, has := plansOfGroups[g.key]; !has {
		return nil, nil
	}
	v, err := s.desks.Program.SessionNotes(s.ctx, by, session.ID)
	found := map[domain.ClientID]clinical.GoalLink{}
	for i, m := range v.Members {
		if len(m.Context.Goals) > 0 && clinical.IsPlanGoal(m.Context.Goals[0]) {
			far := min(8, 2+i%3+session.Number/2-(i+session.Number)%3/2)
			goal := m.Context.Goals[0]
			goal.Progress = &far
			found[m.Seat.ClientID] = goal
		}
	}
	return found, err
}

// handOf is how a client signed: who draws, draws waves, each their own.
func handOf(way clinical.ClientSigned, c domain.Client, on domain.Date) clinical.ClientPart {
	part := clinical.ClientPart{Way: way, Name: c.FirstName + " " + c.LastName, On: on}
	if way != clinical.ClientDrawn {
		return part
	}
	part.Width, part.Height = 320, 110
	x, path := 14, "M12 66"
	for i, letter := range part.Name {
		high := 34 - int(letter)%17
		if i == 0 || letter >= 'A' && letter <= 'Z' {
			high = 14
		}
		if i > 0 && letter == ' ' {
			path, x = path+fmt.Sprintf("L%d 62M%d 70", x+6, x+18), x+18
			continue
		}
		path += fmt.Sprintf("Q%d %d %d %d", x+5, 70-high, x+10, 58+int(letter)%13)
		x += 11
	}
	part.Drawn = path + fmt.Sprintf("L%d 60", x+14)
	return part
}
