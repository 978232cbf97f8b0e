package repository

import (
	"cmp"
	"math"
	"slices"
	"time"

	"cohort/domain"
)

// ShownBreak looks behind an entry for what is wrong with the index of who was
// shown: an entry that shows a client under whom it would not be found, or a
// row that no entry made. What cannot be opened is damaged, which its MAC says.
func (t *tx) ShownBreak(after int64) (*domain.ChainBreak, error) {
	const pageSize = 1000
	for check := t.ShownCheck(after); ; {
		rows, err := list[auditRow](t.db.Limit(pageSize), "seq", "seq > ? AND sealed IS NOT NULL", after)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			return check.Ends()
		}
		for _, row := range rows {
			if err := check.Meets(auditUnopened(row)); err != nil {
				return nil, err
			}
		}
		after = rows[len(rows)-1].Seq
	}
}

// ShownCheck finds what ShownBreak does along another walk.
func (t *tx) ShownCheck(after int64) domain.ShownCheck {
	check := &shownCheck{t: t, wanted: map[int64]map[domain.ClientID]int64{}, newest: math.MinInt64, done: math.MinInt64}
	if after != math.MinInt64 { // rows of spans that were verified before may be of entries before
		check.done = math.MaxInt64
	}
	return check
}

// openSpans is how many spans behind the newest one an entry usually is of:
// numbers are given at the end of a request and spans at its beginning. A later
// one is looked up by itself.
const openSpans = 3

// shownCheck holds the index against the entries in the order of spans.
type shownCheck struct {
	t      *tx
	wanted map[int64]map[domain.ClientID]int64 // by span: the first entry that needs each row
	newest int64
	done   int64 // the last span of which every row was looked at
	met    int
	found  *domain.ChainBreak
}

// comparedEvery is after how many entries the index is compared.
const comparedEvery = 1000

// Meets notes which rows an entry needs.
func (c *shownCheck) Meets(e domain.AuditEntry) (err error) {
	if c.found != nil || len(e.Sealed) == 0 {
		return nil
	}
	if c.t.OpenAudit(&e) == nil {
		c.needs(e)
	}
	if c.met++; c.met%comparedEvery == 0 && c.newest > math.MinInt64 {
		c.found, err = c.upTo(c.newest - openSpans)
	}
	return err
}

// Ends compares what is left.
func (c *shownCheck) Ends() (*domain.ChainBreak, error) {
	if c.found != nil {
		return c.found, nil
	}
	return c.upTo(math.MaxInt64)
}

func (c *shownCheck) needs(e domain.AuditEntry) {
	if len(e.Shown) == 0 {
		return
	}
	span := spanOf(e.At)
	c.newest = max(c.newest, span)
	of := c.wanted[span]
	if of == nil {
		of = map[domain.ClientID]int64{}
		c.wanted[span] = of
	}
	for _, id := range e.Shown {
		if first, known := of[id]; !known || e.Seq < first {
			of[id] = e.Seq
		}
	}
}

// upTo compares the spans up to this one.
func (c *shownCheck) upTo(last int64) (*domain.ChainBreak, error) {
	from, all := c.done, c.done < last
	if all && from < math.MaxInt64 {
		from++
	}
	for span := range c.wanted {
		if span <= last {
			from = min(from, span)
		}
	}
	var planted []shownRow
	for behind, have := (shownRow{Span: from - 1}), c.taken(last); ; {
		rows, err := c.rows(behind, from, last)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if _, needed := have[row.Span][row.ClientID]; needed {
				delete(have[row.Span], row.ClientID)
			} else if all && row.Span > c.done {
				planted = append(planted, row)
			}
		}
		if len(rows) < shownPage {
			if found := firstLost(have); found != nil {
				return found, nil
			}
			break
		}
		behind = rows[len(rows)-1]
	}
	if all {
		c.done = last
	}
	return c.planted(planted)
}

// shownPage is how many rows of the index are compared at a time.
const shownPage = 5000

// rows gives the rows of some spans behind one of them.
func (c *shownCheck) rows(behind shownRow, from, last int64) ([]shownRow, error) {
	if from > last {
		return nil, nil
	}
	return list[shownRow](c.t.db.Limit(shownPage), "span, client_id",
		"span BETWEEN ? AND ? AND (span > ? OR span = ? AND client_id > ?)", from, last, behind.Span, behind.Span, behind.ClientID)
}

// taken gives what is wanted up to a span, which is then wanted no more.
func (c *shownCheck) taken(last int64) map[int64]map[domain.ClientID]int64 {
	have := map[int64]map[domain.ClientID]int64{}
	for span, of := range c.wanted {
		if span <= last {
			have[span] = of
			delete(c.wanted, span)
		}
	}
	return have
}

func firstLost(wanted map[int64]map[domain.ClientID]int64) (found *domain.ChainBreak) {
	for _, of := range wanted {
		for _, seq := range of {
			if found == nil || seq < found.Seq {
				found = &domain.ChainBreak{Seq: seq, What: "shows clients under whom it is not found: the index of who was shown was changed"}
			}
		}
	}
	return found
}

// planted finds the first row to which no entry fits. An entry that was written
// meanwhile, or much later than it began, is looked for.
func (c *shownCheck) planted(rows []shownRow) (*domain.ChainBreak, error) {
	slices.SortFunc(rows, func(a, b shownRow) int { return cmp.Compare(a.Span, b.Span) })
	for _, row := range rows {
		there, err := c.t.showingWithin(row.Span, domain.AuditFilter{}, []domain.ClientID{row.ClientID}, domain.Page{Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(there) == 0 {
			from := time.Unix(row.Span*int64(shownWithin/time.Second), 0).UTC()
			return &domain.ChainBreak{What: "the index of who was shown (table audit_shown) has a row of " +
				from.Format("2006-01-02 15:04 MST") + " that no entry made: it was inserted or changed"}, nil
		}
	}
	return nil, nil
}
