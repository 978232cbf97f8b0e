package repository

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// What is sealed is found by a set of hashes beside it: of how each word begins,
// with a key of their own and the row's id. So equal words of two rows have
// nothing in common, and a row that moves to another client takes its set along.
const (
	hashBytes = 4
	setStep   = 32 // a set has a multiple of so many: how many words there are is not said exactly
)

// wordHashes is the set of what a row says.
func (t *tx) wordHashes(place string, id domain.AnyID, parts []clinical.NoteSection) []byte {
	marks := clinical.WordMarks(parts)
	hashes := make([][]byte, 0, len(marks)+setStep)
	for _, mark := range marks {
		hashes = append(hashes, t.wordHash(place, id, mark))
	}
	for len(hashes) == 0 || len(hashes)%setStep > 0 {
		filler := make([]byte, hashBytes)
		_, _ = rand.Read(filler) // never fails
		hashes = append(hashes, filler)
	}
	slices.SortFunc(hashes, slices.Compare)
	return slices.Concat(hashes...)
}

func (t *tx) wordHash(place string, id domain.AnyID, mark string) []byte {
	mac := hmac.New(sha256.New, t.keys.WordKey())
	mac.Write([]byte(place + "/" + id.String() + "\x00" + mark))
	return mac.Sum(nil)[:hashBytes]
}

// mayHave says whether a set has a hash. One that was never made has everything.
func mayHave(set, hash []byte) bool {
	for at := 0; at+hashBytes <= len(set); at += hashBytes {
		if string(set[at:at+hashBytes]) == string(hash) {
			return true
		}
	}
	return len(set) == 0
}

// NotesPerhapsSaying gives the notes of a client or a cohort but for those whose
// sets lack a word.
func (t *tx) NotesPerhapsSaying(among clinical.NotesAmong, marks []string) ([]clinical.ProgressNote, error) {
	of := t.afresh().Model(&progressNoteRow{})
	if among.Client.IsZero() {
		of = of.Where("cohort_id = ?", among.Cohort)
	} else {
		of = of.Where("client_id = ?", among.Client)
	}
	var sets []progressNoteRow
	if err := of.Select("id, held_on, words").Order("held_on DESC, id DESC").Find(&sets).Error; err != nil {
		return nil, err
	}
	ids := make([]domain.ProgressNoteID, len(sets))
	for i, r := range sets {
		ids[i] = r.ID
	}
	added, err := t.addendumSets(ids)
	if err != nil {
		return nil, err
	}
	var perhaps []domain.ProgressNoteID
	for _, r := range sets {
		if !slices.ContainsFunc(marks, func(mark string) bool { return !t.mayHaveMark(r, added[r.ID], mark) }) {
			perhaps = append(perhaps, r.ID)
		}
	}
	return t.notesByID(perhaps)
}

// mayHaveMark says whether a note or one of its addenda may have a word.
func (t *tx) mayHaveMark(r progressNoteRow, addenda []addendumRow, mark string) bool {
	return mayHave(r.Words, t.wordHash(noteContent, r.ID, mark)) ||
		slices.ContainsFunc(addenda, func(a addendumRow) bool { return mayHave(a.Words, t.wordHash(addendumContent, a.ID, mark)) })
}

func (t *tx) addendumSets(notes []domain.ProgressNoteID) (map[domain.ProgressNoteID][]addendumRow, error) {
	sets := map[domain.ProgressNoteID][]addendumRow{}
	for some := range slices.Chunk(notes, 500) {
		var rows []addendumRow
		if err := t.db.Model(&addendumRow{}).Select("id, note_id, words").Where("note_id IN ?", some).Find(&rows).Error; err != nil {
			return nil, err
		}
		for _, r := range rows {
			sets[r.NoteID] = append(sets[r.NoteID], r)
		}
	}
	return sets, nil
}

// notesByID opens notes, in the order in which they are named.
func (t *tx) notesByID(ids []domain.ProgressNoteID) (notes []clinical.ProgressNote, err error) {
	at := map[domain.ProgressNoteID]int{}
	for i, id := range ids {
		at[id] = i
	}
	for some := range slices.Chunk(ids, 500) {
		rows, err := list[progressNoteRow](t.db, "id", "id IN ?", some)
		if err != nil {
			return nil, err
		}
		opened, err := t.openNotes(rows)
		if err != nil {
			return nil, err
		}
		notes = append(notes, opened...)
	}
	slices.SortFunc(notes, func(a, b clinical.ProgressNote) int { return at[a.ID] - at[b.ID] })
	return notes, nil
}

// indexStep is how many old notes one transaction makes sets for.
const indexStep = 200

// IndexOldNotes makes the sets of what was written before there were any, and says
// how many it made. One that cannot be opened stays without: it is looked into
// each time.
func (s *Store) IndexOldNotes(ctx context.Context) (made int, err error) {
	var after domain.ProgressNoteID
	var afterAddendum domain.AddendumID
	for more := true; more && err == nil; {
		err = s.Write(ctx, func(given practice.Tx) error {
			t := given.(*tx)
			notes, err := t.indexNotes(&after)
			if err != nil {
				return err
			}
			addenda, err := t.indexAddenda(&afterAddendum)
			made += notes + addenda
			more = notes+addenda > 0
			return err
		})
	}
	return made, err
}

func (t *tx) indexNotes(after *domain.ProgressNoteID) (int, error) {
	var rows []progressNoteRow
	if err := t.db.Where("words IS NULL AND id > ?", *after).Order("id").Limit(indexStep).Find(&rows).Error; err != nil {
		return 0, err
	}
	for _, r := range rows {
		*after = r.ID
		n, err := t.noteFromRow(r)
		if err != nil {
			continue // whoever reads it is told
		}
		if err := t.db.Model(&progressNoteRow{}).Where("id = ?", r.ID).UpdateColumn("words", t.wordHashes(noteContent, r.ID, n.Said())).Error; err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}

func (t *tx) indexAddenda(after *domain.AddendumID) (int, error) {
	var rows []addendumRow
	if err := t.db.Where("words IS NULL AND id > ?", *after).Order("id").Limit(indexStep).Find(&rows).Error; err != nil {
		return 0, err
	}
	for _, r := range rows {
		*after = r.ID
		var said addendumSaid
		if err := t.openJSON(addendumContent, r.ID, r.Content, &said); err != nil {
			continue // whoever reads it is told
		}
		set := t.wordHashes(addendumContent, r.ID, []clinical.NoteSection{clinical.Addendum{Text: said.Text}.Said()})
		if err := t.db.Model(&addendumRow{}).Where("id = ?", r.ID).UpdateColumn("words", set).Error; err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}
