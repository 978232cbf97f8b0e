package repository

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"time"

	"gorm.io/gorm"

	"cohort/domain"
)

type auditLinkRow struct {
	Place int64 `gorm:"primaryKey;autoIncrement:false"`
	Seq   int64
	Hash  string
}

func (auditLinkRow) TableName() string { return "audit_links" }

func linkFromRow(r auditLinkRow) domain.AuditLink {
	return domain.AuditLink{Place: r.Place, Seq: r.Seq, Hash: r.Hash}
}

// unlinkedRow is an entry that waits to be linked.
type unlinkedRow struct {
	Seq int64 `gorm:"primaryKey;autoIncrement:false"`
	MAC string
}

func (unlinkedRow) TableName() string { return "audit_unlinked" }

type auditHeadRow struct {
	ID    int `gorm:"primaryKey"`
	Place int64
	Seq   int64
	Hash  string
}

func (auditHeadRow) TableName() string { return "audit_head" }

// LinkAudit links entries that wait, at most so many, and says how many. The
// end of the chain is locked meanwhile, so several who link take turns.
func (t *tx) LinkAudit(most int) (int, error) {
	head, err := lockOne[auditHeadRow](t, lockAuditHead, "id = 1")
	if err != nil {
		return 0, err
	}
	// Read under the lock: what another one has just linked waits no more.
	waiting, seqs, err := t.waiting(most)
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	end := domain.AuditLink{Place: head.Place, Seq: head.Seq, Hash: head.Hash}
	rows := make([]auditLinkRow, len(waiting))
	for i, w := range waiting {
		end = end.Next(t.keys.AuditKey(), w.Seq, w.MAC)
		rows[i] = auditLinkRow(end)
	}
	if err := t.insert(rows); err != nil {
		return 0, err
	}
	if err := t.db.Where("seq IN ?", seqs).Delete(&unlinkedRow{}).Error; err != nil {
		return 0, err
	}
	return len(rows), t.update(&auditHeadRow{ID: 1, Place: end.Place, Seq: end.Seq, Hash: end.Hash})
}

// waiting gives entries to be linked, in the order of their numbers. What is
// linked already and waits all the same was put there by nobody who may: it
// stays for the verification to find, and does not hold up the others.
func (t *tx) waiting(most int) (waiting []unlinkedRow, seqs []int64, err error) {
	for after := int64(math.MinInt64); ; {
		found, err := list[unlinkedRow](t.db.Limit(most), "seq", "seq > ?", after)
		if err != nil || len(found) == 0 {
			return nil, nil, err
		}
		all := make([]int64, len(found))
		for i, w := range found {
			all[i] = w.Seq
		}
		linked, err := t.linksBySeq(all)
		if err != nil {
			return nil, nil, err
		}
		for _, w := range found {
			if _, already := linked[w.Seq]; !already {
				waiting, seqs = append(waiting, w), append(seqs, w.Seq)
			}
		}
		if len(waiting) > 0 {
			return waiting, seqs, nil
		}
		after = all[len(all)-1]
	}
}

// CountUnlinked counts the entries that wait to be linked, up to so many.
func (t *tx) CountUnlinked(most int) (int, error) {
	var n int64
	err := t.db.Raw("SELECT count(*) FROM (SELECT 1 FROM audit_unlinked LIMIT ?) AS waiting", most).Scan(&n).Error
	return int(n), err
}

// AuditHead gives the end of the chain as the database has it.
func (t *tx) AuditHead() (domain.AuditLink, error) {
	end, err := find[auditHeadRow](t.db, "id = 1")
	return domain.AuditLink{Place: end.Place, Seq: end.Seq, Hash: end.Hash}, err
}

// AuditLinkAt gives the link at a place.
func (t *tx) AuditLinkAt(place int64) (domain.AuditLink, error) {
	row, err := find[auditLinkRow](t.db, "place = ?", place)
	return linkFromRow(row), err
}

// EachLink hands over the links behind a place in order, each with its entry,
// whose detail is sealed, or nil where there is none.
func (t *tx) EachLink(after int64, do func(domain.AuditLink, *domain.AuditEntry) error) error {
	for {
		linked, err := t.linkedBehind(after)
		if err != nil && t.ctx.Err() == nil { // SQLite lets anything be written into any column
			linked, err = t.linkedApart(after)
		}
		if err != nil || len(linked) == 0 {
			return err
		}
		for _, l := range linked {
			if err := do(l.link, l.entry); err != nil {
				return err
			}
		}
		after = linked[len(linked)-1].link.Place
	}
}

// linkedAtOnce is how many links are read at a time.
const linkedAtOnce = 1000

// linkedEntry is a link with its entry, nil where there is none.
type linkedEntry struct {
	link  domain.AuditLink
	entry *domain.AuditEntry
}

// linkedBehind asks for links and entries at once, and reads the rows by hand: of
// a long audit, that is what verifying takes the time for.
func (t *tx) linkedBehind(after int64) (linked []linkedEntry, err error) {
	rows, err := t.db.Raw(`SELECT l.place, l.seq, l.hash, e.id, e.at, e.actor_id, e.actor_name, e.role, e.action, e.outcome, e.subject_kind,
		e.subject_id, e.client_id, e.address, e.request_id, e.sealed, e.mac
		FROM audit_links l LEFT JOIN audit_entries e ON e.seq = l.seq WHERE l.place > ? ORDER BY l.place LIMIT ?`, after, linkedAtOnce).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var l linkedEntry
		var id *domain.AuditID
		var at *time.Time
		var e auditRow
		var texts [8]sql.NullString
		var mac sql.NullString
		if err := rows.Scan(&l.link.Place, &l.link.Seq, &l.link.Hash, &id, &at, &e.ActorID, &texts[0], &texts[1], &texts[2], &texts[3], &texts[4],
			&texts[5], &e.ClientID, &texts[6], &texts[7], &e.Sealed, &mac); err != nil {
			return nil, err
		}
		if id != nil && at != nil {
			e.Seq, e.ID, e.At, e.MAC = l.link.Seq, *id, *at, mac.String
			for i, to := range []*string{&e.ActorName, &e.Role, &e.Action, &e.Outcome, &e.SubjectKind, &e.SubjectID, &e.Address, &e.RequestID} {
				*to = texts[i].String
			}
			entry := auditUnopened(e)
			l.entry = &entry
		}
		linked = append(linked, l)
	}
	return linked, rows.Err()
}

// linkedApart reads links and then entries, one by one where one of them cannot
// be read.
func (t *tx) linkedApart(after int64) ([]linkedEntry, error) {
	links, err := list[auditLinkRow](t.db.Limit(linkedAtOnce), "place", "place > ?", after)
	if err != nil {
		return nil, err
	}
	seqs := make([]int64, len(links))
	for i, link := range links {
		seqs[i] = link.Seq
	}
	entries, err := t.auditBySeq(seqs)
	if err != nil {
		return nil, err
	}
	linked := make([]linkedEntry, len(links))
	for i, link := range links {
		linked[i].link = linkFromRow(link)
		if e, found := entries[link.Seq]; found {
			linked[i].entry = &e
		}
	}
	return linked, nil
}

func (t *tx) linksBySeq(seqs []int64) (map[int64]domain.AuditLink, error) {
	rows, err := list[auditLinkRow](t.db, "place", "seq IN ?", seqs)
	found := make(map[int64]domain.AuditLink, len(rows))
	for _, row := range rows {
		found[row.Seq] = linkFromRow(row)
	}
	return found, err
}

// AuditVerifier follows the chain behind a link, the zero one for all of it.
func (t *tx) AuditVerifier(behind domain.AuditLink) *domain.ChainVerifier {
	return &domain.ChainVerifier{Key: t.keys.AuditKey(), Head: behind}
}

// LastAuditSeq gives the highest number of an entry, 0 when there is none.
func (t *tx) LastAuditSeq() (int64, error) {
	return firstNumber(t.db, "SELECT max(seq) FROM audit_entries")
}

// StrayAudit looks behind an entry for one that is neither linked nor waits to
// be, and gives its number, 0 when there is none. One statement sees an entry,
// its place in the queue and its link at one moment.
func (t *tx) StrayAudit(after int64) (int64, error) {
	return firstNumber(t.db, `SELECT min(e.seq) FROM audit_entries e
		LEFT JOIN audit_links l ON l.seq = e.seq LEFT JOIN audit_unlinked u ON u.seq = e.seq
		WHERE e.seq > ? AND l.seq IS NULL AND u.seq IS NULL`, after)
}

// RepeatedAudit looks behind an entry for a copy of another one, by its id.
func (t *tx) RepeatedAudit(after int64) (int64, error) {
	const repeated = "SELECT min(seq) FROM (SELECT max(seq) AS seq FROM audit_entries %s GROUP BY id HAVING count(*) > 1) AS repeated"
	if after == math.MinInt64 { // all of them, without looking any up
		return firstNumber(t.db, fmt.Sprintf(repeated, ""))
	}
	return firstNumber(t.db, fmt.Sprintf(repeated, "WHERE id IN (SELECT id FROM audit_entries WHERE seq > ?)"), after)
}

// LostAudit looks for an entry that waits to be linked and is not there, or is
// linked already.
func (t *tx) LostAudit() (int64, error) {
	return firstNumber(t.db, `SELECT min(u.seq) FROM audit_unlinked u
		LEFT JOIN audit_entries e ON e.seq = u.seq LEFT JOIN audit_links l ON l.seq = u.seq
		WHERE e.seq IS NULL OR l.seq IS NOT NULL`)
}

// firstNumber runs a question for one number; no number is 0.
func firstNumber(db *gorm.DB, question string, args ...any) (int64, error) {
	var n *int64
	err := db.Raw(question, args...).Scan(&n).Error
	if n == nil {
		return 0, err
	}
	return *n, err
}
