package repository

import (
	"cmp"
	"encoding/base64"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"cohort/domain"
)

// shownRow says that in a span of time there is an entry that shows a client.
type shownRow struct {
	ClientID domain.ClientID `gorm:"primaryKey"`
	Span     int64           `gorm:"primaryKey;autoIncrement:false"`
}

func (shownRow) TableName() string { return "audit_shown" }

// shownWithin is how long a span is. A client who is shown all day has a row for
// each, and whoever asks who saw them opens the entries of each.
const shownWithin = 10 * time.Minute

func spanOf(at time.Time) int64 { return at.Unix() / int64(shownWithin/time.Second) }

// recentlyShown remembers which rows there are of the present span, so that a
// clinic that looks at the same clients all day does not write them again. What
// it does not remember is written again and found to be there.
type recentlyShown struct {
	mu   sync.Mutex
	span int64
	ids  map[domain.ClientID]struct{}
}

func newRecentlyShown() *recentlyShown { return &recentlyShown{ids: map[domain.ClientID]struct{}{}} }

// missing gives the rows that entries need and that are not known to be there, in
// an order in which two who write them do not wait for each other.
func (r *recentlyShown) missing(entries []domain.AuditEntry) []shownRow {
	r.mu.Lock()
	defer r.mu.Unlock()
	var rows []shownRow
	for _, e := range entries {
		span := spanOf(e.At)
		for _, id := range e.Shown {
			if _, known := r.ids[id]; !known || span != r.span {
				rows = append(rows, shownRow{ClientID: id, Span: span})
			}
		}
	}
	slices.SortFunc(rows, func(a, b shownRow) int {
		if a.Span != b.Span {
			return int(a.Span - b.Span)
		}
		return strings.Compare(a.ClientID.String(), b.ClientID.String())
	})
	return slices.Compact(rows)
}

// keep remembers what was committed.
func (r *recentlyShown) keep(rows []shownRow) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, row := range rows {
		if row.Span > r.span {
			r.span = row.Span
			clear(r.ids)
		}
		if row.Span == r.span {
			r.ids[row.ClientID] = struct{}{}
		}
	}
}

// queueShown lets the rows travel with the commit.
func (tr *transaction) queueShown(rows []shownRow) {
	if len(rows) == 0 {
		return
	}
	ids, spans := make([]string, len(rows)), make([]int64, len(rows))
	for i, row := range rows {
		ids[i], spans[i] = row.ClientID.String(), row.Span
	}
	tr.later.Queue(`INSERT INTO audit_shown (client_id, span) SELECT * FROM unnest($1::uuid[], $2::bigint[]) ON CONFLICT DO NOTHING`, ids, spans)
}

// shownMark begins the sealed text of an entry that shows clients. No detail, an
// object of JSON, begins with it.
const shownMark = "shown:"

// withShown is what is sealed of an entry: whom it shows, sixteen bytes each, in
// a line before the detail.
func withShown(e domain.AuditEntry) string {
	if len(e.Shown) == 0 {
		return e.Detail
	}
	var ids []byte
	for _, id := range e.Shown {
		ids = append(ids, id.UUID[:]...)
	}
	return shownMark + base64.RawStdEncoding.EncodeToString(ids) + "\n" + e.Detail
}

var errShown = errors.New("whom an entry of the audit shows cannot be read")

// apart reads what withShown wrote.
func apart(text string) (detail string, shown []domain.ClientID, err error) {
	line, marked := strings.CutPrefix(text, shownMark)
	if !marked {
		return text, nil, nil
	}
	line, detail, _ = strings.Cut(line, "\n")
	ids, err := base64.RawStdEncoding.DecodeString(line)
	if err != nil || len(ids)%16 != 0 {
		return "", nil, errShown
	}
	for raw := range slices.Chunk(ids, 16) {
		shown = append(shown, domain.ClientID{UUID: uuid.UUID(raw)})
	}
	return detail, shown, nil
}

// auditShowing gives the entries that show one of the clients among others,
// newest first, one more than there is room for.
func (t *tx) auditShowing(filter domain.AuditFilter, clients []domain.ClientID, p domain.Page) (found []auditRow, err error) {
	spans, err := t.spansShowing(filter, clients, p)
	for before := int64(math.MaxInt64); err == nil; {
		var some []int64
		if some, err = spans(before); err != nil || len(some) == 0 {
			break
		}
		for _, span := range some {
			// Numbers are given at the end of a request and spans at its beginning:
			// an entry of the span before may have a higher number, of the one
			// before that none can.
			if len(found) > p.Limit && spanOf(found[p.Limit].At) > span+1 {
				return found[:p.Limit+1], nil
			}
			rows, err := t.showingWithin(span, filter, clients, p)
			if err != nil {
				return nil, err
			}
			found = append(found, rows...)
			slices.SortFunc(found, func(a, b auditRow) int { return cmp.Compare(b.Seq, a.Seq) })
		}
		before = some[len(some)-1]
	}
	return found[:min(len(found), p.Limit+1)], err
}

// spansAtOnce is how many spans are looked up together: a page is full after a
// few, mostly, however many years a client was shown.
const spansAtOnce = 32

// spansShowing gives the spans before one in which one of the clients was shown,
// some at a time, the newest first, as far as the filter and the page reach.
func (t *tx) spansShowing(filter domain.AuditFilter, clients []domain.ClientID, p domain.Page) (next func(before int64) ([]int64, error), err error) {
	db := t.db.Model(&shownRow{}).Where("client_id IN ?", clients)
	if !filter.From.IsZero() {
		db = db.Where("span >= ?", spanOf(filter.From))
	}
	if !filter.To.IsZero() {
		db = db.Where("span <= ?", spanOf(filter.To))
	}
	if p.After != "" {
		before, err := beforeNumber(t.db.Model(&auditRow{}), "seq", p.After)
		if err != nil {
			return nil, err
		}
		var last []time.Time
		if err := before.Order("seq DESC").Limit(1).Pluck("at", &last).Error; err != nil {
			return nil, err
		}
		if len(last) == 0 {
			return func(int64) ([]int64, error) { return nil, nil }, nil
		}
		db = db.Where("span <= ?", spanOf(last[0])+1)
	}
	db = db.Session(&gorm.Session{})
	return func(before int64) (spans []int64, err error) {
		return spans, db.Where("span < ?", before).Distinct().Order("span DESC").Limit(spansAtOnce).Pluck("span", &spans).Error
	}, nil
}

// showingWithin opens the entries of a span that may show one of the clients.
func (t *tx) showingWithin(span int64, filter domain.AuditFilter, clients []domain.ClientID, p domain.Page) (found []auditRow, err error) {
	from := time.Unix(span*int64(shownWithin/time.Second), 0).UTC()
	db := t.db.Where("at >= ? AND at < ? AND sealed IS NOT NULL AND (client_id IS NULL OR client_id NOT IN ?)", from, from.Add(shownWithin), clients)
	if !filter.From.IsZero() {
		db = db.Where("at >= ?", filter.From)
	}
	if !filter.To.IsZero() {
		db = db.Where("at < ?", filter.To)
	}
	for _, c := range auditConditions(filter, nil) {
		if c.column != "client_id" {
			db = db.Where(t.unindexed(c.column, "")+c.is, c.value)
		}
	}
	if db, err = beforeNumber(db, "seq", p.After); err != nil {
		return nil, err
	}
	var rows []auditRow
	if err := db.Order("seq DESC").Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, row := range rows {
		e, err := t.auditFromRow(row)
		if err != nil {
			continue // damaged: the verification says so, and the others are not kept back
		}
		if slices.ContainsFunc(e.Shown, func(id domain.ClientID) bool { return slices.Contains(clients, id) }) {
			found = append(found, row)
		}
	}
	return found, nil
}
