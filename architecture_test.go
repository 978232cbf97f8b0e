// Package cohort_test holds what must be true of the whole repository.
package cohort_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// A rule says what one part of the house may import. A name stands for the
// package and everything below it. The parts are matched from the first to
// the last; what no rule names is a fault, so a new part gets a rule.
type rule struct {
	part  string
	own   []string // packages of this module, besides the part itself
	other []string // modules of others, besides the standard library
}

var (
	values    = []string{"github.com/google/uuid", "github.com/rickar/cal/v2", "github.com/teambition/rrule-go", "golang.org/x/text"}
	everybody = []string{"cohort"}
	anything  = []string{""}
	rooms     = []string{kernel, "cohort/domain/intake", "cohort/domain/program", "cohort/domain/clinical", "cohort/domain/billing"}
	useCases  = append([]string{shared}, rooms...)
	database  = []string{"gorm.io", "github.com/jackc/pgx/v5", "github.com/ncruces/go-sqlite3", "github.com/pressly/goose/v3"}
	server    = []string{"github.com/labstack/echo/v4", "github.com/danielgtaylor/huma/v2", "github.com/prometheus/client_golang", "github.com/klauspost/compress", "github.com/google/uuid", "golang.org/x/time", "golang.org/x/text"}
	writers   = []string{"github.com/arran4/golang-ical", "github.com/xuri/excelize/v2", "codeberg.org/go-pdf/fpdf", "github.com/boombuler/barcode", "golang.org/x/text"}
	providers = []string{"github.com/coreos/go-oidc/v3", "golang.org/x/oauth2"}
	factors   = []string{"github.com/go-webauthn/webauthn", "github.com/pquerna/otp", "github.com/boombuler/barcode"}
	secrets   = []string{"github.com/tink-crypto/tink-go/v2", "github.com/golang-jwt/jwt/v5", "github.com/alexedwards/argon2id", "golang.org/x/crypto"}
)

// kernel is the package domain alone, without the departments below it.
const kernel = "=cohort/domain"

// shared is what every desk stands on, without the desks.
const shared = "=cohort/practice"

var rules = []rule{
	// What puts things together knows everything.
	{"cohort/cmd", everybody, anything},
	{"cohort/demo", everybody, anything},
	{"cohort/bench", everybody, anything},
	{"cohort/api/apitest", everybody, anything},
	{"cohort/repository/storetest", everybody, anything},

	// The domain: rules without a clock, a database or a network. A department
	// knows the program, and no other one.
	{"cohort/domain/intake", []string{kernel, "cohort/domain/program"}, values},
	{"cohort/domain/program", []string{kernel}, values},
	{"cohort/domain/clinical", []string{kernel, "cohort/domain/program"}, values},
	{"cohort/domain/billing", []string{kernel, "cohort/domain/program"}, values},
	{kernel, nil, values},

	// The use cases: what all share, and the desks on it. Closing a session
	// charges for it, and a person who comes in is given a seat.
	{"cohort/practice/desks", []string{"cohort/practice"}, values},
	{"cohort/practice/office", useCases, values},
	{"cohort/practice/clinical", useCases, values},
	{"cohort/practice/billing", useCases, values},
	{"cohort/practice/program", append([]string{"cohort/practice/billing"}, useCases...), values},
	{"cohort/practice/intake", append([]string{"cohort/practice/program", "cohort/practice/billing"}, useCases...), values},
	{shared, rooms, values},

	// Around it: these three never know each other. The repository keeps what
	// the use cases give it, and knows none of them.
	{"cohort/repository", append([]string{"cohort/migrations", "cohort/filelock"}, useCases...), append(slices.Clone(database), values...)},
	{"cohort/document", append([]string{"cohort/practice/billing"}, useCases...), writers},
	{"cohort/api", append([]string{"cohort/practice"}, rooms...), server},
	{"cohort/factor", []string{kernel}, factors},
	{"cohort/oidc/oidctest", nil, nil},
	{"cohort/oidc", []string{kernel}, providers},
	{"cohort/keyring", []string{kernel, "cohort/filelock"}, secrets},
	{"cohort/shipping", []string{"cohort/keyring"}, []string{"github.com/leodido/go-syslog/v4", "github.com/prometheus/client_golang"}},
	{"cohort/mail/mailtest", nil, anything},
	{"cohort/mail", []string{kernel}, []string{"github.com/wneessen/go-mail"}},
	{"cohort/filelock", nil, nil},
	{"cohort/migrations", nil, nil},
	{"cohort/web", nil, nil},
}

// notForRules are standard packages that have no place in the domain.
var notForRules = []string{"net/http", "os", "os/exec", "log", "log/slog", "net", "database/sql", "html/template"}

func TestImportsPointInwards(t *testing.T) {
	packages := listPackages(t)
	arrows := 0
	for _, p := range packages {
		i := slices.IndexFunc(rules, func(r rule) bool { return within(p.ImportPath, r.part) })
		if i < 0 {
			t.Errorf("%s has no rule: give it one", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			arrows++
			if why := rules[i].refuses(imported); why != "" {
				t.Errorf("%s may not import %s: %s", p.ImportPath, imported, why)
			}
			if (within(p.ImportPath, "cohort/domain") || within(p.ImportPath, "cohort/practice")) && slices.Contains(notForRules, imported) {
				t.Errorf("%s may not import %s: rules and use cases have neither network nor files", p.ImportPath, imported)
			}
		}
	}
	if len(packages) < 20 || arrows < 100 {
		t.Errorf("looked at %d packages and %d imports only", len(packages), arrows)
	}
	t.Logf("%d packages, %d imports", len(packages), arrows)
}

// TestRulesRefuse keeps the test above honest: each of these arrows must be refused.
func TestRulesRefuse(t *testing.T) {
	for _, arrow := range [][2]string{
		{"cohort/domain", "cohort/domain/program"},
		{"cohort/domain/program", "cohort/domain/intake"},
		{"cohort/domain/intake", "cohort/domain/billing"},
		{"cohort/domain/billing/claim", "cohort/domain/clinical"},
		{"cohort/domain/program", "cohort/practice"},
		{"cohort/practice", "cohort/practice/office"},
		{"cohort/practice/office", "cohort/practice/billing"},
		{"cohort/practice/clinical", "cohort/practice/program"},
		{"cohort/practice/billing", "cohort/practice/program"},
		{"cohort/practice/program", "cohort/practice/intake"},
		{"cohort/practice/intake", "cohort/practice/clinical"},
		{"cohort/practice/intake", "cohort/repository"},
		{"cohort/practice/program", "gorm.io/gorm"},
		{"cohort/repository", "cohort/practice/program"},
		{"cohort/repository", "cohort/api"},
		{"cohort/repository", "cohort/keyring"},
		{"cohort/api", "cohort/repository"},
		{"cohort/api", "cohort/document/ical"},
		{"cohort/api", "gorm.io/gorm"},
		{"cohort/document/x12", "cohort/api"},
		{"cohort/document/x12", "gorm.io/gorm"},
		{"cohort/keyring", "cohort/practice/office"},
		{"cohort/repository", "github.com/labstack/echo/v4"},
	} {
		i := slices.IndexFunc(rules, func(r rule) bool { return within(arrow[0], r.part) })
		if rules[i].refuses(arrow[1]) == "" {
			t.Errorf("%s may import %s", arrow[0], arrow[1])
		}
	}
}

func (r rule) refuses(imported string) string {
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case first == "cohort":
		if within(imported, r.part) || slices.ContainsFunc(r.own, func(name string) bool { return within(imported, name) }) {
			return ""
		}
		return r.part + " knows " + strings.Join(r.own, ", ") + " alone"
	case strings.Contains(first, "."):
		if slices.ContainsFunc(r.other, func(name string) bool { return name == "" || within(imported, name) }) {
			return ""
		}
		return "it is not among the modules that this part may use"
	}
	return ""
}

func within(path, name string) bool {
	if exact, ok := strings.CutPrefix(name, "="); ok {
		return path == exact
	}
	return path == name || strings.HasPrefix(path, name+"/")
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

// listPackages gives every package of the module that has code besides tests.
func listPackages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports,GoFiles", "./...")
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(out); ; {
		var p struct {
			goPackage
			GoFiles []string
		}
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 {
			packages = append(packages, p.goPackage)
		}
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	return packages
}
