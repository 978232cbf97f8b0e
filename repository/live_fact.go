package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
)

type liveFactRow struct {
	SessionID  domain.SessionID `gorm:"primaryKey"`
	ID         domain.FactID    `gorm:"primaryKey"`
	ClientID   *domain.ClientID
	Content    []byte
	NotedBy    *domain.UserID
	ReceivedAt time.Time
	Unlanded   string
}

func (liveFactRow) TableName() string { return "live_facts" }

const liveFactContent = "live_facts.content"

// noted is what is sealed of a fact: notes and goals are what people said, and
// what else there is says when somebody spoke.
type noted struct {
	Device domain.DeviceID `json:"device"`
	Seq    int             `json:"seq"`
	Millis int64           `json:"millis"`
	Count  int             `json:"count,omitempty"`
	Kind   livehour.Kind   `json:"kind"`
	Ref    string          `json:"ref,omitempty"`
	Value  string          `json:"value,omitempty"`
	Over   []domain.FactID `json:"over,omitempty"`
}

func (t *tx) liveFactToRow(session domain.SessionID, f livehour.Fact) (*liveFactRow, error) {
	content, err := t.sealJSON(liveFactContent, f.ID, noted{Device: f.Device, Seq: f.Seq, Millis: f.At.Millis, Count: f.At.Count, Kind: f.Kind, Ref: f.Ref, Value: f.Value, Over: f.Over})
	return &liveFactRow{SessionID: session, ID: f.ID, ClientID: optional(f.Client), Content: content, NotedBy: optional(f.By), ReceivedAt: f.ReceivedAt, Unlanded: f.Unlanded}, err
}

func (t *tx) liveFactFromRow(r liveFactRow) (livehour.Fact, error) {
	var said noted
	err := t.openJSON(liveFactContent, r.ID, r.Content, &said)
	return livehour.Fact{ID: r.ID, Device: said.Device, Seq: said.Seq, At: livehour.Stamp{Millis: said.Millis, Count: said.Count},
		Place: livehour.Place{Kind: said.Kind, Client: given(r.ClientID), Ref: said.Ref}, Value: said.Value, Over: said.Over,
		By: given(r.NotedBy), ReceivedAt: r.ReceivedAt.UTC(), Unlanded: r.Unlanded}, err
}

// LiveFacts gives what was noted in the hours of sessions.
func (t *tx) LiveFacts(sessions ...domain.SessionID) (map[domain.SessionID][]livehour.Fact, error) {
	found := map[domain.SessionID][]livehour.Fact{}
	if len(sessions) == 0 {
		return found, nil
	}
	rows, err := list[liveFactRow](t.db, "session_id, id", "session_id IN ?", sessions)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		f, err := t.liveFactFromRow(r)
		if err != nil {
			return nil, err
		}
		found[r.SessionID] = append(found[r.SessionID], f)
	}
	return found, nil
}

// CountLiveFacts says how many there are of one session.
func (t *tx) CountLiveFacts(session domain.SessionID) (int, error) {
	var n int64
	err := t.db.Model(&liveFactRow{}).Where("session_id = ?", session).Count(&n).Error
	return int(n), err
}

// AddLiveFacts keeps facts of a session. Its cohort is locked, so nobody else
// adds the same ones.
func (t *tx) AddLiveFacts(s program.Session, facts []livehour.Fact) error {
	if err := t.mine(lockCohort, s.CohortID); err != nil {
		return err
	}
	rows := make([]*liveFactRow, len(facts))
	for i, f := range facts {
		row, err := t.liveFactToRow(s.ID, f)
		if err != nil {
			return err
		}
		rows[i] = row
	}
	if len(rows) == 0 {
		return nil
	}
	return t.insert(rows)
}
