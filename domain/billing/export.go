package billing

import (
	"time"

	"cohort/domain"
)

// Batch is one numbered, locked export: a set of charges that is never
// exported again, and a file that has the same bytes at every download.
type Batch struct {
	ID            domain.BatchID
	Number        int
	From, To      domain.Date // service dates, both included; From is zero for everything open through To
	Format        Format
	FormatVersion int // of the writer, so that old batches keep their bytes
	Count         int
	Total         domain.Money
	SHA256        string // of the file, hex
	CreatedBy     domain.UserID
	CreatedByName string
	CreatedAt     time.Time
	// WorkedAt is when the batch last went on while it is being made; zero once
	// its file is whole.
	WorkedAt time.Time
}

// UnderWay says whether the batch is still being made.
func (b Batch) UnderWay() bool { return !b.WorkedAt.IsZero() }

// Format is the kind of file that a batch is.
type Format string

// The formats that can be written.
const FormatCSV Format = "csv"

// FormatVersion is the version of the file writers that new batches use. A
// writer that would change a byte gets a new version and keeps the old one.
const FormatVersion = 2

// Formats lists the formats that can be written.
var Formats = []Format{FormatCSV}

// Values is the closed list, as texts.
func (Format) Values() []string { return domain.Texts(Formats) }

// ErrNothingToExport is what an export of a period without open charges gets.
var ErrNothingToExport = domain.Conflict("nothing_to_export", "There is no charge to export in this period.")

// ErrExportUnderWay is what an export gets while another one is being made.
var ErrExportUnderWay = domain.Conflict("export_under_way", "Another export is being made. Try again when it is in the list.")

// Validate names everything that is wrong with an export's period and format.
func (b Batch) Validate() error {
	var f domain.Faults
	f.When(!b.From.IsZero() && !b.To.IsZero() && b.To.Before(b.From), "to", "is before from")
	domain.OneOf(&f, "format", b.Format, Formats)
	return f.Err()
}
