package repository

import (
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

type auditRow struct {
	Seq         int64 `gorm:"primaryKey;autoIncrement:false"`
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
	PrevHash    string
	Hash        string
}

func (auditRow) TableName() string { return "audit_entries" }

type auditHeadRow struct {
	ID   int `gorm:"primaryKey"`
	Seq  int64
	Hash string
}

func (auditHeadRow) TableName() string { return "audit_head" }

const auditDetail = "audit_entries.detail"

// AppendAudit links entries behind the end of the chain.
func (t *tx) AppendAudit(entries ...domain.AuditEntry) error {
	rows := make([]auditRow, len(entries))
	for i := range entries { // sealing is slow; the end of the chain is not locked yet
		sealed, err := t.seal(auditDetail, entries[i].ID, entries[i].Detail)
		if err != nil {
			return err
		}
		entries[i].Sealed = sealed
	}
	head, err := t.lockAuditHead()
	if err != nil {
		return err
	}
	for i := range entries {
		head = entries[i].Link(t.keys.AuditKey(), head)
		rows[i] = auditToRow(entries[i])
	}
	if t.queues() {
		t.tr.queueAudit(entries, head)
		return nil
	}
	if err := t.insert(rows); err != nil {
		return err
	}
	return t.update(&auditHeadRow{1, head.Seq, head.Hash})
}

// lockAuditHead gives the end of the chain and keeps others from adding to it
// until the transaction ends.
func (t *tx) lockAuditHead() (head domain.AuditHead, err error) {
	if t.byHand {
		var batch pgx.Batch
		batch.Queue("SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE").QueryRow(func(row pgx.Row) error {
			return row.Scan(&head.Seq, &head.Hash)
		})
		return head, t.send(&batch)
	}
	end, err := find[auditHeadRow](t.locked(), "id = 1")
	return domain.AuditHead{Seq: end.Seq, Hash: end.Hash}, err
}

// queueAudit lets the entries travel with the commit.
func (tr *transaction) queueAudit(entries []domain.AuditEntry, head domain.AuditHead) {
	for _, e := range entries {
		tr.later.Queue(`INSERT INTO audit_entries (seq, id, at, actor_id, actor_name, role, action, outcome, subject_kind,
			subject_id, client_id, address, request_id, sealed, prev_hash, hash)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
			e.Seq, e.ID.String(), e.At, orNull(e.ActorID), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
			e.SubjectKind, e.SubjectID, orNull(e.ClientID), e.Address, e.RequestID, e.Sealed, e.PrevHash, e.Hash)
	}
	tr.later.Queue("UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1", head.Seq, head.Hash)
}

func auditToRow(e domain.AuditEntry) auditRow {
	return auditRow{e.Seq, e.ID, e.At, optional(e.ActorID), e.ActorName, string(e.Role), string(e.Action),
		string(e.Outcome), e.SubjectKind, e.SubjectID, optional(e.ClientID), e.Address, e.RequestID,
		e.Sealed, e.PrevHash, e.Hash}
}

func (t *tx) auditFromRow(r auditRow) (domain.AuditEntry, error) {
	detail, err := t.open(auditDetail, r.ID, r.Sealed)
	e := auditUnopened(r)
	e.Detail = detail
	return e, err
}

func auditUnopened(r auditRow) domain.AuditEntry {
	return domain.AuditEntry{Seq: r.Seq, ID: r.ID, At: r.At.UTC(), ActorID: given(r.ActorID), ActorName: r.ActorName,
		Role: domain.Role(r.Role), Action: domain.Action(r.Action), Outcome: domain.Outcome(r.Outcome),
		SubjectKind: r.SubjectKind, SubjectID: r.SubjectID, ClientID: given(r.ClientID), Address: r.Address,
		RequestID: r.RequestID, Sealed: r.Sealed, PrevHash: r.PrevHash, Hash: r.Hash}
}

// AuditHead gives the end of the chain as the database has it.
func (t *tx) AuditHead() (domain.AuditHead, error) {
	end, err := find[auditHeadRow](t.db, "id = 1")
	return domain.AuditHead{Seq: end.Seq, Hash: end.Hash}, err
}

// EachAudit hands over entries in order, their details still sealed, a page
// at a time so that a long audit does not fill the memory.
func (t *tx) EachAudit(from int64, do func(domain.AuditEntry) error) error {
	const pageSize = 1000
	for {
		var rows []auditRow
		err := t.db.Where("seq >= ?", from).Order("seq").Limit(pageSize).Find(&rows).Error
		if err != nil && t.ctx.Err() == nil {
			rows, err = t.auditOneByOne(from, pageSize)
		}
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(auditUnopened(row)); err != nil {
				return err
			}
		}
		if len(rows) < pageSize {
			return nil
		}
		from = rows[len(rows)-1].Seq + 1
	}
}

// auditOneByOne reads a page in which one row cannot be read: SQLite lets
// anything be written into any column. Of such a row only the number is given,
// which does not fit the chain.
func (t *tx) auditOneByOne(from int64, limit int) ([]auditRow, error) {
	var seqs []int64
	if err := t.db.Model(&auditRow{}).Where("seq >= ?", from).Order("seq").Limit(limit).Pluck("seq", &seqs).Error; err != nil {
		return nil, err
	}
	rows := make([]auditRow, len(seqs))
	for i, seq := range seqs {
		row, err := find[auditRow](t.db, "seq = ?", seq)
		if err != nil {
			row = auditRow{Seq: seq}
		}
		rows[i] = row
	}
	return rows, t.ctx.Err()
}

// AuditVerifier follows the chain from its beginning.
func (t *tx) AuditVerifier() *domain.ChainVerifier {
	return &domain.ChainVerifier{Key: t.keys.AuditKey()}
}

// AuditDetail opens the sealed detail of an entry.
func (t *tx) AuditDetail(e domain.AuditEntry) (string, error) {
	return t.open(auditDetail, e.ID, e.Sealed)
}

// Audit lists entries, newest first. The cursor is the last entry's number.
func (t *tx) Audit(filter domain.AuditFilter, p domain.Page) (domain.List[domain.AuditEntry], error) {
	db := t.db
	if !filter.From.IsZero() {
		db = db.Where("at >= ?", filter.From)
	}
	if !filter.To.IsZero() {
		db = db.Where("at < ?", filter.To)
	}
	if !filter.ActorID.IsZero() {
		db = db.Where("actor_id = ?", filter.ActorID)
	}
	if !filter.ClientID.IsZero() {
		db = db.Where("client_id = ?", filter.ClientID)
	}
	if filter.ClientCode != "" {
		db = db.Where("client_id IN (SELECT id FROM clients WHERE code = ?)", filter.ClientCode)
	}
	if filter.Action != "" {
		db = db.Where("action = ?", filter.Action)
	}
	if filter.Outcome != "" {
		db = db.Where("outcome = ?", filter.Outcome)
	}
	db, err := beforeNumber(db, "seq", p.After)
	if err != nil {
		return domain.List[domain.AuditEntry]{}, err
	}
	var rows []auditRow
	if err := db.Order("seq DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return domain.List[domain.AuditEntry]{}, err
	}
	return page(rows, p.Limit, func(r auditRow) string { return numberCursor(r.Seq) }, t.auditFromRow)
}
