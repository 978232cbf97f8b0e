package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) compositionRoutes() {
	add(s, reads, "/cohorts/{id}/composition", domain.ReadComposition, "Read who sits in a cohort on a day, counted", s.readComposition)
}

type compositionInput struct {
	ByID
	On string `query:"on" doc:"Absent: today, or the first day of a cohort that is still to begin"`

	on domain.Date
}

func (in *compositionInput) read(f *domain.Faults) { in.on = dateField(f, "on", in.On) }

// Composition is who sits in a cohort on a day, counted by what was recorded of
// them. Nothing decides by it.
type Composition struct {
	On        string              `json:"on"`
	Members   int                 `json:"members"`
	Ages      []CompositionAge    `json:"ages" doc:"From young to old, who has no birth date last; bands without anybody are left out"`
	Genders   []CompositionValue  `json:"genders" doc:"As recorded; most come first, what was not recorded last"`
	Languages []CompositionValue  `json:"languages" doc:"BCP 47, in the same order"`
	Access    []CompositionValue  `json:"access" doc:"What members need to come and take part, in the same order"`
	Seated    []CompositionMember `json:"seated" doc:"Everybody who is counted"`
}

// CompositionAge is members of an age on that day.
type CompositionAge struct {
	From          int      `json:"from,omitempty" doc:"Years; absent: as young as may be"`
	To            int      `json:"to,omitempty" doc:"Years, included; absent: as old as may be"`
	Unknown       bool     `json:"unknown,omitempty" doc:"No birth date was recorded"`
	EnrollmentIDs []string `json:"enrollmentIds"`
}

// CompositionValue is members of whom the same was recorded.
type CompositionValue struct {
	Value         string   `json:"value,omitempty" doc:"Absent: nothing was recorded"`
	EnrollmentIDs []string `json:"enrollmentIds"`
}

// CompositionMember is a member who is counted.
type CompositionMember struct {
	EnrollmentID string `json:"enrollmentId"`
	ClientID     string `json:"clientId"`
	ClientCode   string `json:"clientCode"`
	FirstName    string `json:"firstName,omitempty"`
	RoomName     string `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
}

func compositionValue(p program.CompositionPart) CompositionValue {
	return CompositionValue{Value: p.Value, EnrollmentIDs: each(p.Members, domain.EnrollmentID.String)}
}

func compositionAnswer(v programdesk.CompositionView) Composition {
	out := Composition{On: v.On.String(), Members: v.Members, Genders: each(v.Genders, compositionValue), Languages: each(v.Languages, compositionValue), Access: each(v.Access, compositionValue),
		Ages: each(v.Ages, func(p program.AgePart) CompositionAge {
			return CompositionAge{From: p.Band.From, To: p.Band.To, Unknown: p.Unknown, EnrollmentIDs: each(p.Members, domain.EnrollmentID.String)}
		}), Seated: []CompositionMember{}}
	for _, p := range v.Ages { // everybody has an age, or none that is known
		for _, id := range p.Members {
			s := v.Seats[id]
			out.Seated = append(out.Seated, CompositionMember{EnrollmentID: id.String(), ClientID: s.ClientID.String(), ClientCode: s.ClientCode, FirstName: s.FirstName, RoomName: s.RoomName})
		}
	}
	return out
}

func (s *Server) readComposition(ctx context.Context, by domain.Actor, in *compositionInput) (*answer[Composition], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CompositionOf(ctx, by, id, in.on)
	return plain(compositionAnswer(v)), err
}
