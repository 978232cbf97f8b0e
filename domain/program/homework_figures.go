package program

import "cohort/domain"

// HomeworkCount is how homework stands: of one member, one session, or all.
type HomeworkCount struct {
	Given    int // what was carried over counts where it goes on
	NotAsked int // nothing is recorded yet: not asked is not "not done"
	Done     int
	Partial  int
	NotDone  int
	Excused  int
}

// Asked is of how much is known whether it was done. Who was excused was not
// asked.
func (c HomeworkCount) Asked() int { return c.Done + c.Partial + c.NotDone }

func (c *HomeworkCount) add(s ReturnStatus) {
	c.Given++
	switch s {
	case Returned:
		c.Done++
	case ReturnPartial:
		c.Partial++
	case ReturnNotDone:
		c.NotDone++
	case ReturnExcused:
		c.Excused++
	default:
		c.NotAsked++
	}
}

// HomeworkFigures are the completion of a cohort's homework.
type HomeworkFigures struct {
	All       HomeworkCount
	ByMember  map[domain.ClientID]HomeworkCount
	BySession map[domain.SessionID]HomeworkCount
}

// FiguresOf counts a cohort's homework.
func FiguresOf(all []Homework) HomeworkFigures {
	f := HomeworkFigures{ByMember: map[domain.ClientID]HomeworkCount{}, BySession: map[domain.SessionID]HomeworkCount{}}
	for _, h := range all {
		for _, r := range h.Returns {
			if r.Status == ReturnOpen && IsCarried(all, h.ID, r.ClientID) {
				continue
			}
			f.All.add(r.Status)
			member, session := f.ByMember[r.ClientID], f.BySession[h.SessionID]
			member.add(r.Status)
			session.add(r.Status)
			f.ByMember[r.ClientID], f.BySession[h.SessionID] = member, session
		}
	}
	return f
}
