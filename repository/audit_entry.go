package repository

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"cohort/domain"
)

type auditRow struct {
	Seq         int64 `gorm:"primaryKey"`
	ID          domain.AuditID
	At          time.Time
	ActorID     *domain.UserID
	ActorName   string
	Role        string
	Action      string
	Outcome     string
	SubjectKind string
	SubjectID   string
	ClientID    *domain.ClientID
	Address     string
	RequestID   string
	Sealed      []byte
	MAC         string
}

func (auditRow) TableName() string { return "audit_entries" }

const auditDetail = "audit_entries.detail"

// AppendAudit adds entries, each with its MAC and its place in the queue of
// those to be linked. It locks nothing that another writer waits for.
func (t *tx) AppendAudit(entries ...domain.AuditEntry) error {
	rows := make([]auditRow, len(entries))
	for i := range entries {
		e := &entries[i]
		sealed, err := t.seal(auditDetail, e.ID, withShown(*e))
		if err != nil {
			return err
		}
		e.Sealed = sealed
		e.MAC = e.Sum(t.keys.AuditKey())
		rows[i] = auditToRow(*e)
	}
	marks := t.shown.missing(entries)
	if t.marked != nil {
		*t.marked = append(*t.marked, marks...)
	}
	if t.queues() {
		t.tr.queueAudit(entries)
		t.tr.queueShown(marks)
		return nil
	}
	if err := t.insert(rows); err != nil { // gives the rows their numbers
		return err
	}
	waiting := make([]unlinkedRow, len(rows))
	for i, row := range rows {
		waiting[i] = unlinkedRow{Seq: row.Seq, MAC: row.MAC}
	}
	if err := t.insert(waiting); err != nil || len(marks) == 0 {
		return err
	}
	return t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&marks).Error
}

// queueAudit lets the entries travel with the commit.
func (tr *transaction) queueAudit(entries []domain.AuditEntry) {
	for _, e := range entries {
		tr.later.Queue(`WITH taken AS (INSERT INTO audit_entries (id, at, actor_id, actor_name, role, action, outcome, subject_kind,
			subject_id, client_id, address, request_id, sealed, mac)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING seq, mac)
			INSERT INTO audit_unlinked (seq, mac) SELECT seq, mac FROM taken`,
			e.ID.String(), e.At, orNull(e.ActorID), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
			e.SubjectKind, e.SubjectID, orNull(e.ClientID), e.Address, e.RequestID, e.Sealed, e.MAC)
	}
}

func auditToRow(e domain.AuditEntry) auditRow {
	return auditRow{ID: e.ID, At: e.At, ActorID: optional(e.ActorID), ActorName: e.ActorName, Role: string(e.Role),
		Action: string(e.Action), Outcome: string(e.Outcome), SubjectKind: e.SubjectKind, SubjectID: e.SubjectID,
		ClientID: optional(e.ClientID), Address: e.Address, RequestID: e.RequestID, Sealed: e.Sealed, MAC: e.MAC}
}

func (t *tx) auditFromRow(r auditRow) (domain.AuditEntry, error) {
	e := auditUnopened(r)
	return e, t.OpenAudit(&e)
}

func auditUnopened(r auditRow) domain.AuditEntry {
	return domain.AuditEntry{Seq: r.Seq, ID: r.ID, At: r.At.UTC(), ActorID: given(r.ActorID), ActorName: r.ActorName,
		Role: domain.Role(r.Role), Action: domain.Action(r.Action), Outcome: domain.Outcome(r.Outcome),
		SubjectKind: r.SubjectKind, SubjectID: r.SubjectID, ClientID: given(r.ClientID), Address: r.Address,
		RequestID: r.RequestID, Sealed: r.Sealed, MAC: r.MAC}
}

// EachAudit hands over entries in the order of their numbers, details still
// sealed, each with its link (zero: not linked yet), a page at a time so that
// a long audit does not fill the memory.
func (t *tx) EachAudit(do func(domain.AuditEntry, domain.AuditLink) error) error {
	const pageSize = 1000
	for after := int64(math.MinInt64); ; {
		var seqs []int64
		err := t.db.Model(&auditRow{}).Where("seq > ?", after).Order("seq").Limit(pageSize).Pluck("seq", &seqs).Error
		if err != nil || len(seqs) == 0 {
			return err
		}
		entries, err := t.auditBySeq(seqs)
		if err != nil {
			return err
		}
		links, err := t.linksBySeq(seqs)
		if err != nil {
			return err
		}
		for _, seq := range seqs {
			if err := do(entries[seq], links[seq]); err != nil {
				return err
			}
		}
		after = seqs[len(seqs)-1]
	}
}

// auditBySeq gives the entries that there are of these numbers.
func (t *tx) auditBySeq(seqs []int64) (map[int64]domain.AuditEntry, error) {
	rows, err := list[auditRow](t.db, "seq", "seq IN ?", seqs)
	if err != nil && t.ctx.Err() == nil {
		rows, err = t.auditOneByOne(seqs)
	}
	found := make(map[int64]domain.AuditEntry, len(rows))
	for _, row := range rows {
		found[row.Seq] = auditUnopened(row)
	}
	return found, err
}

// auditOneByOne reads entries of which one cannot be read: SQLite lets anything
// be written into any column. Of such a one only the number is given, to which
// no MAC fits.
func (t *tx) auditOneByOne(seqs []int64) (rows []auditRow, err error) {
	for _, seq := range seqs {
		row, err := find[auditRow](t.db, "seq = ?", seq)
		if errors.Is(err, domain.ErrNotFound) {
			continue
		}
		if err != nil {
			row = auditRow{Seq: seq}
		}
		rows = append(rows, row)
	}
	return rows, t.ctx.Err()
}

// OpenAudit opens what is sealed of an entry: its detail, and whom it showed.
func (t *tx) OpenAudit(e *domain.AuditEntry) error {
	text, err := t.open(auditDetail, e.ID, e.Sealed)
	if err != nil {
		return err
	}
	e.Detail, e.Shown, err = apart(text)
	return err
}

// auditCondition limits a list of the audit to a value of a column.
type auditCondition struct {
	column, is string
	value      any
}

// auditConditions gives a filter's conditions, the one that lets the least
// through first. clients are the records of the client that it names.
func auditConditions(f domain.AuditFilter, clients []domain.ClientID) (all []auditCondition) {
	add := func(given bool, column, is string, value any) {
		if given {
			all = append(all, auditCondition{column: column, is: is, value: value})
		}
	}
	add(!f.ClientID.IsZero() || f.ClientCode != "", "client_id", " IN ?", clients)
	add(f.Outcome == domain.Refused, "outcome", " = ?", f.Outcome)
	add(!f.ActorID.IsZero(), "actor_id", " = ?", f.ActorID)
	add(f.Action != "", "action", " = ?", f.Action)
	add(f.Outcome != "" && f.Outcome != domain.Refused, "outcome", " = ?", f.Outcome)
	add(f.Seen, "outcome", " <> ?", domain.Refused)
	return all
}

// auditDelay is how long after its moment an entry surely has its number, by
// the clocks of all replicas: requests end within minutes.
const auditDelay = 24 * time.Hour

// duringAudit limits a question to a span of time. The list goes by number, and
// so it is bounded by numbers: what was done before a moment has a lower number
// than the first entry of a day later. Otherwise all entries of the years
// between would be looked at.
func (t *tx) duringAudit(db *gorm.DB, f domain.AuditFilter) *gorm.DB {
	moment := t.unindexed("at", " + interval '0'")
	if !f.From.IsZero() {
		db = db.Where(moment+" >= ? AND seq >= COALESCE((SELECT e.seq FROM audit_entries AS e WHERE e.at <= ? ORDER BY e.at DESC LIMIT 1), 0)",
			f.From, f.From.Add(-auditDelay))
	}
	if !f.To.IsZero() {
		db = db.Where(moment+" < ? AND seq <= COALESCE((SELECT e.seq FROM audit_entries AS e WHERE e.at >= ? ORDER BY e.at LIMIT 1), 9223372036854775807)",
			f.To, f.To.Add(auditDelay))
	}
	return db
}

// auditedClients gives the records of the client whom a filter names, by id and
// by code: none when there is none, and then it finds nothing.
func (t *tx) auditedClients(f domain.AuditFilter) ([]domain.ClientID, error) {
	id := f.ClientID
	if f.ClientCode != "" {
		var found []domain.ClientID
		err := t.afresh().Model(&clientRow{}).Where("code = ?", f.ClientCode).Pluck("id", &found).Error
		if err != nil || len(found) == 0 || !id.IsZero() && id != found[0] {
			return nil, err
		}
		id = found[0]
	}
	if id.IsZero() {
		return nil, nil
	}
	return t.recordsOf(id)
}

// Audit lists entries, newest first: of a client, those about them and those
// that showed them among others. The cursor is the last entry's number.
func (t *tx) Audit(filter domain.AuditFilter, p domain.Page) (none domain.List[domain.AuditEntry], err error) {
	clients, err := t.auditedClients(filter)
	if err != nil {
		return none, err
	}
	if filter.Emergency {
		return t.auditUnderEmergency(filter, clients, p)
	}
	rows, err := t.auditRows(filter, clients, p)
	if err != nil {
		return none, err
	}
	if len(clients) > 0 {
		showing, err := t.auditShowing(filter, clients, p)
		if err != nil {
			return none, err
		}
		rows = append(rows, showing...)
		slices.SortFunc(rows, func(a, b auditRow) int { return cmp.Compare(b.Seq, a.Seq) })
	}
	return page(rows, p.Limit, func(r auditRow) string { return numberCursor(r.Seq) }, t.auditFromRow)
}

// auditRows asks for the entries, one more than there is room for.
func (t *tx) auditRows(filter domain.AuditFilter, clients []domain.ClientID, p domain.Page) (rows []auditRow, err error) {
	db := t.duringAudit(t.afresh(), filter)
	for i, c := range auditConditions(filter, clients) {
		if i > 0 {
			c.column = t.unindexed(c.column, "")
		}
		db = db.Where(c.column+c.is, c.value)
	}
	if db, err = beforeNumber(db, "seq", p.After); err != nil {
		return nil, err
	}
	return rows, db.Order("seq DESC").Limit(p.Limit + 1).Find(&rows).Error
}
