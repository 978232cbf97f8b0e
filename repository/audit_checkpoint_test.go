package repository_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"cohort/domain"
)

func TestATailCutOffWithTheEndIsMissedByTheCheckpoint(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		a.exec("DELETE FROM audit_entries WHERE seq > 6", "DELETE FROM audit_links WHERE seq > 6",
			"UPDATE audit_head SET place = 6, seq = 6, hash = (SELECT hash FROM audit_links WHERE place = 6)")
		a.wantBreak("cut off", 6)
		for range 3 { // life goes on: four entries more, one of them the walk above
			a.append()
		}
		a.wantBreak("written over", 14)
	})
}

func TestAnAuditWrittenAnewDiffersFromTheCheckpoint(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		a.exec("DELETE FROM audit_entries", "DELETE FROM audit_links", "UPDATE audit_head SET place = 0, seq = 0, hash = ''")
		for range 12 { // with the right keys, every entry fits the one before it
			a.append()
		}
		a.wantBreak("written anew", 20)
	})
}

func TestALastCheckpointIsKeptAtTheEnd(t *testing.T) {
	eachAudited(t, func(a audited) {
		ctx, stop := context.WithCancel(context.Background())
		stop()
		a.desks.Office.KeepAudit(ctx, func(err error) { a.Error(err) })
		if got := a.verify(); got.Checkpoint == nil || got.Checkpoint.Seq != 10 || got.Break != nil {
			a.Errorf("%+v", got)
		}
	})
}

func TestAChangedCheckpointFileIsFound(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		content, err := os.ReadFile(a.checkpoints)
		if err != nil {
			a.Fatal(err)
		}
		if err := os.WriteFile(a.checkpoints, bytes.Replace(content, []byte(`"place":10`), []byte(`"place":9`), 1), 0o600); err != nil {
			a.Fatal(err)
		}
		if got := a.verify(); got.Break == nil || !strings.HasPrefix(got.Break.What, domain.ErrCheckpoints.Error()+": checkpoint 2 was edited") {
			a.Errorf("%+v", got.Break)
		}
	})
}
