// Command cohort is the practice manager: the server with the page inside, and
// what its operator does at the command line.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // cohorts have time zones; a small container has none

	"github.com/alecthomas/kong"
)

// version is set by the build.
var version = "development"

// commandLine is everything that can be asked for. One file for each command.
type commandLine struct {
	Serve       serveCommand       `cmd:"" help:"Migrate the database, then serve the API and the page."`
	Demo        demoCommand        `cmd:"" help:"Serve a demonstration practice from a throwaway data folder."`
	User        userCommand        `cmd:"" help:"People who sign in."`
	Migrate     migrateCommand     `cmd:"" help:"The schema of the database."`
	Audit       auditCommand       `cmd:"" help:"Who did or saw what."`
	Certificate certificateCommand `cmd:"" help:"Certificates of completion, as a court checks them."`
	Release     releaseCommand     `cmd:"" help:"Packages of released records, as whoever got them checks them."`
	Backup      backupCommand      `cmd:"" help:"Copy the database to a file while the server runs. The keys file is not in it."`
	Restore     restoreCommand     `cmd:"" help:"Fill an empty database from a backup."`
	Export      exportCommand      `cmd:"" help:"Write fees to a file: a batch that exists, or a new one."`
	Health      healthCommand      `cmd:"" help:"Exit with 0 when the server is ready, for container health checks."`
	OpenAPI     openAPICommand     `cmd:"" name:"openapi" help:"Print the OpenAPI document of the API."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

// streams are where a command reads and writes; a command's answer goes to
// out, everything about it to err.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// Exit codes.
const (
	exitFailed = 1 // what was asked for could not be done
	exitUsage  = 2 // what was asked for was not understood
	exitForged = 3 // what was verified is not what the practice signed
)

func main() {
	syscall.Umask(0o077) // what the practice writes is nobody else's to read
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}

// run does what the arguments ask for and gives the exit code. A failure is
// told in one sentence.
func run(ctx context.Context, args []string, s streams) int {
	var line commandLine
	parser, err := kong.New(&line, kong.Name("cohort"),
		kong.Description("Cohort is a practice manager for clinics that treat people in groups. "+
			"Flags come before COHORT_* environment variables, and these before the defaults."),
		kong.Vars{"version": version}, kong.Writers(s.out, s.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		return fail(s, exitFailed, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	asked, err := parser.Parse(args)
	if err != nil {
		return fail(s, exitUsage, fmt.Errorf("%w (cohort --help lists what there is)", err))
	}
	// Commands answer for themselves; cohort serve starts a log of its own.
	slog.SetDefault(slog.New(slog.DiscardHandler))
	switch err := asked.Run(); {
	case errors.Is(err, errForged):
		return fail(s, exitForged, err)
	case err != nil:
		return fail(s, exitFailed, err)
	}
	return 0
}

func fail(s streams, code int, err error) int {
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	fmt.Fprintln(s.err, "cohort:", strings.Join(strings.Fields(err.Error()), " ")) // some causes have lines
	return code
}
