package repository

import (
	"fmt"
	"math"

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
	const pageSize = 1000
	for {
		links, err := list[auditLinkRow](t.db.Limit(pageSize), "place", "place > ?", after)
		if err != nil || len(links) == 0 {
			return err
		}
		seqs := make([]int64, len(links))
		for i, link := range links {
			seqs[i] = link.Seq
		}
		entries, err := t.auditBySeq(seqs)
		if err != nil {
			return err
		}
		for _, link := range links {
			var entry *domain.AuditEntry
			if e, found := entries[link.Seq]; found {
				entry = &e
			}
			if err := do(linkFromRow(link), entry); err != nil {
				return err
			}
		}
		after = links[len(links)-1].Place
	}
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
