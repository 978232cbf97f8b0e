package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"cohort/domain"
	"cohort/domain/billing"
)

func (s *Server) exportRoutes() {
	add(s, bySteps(creates), "/exports", domain.CreateExport, "Create an export", s.createExport)
	add(s, reads, "/exports", domain.ReadExport, "List exports", s.listExports)
	add(s, reads, "/exports/{id}", domain.ReadExport, "Read an export", s.readExport)
	s.addStream("/exports/{id}/file", domain.DownloadExport, "Download an export's file", "text/csv", s.downloadExport)
}

// ExportBody asks for a batch of every open charge of a period.
type ExportBody struct {
	From   string         `json:"from,omitempty" doc:"First service date; absent: everything open, also of months that were exported"`
	To     string         `json:"to,omitempty" doc:"Last service date; today when absent"`
	Format billing.Format `json:"format"`
}

func (b ExportBody) batch(f *domain.Faults) billing.Batch {
	return billing.Batch{From: dateField(f, "from", b.From), To: dateField(f, "to", b.To), Format: b.Format}
}

// Export is one numbered, locked batch.
type Export struct {
	ID        string         `json:"id"`
	Number    int            `json:"number"`
	Format    billing.Format `json:"format"`
	From      string         `json:"from,omitempty" doc:"Absent: everything that was open"`
	To        string         `json:"to"`
	Count     int            `json:"count"`
	Total     domain.Money   `json:"total"`
	SHA256    string         `json:"sha256" doc:"Of the file, which has the same bytes at every download"`
	CreatedBy string         `json:"createdBy"`
	CreatedAt time.Time      `json:"createdAt"`
	Version   int            `json:"version" doc:"Always 1: a batch is locked"`
}

// ExportPage is a page of exports.
type ExportPage page[Export]

func exportAnswer(b billing.Batch) Export {
	return Export{ID: b.ID.String(), Number: b.Number, Format: b.Format, From: b.From.String(), To: b.To.String(), Count: b.Count, Total: b.Total, SHA256: b.SHA256,
		CreatedBy: b.CreatedByName, CreatedAt: b.CreatedAt, Version: unedited}
}

type exportInput struct {
	Sent[ExportBody]

	wanted billing.Batch
}

func (in *exportInput) read(f *domain.Faults) { in.wanted = in.body.batch(f) }

func (s *Server) createExport(ctx context.Context, by domain.Actor, in *exportInput) (*answer[Export], error) {
	b, err := s.desks.Billing.CreateExport(ctx, by, in.wanted)
	return versioned(exportAnswer(b), unedited), err
}

func (s *Server) listExports(ctx context.Context, by domain.Actor, in *Paged) (*answer[ExportPage], error) {
	list, err := s.desks.Billing.Exports(ctx, by, in.page())
	return plain(ExportPage(pageOf(list, exportAnswer))), err
}

func (s *Server) readExport(ctx context.Context, by domain.Actor, in *ByID) (*answer[Export], error) {
	id, err := pathID[domain.BatchID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Billing.Export(ctx, by, id)
	return versioned(exportAnswer(b), unedited), err
}

// downloadExport streams a batch's file. When something fails half-way the
// connection is cut, so that nobody takes a part for the whole.
func (s *Server) downloadExport(c echo.Context, by domain.Actor) error {
	id, err := pathID[domain.BatchID](c.Param("id"))
	if err != nil {
		return err
	}
	err = s.desks.Billing.ExportFile(c.Request().Context(), by, id, func(b billing.Batch) io.Writer {
		h := c.Response().Header()
		h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
		h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="cohort-batch-%04d.%s"`, b.Number, b.Format))
		h.Set("ETag", `"`+b.SHA256+`"`)
		return toPatient(c)
	})
	if err != nil && c.Response().Committed {
		panic(http.ErrAbortHandler)
	}
	return err
}
