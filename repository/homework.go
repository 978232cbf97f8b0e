package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type homeworkRow struct {
	ID         domain.HomeworkID `gorm:"primaryKey"`
	SessionID  domain.SessionID
	CohortID   domain.CohortID
	Content    []byte
	DueOn      domain.Date
	AssignedBy domain.UserID
	AssignedAt time.Time

	CarriedFromID *domain.HomeworkID
}

func (homeworkRow) TableName() string { return "homework" }

type returnRow struct {
	HomeworkID domain.HomeworkID `gorm:"primaryKey"`
	ClientID   domain.ClientID   `gorm:"primaryKey"`
	Status     string
	Feedback   []byte
	ReturnedAt *time.Time
	Version    int

	Personal  []byte
	StagesMet int
}

func (returnRow) TableName() string { return "homework_returns" }

// homeworkContent is what is sealed of homework.
type homeworkContent struct {
	Title        string `json:"title"`
	Instructions string `json:"instructions,omitempty"`

	Stages []program.Stage `json:"stages,omitempty"`
}

const (
	homeworkText   = "homework.content"
	returnFeedback = "homework_returns.feedback"
)

// CreateHomework adds homework and its open returns.
func (t *tx) CreateHomework(h program.Homework) error {
	content, err := t.sealJSON(homeworkText, h.ID, homeworkContent{Title: h.Title, Instructions: h.Instructions, Stages: h.Stages})
	if err != nil {
		return err
	}
	if err := t.insert(&homeworkRow{ID: h.ID, SessionID: h.SessionID, CohortID: h.CohortID, Content: content, DueOn: h.DueOn, AssignedBy: h.AssignedBy, AssignedAt: h.AssignedAt,
		CarriedFromID: optional(h.CarriedFrom)}); err != nil {
		return err
	}
	rows := make([]*returnRow, len(h.Returns))
	for i, r := range h.Returns {
		if rows[i], err = t.returnToRow(r); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return t.insert(rows)
}

// DropHomework takes homework away that was carried over by mistake.
func (t *tx) DropHomework(h program.Homework) error {
	if err := t.db.Where("homework_id = ?", h.ID).Delete(&returnRow{}).Error; err != nil {
		return err
	}
	return t.db.Where("id = ?", h.ID).Delete(&homeworkRow{}).Error
}

// Homework gives one with its returns.
func (t *tx) Homework(id domain.HomeworkID) (program.Homework, error) {
	row, err := find[homeworkRow](t.db, "id = ?", id)
	if err != nil {
		return program.Homework{}, err
	}
	given, err := list[returnRow](t.db, "client_id", "homework_id = ?", id)
	if err != nil {
		return program.Homework{}, err
	}
	found, err := t.homeworkFromRows([]homeworkRow{row}, given)
	if err != nil {
		return program.Homework{}, err
	}
	return found[0], nil
}

// HomeworkOf gives a cohort's homework with all returns, oldest first.
func (t *tx) HomeworkOf(cohort domain.CohortID) ([]program.Homework, error) {
	found := homeworkRows{numbers: map[domain.SessionID]int{}}
	if err := t.ask(found.of(cohort)...); err != nil || len(found.rows) == 0 {
		return nil, err
	}
	return t.homeworkFromRows(found.rows, found.returns)
}

// homeworkRows is a cohort's homework as it lies in the tables, with the
// numbers of the sessions that gave it.
type homeworkRows struct {
	rows    []homeworkRow
	returns []returnRow
	numbers map[domain.SessionID]int
}

// of asks for a cohort's homework and its returns.
func (h *homeworkRows) of(cohort domain.CohortID) []question {
	return []question{{sql: `SELECT h.id, h.session_id, h.content, h.due_on, h.assigned_by, h.assigned_at, h.carried_from_id, s.number FROM homework h
		JOIN sessions s ON s.id = h.session_id WHERE h.cohort_id = $1 ORDER BY h.assigned_at, h.id`, args: []any{cohort.String()}, each: func(r row) error {
		found, number := homeworkRow{CohortID: cohort, CarriedFromID: &domain.HomeworkID{}}, 0 // given reads a zero id as none
		err := r.Scan(toID(&found.ID), toID(&found.SessionID), &found.Content, day{&found.DueOn}, toID(&found.AssignedBy), &found.AssignedAt, toID(found.CarriedFromID), &number)
		h.rows, h.numbers[found.SessionID] = append(h.rows, found), number
		return err
	}}, {sql: `SELECT r.homework_id, r.client_id, r.status, r.feedback, r.returned_at, r.version, r.personal, r.stages_met FROM homework h
		JOIN homework_returns r ON r.homework_id = h.id WHERE h.cohort_id = $1 ORDER BY r.client_id`, args: []any{cohort.String()}, each: func(r row) error {
		var found returnRow
		err := r.Scan(toID(&found.HomeworkID), toID(&found.ClientID), &found.Status, &found.Feedback, &found.ReturnedAt, &found.Version, &found.Personal, &found.StagesMet)
		h.returns = append(h.returns, found)
		return err
	}}}
}

func (t *tx) homeworkFromRows(rows []homeworkRow, returned []returnRow) ([]program.Homework, error) {
	returns := map[domain.HomeworkID][]program.HomeworkReturn{}
	for _, row := range returned {
		r, err := t.returnFromRow(row)
		if err != nil {
			return nil, err
		}
		returns[r.HomeworkID] = append(returns[r.HomeworkID], r)
	}
	return each(rows, func(row homeworkRow) (program.Homework, error) {
		var content homeworkContent
		err := t.openJSON(homeworkText, row.ID, row.Content, &content)
		return program.Homework{ID: row.ID, SessionID: row.SessionID, CohortID: row.CohortID, Title: content.Title,
			Instructions: content.Instructions, Stages: content.Stages, CarriedFrom: given(row.CarriedFromID), DueOn: row.DueOn, AssignedBy: row.AssignedBy, AssignedAt: row.AssignedAt,
			Returns: returns[row.ID]}, err
	})
}

// LockReturn gives one member's return for a change.
func (t *tx) LockReturn(homework domain.HomeworkID, client domain.ClientID) (program.HomeworkReturn, error) {
	row, err := lockOne[returnRow](t, lockReturn, "homework_id = ? AND client_id = ?", homework, client)
	if err != nil {
		return program.HomeworkReturn{}, err
	}
	t.took(lockReturn, homework)
	return t.returnFromRow(row)
}

// SaveReturn writes one.
func (t *tx) SaveReturn(r program.HomeworkReturn) error {
	if err := t.mine(lockReturn, r.HomeworkID); err != nil {
		return err
	}
	row, err := t.returnToRow(r)
	if err != nil {
		return err
	}
	return t.update(row)
}

// returnPlace is where a return's feedback belongs: homework and member.
func returnPlace(homework domain.HomeworkID) string { return returnFeedback + "/" + homework.String() }

// personalPlace is where a member's own changes belong.
func personalPlace(homework domain.HomeworkID) string {
	return "homework_returns.personal/" + homework.String()
}

func (t *tx) returnToRow(r program.HomeworkReturn) (*returnRow, error) {
	feedback, err := t.seal(returnPlace(r.HomeworkID), r.ClientID, r.Feedback)
	if err != nil {
		return nil, err
	}
	personal, err := t.seal(personalPlace(r.HomeworkID), r.ClientID, r.Personal)
	return &returnRow{Personal: personal, StagesMet: r.StagesMet, HomeworkID: r.HomeworkID, ClientID: r.ClientID, Status: string(r.Status), Feedback: feedback, ReturnedAt: r.ReturnedAt, Version: r.Version}, err
}

func (t *tx) returnFromRow(row returnRow) (program.HomeworkReturn, error) {
	feedback, err := t.open(returnPlace(row.HomeworkID), row.ClientID, row.Feedback)
	if err != nil {
		return program.HomeworkReturn{}, err
	}
	personal, err := t.open(personalPlace(row.HomeworkID), row.ClientID, row.Personal)
	return program.HomeworkReturn{Personal: personal, StagesMet: row.StagesMet, HomeworkID: row.HomeworkID, ClientID: row.ClientID, Status: program.ReturnStatus(row.Status),
		Feedback: feedback, ReturnedAt: row.ReturnedAt, Version: row.Version}, err
}

// resealReturns seals what one client's returns say for the other one, whose
// they become.
func (t *tx) resealReturns(homework []string, from, into domain.ClientID) error {
	rows, err := list[returnRow](t.db, "homework_id", "client_id = ? AND homework_id IN ? AND (feedback IS NOT NULL OR personal IS NOT NULL)", from, homework)
	for _, row := range rows {
		r, err := t.returnFromRow(row)
		if err != nil {
			return err
		}
		r.ClientID = into
		sealed, err := t.returnToRow(r)
		if err != nil {
			return err
		}
		if err := t.db.Model(&row).UpdateColumns(map[string]any{"feedback": sealed.Feedback, "personal": sealed.Personal}).Error; err != nil {
			return err
		}
	}
	return err
}
