package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExitCodes(t *testing.T) {
	t.Parallel()
	used := t.TempDir()
	addUser(t, "first@example.org", "--data", used).want(t, 0)
	empty := t.TempDir()
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"nothing asked gets help":            {nil, 0},
		"help":                               {[]string{"serve", "--help"}, 0},
		"version":                            {[]string{"--version"}, 0},
		"unknown command":                    {[]string{"frobnicate"}, exitUsage},
		"unknown flag":                       {[]string{"serve", "--frobnicate"}, exitUsage},
		"flag without its value":             {[]string{"serve", "--addr"}, exitUsage},
		"unknown role":                       {[]string{"user", "add", "--email", "a@example.org", "--name", "A", "--role", "boss"}, exitUsage},
		"address without a port":             {[]string{"serve", "--addr", "localhost", "--data", empty}, exitFailed},
		"proxy that is no network":           {[]string{"serve", "--addr", "127.0.0.1:0", "--data", used, "--trusted-proxies", "nobody"}, exitFailed},
		"status of a used database":          {[]string{"migrate", "status", "--data", used}, 0},
		"status of nothing":                  {[]string{"migrate", "status", "--data", empty}, exitFailed},
		"migrating a current database again": {[]string{"migrate", "up", "--data", used}, 0},
		"backup of nothing":                  {[]string{"backup", filepath.Join(empty, "b"), "--data", empty}, exitFailed},
	} {
		t.Run(name, func(t *testing.T) { cohort(t, "", c.args...).want(t, c.code) })
	}
}

func TestHelpOfServeListsEveryVariable(t *testing.T) {
	t.Parallel()
	help := cohort(t, "", "serve", "--help").want(t, 0).out
	for _, variable := range []string{"COHORT_ADDR", "COHORT_DATA", "COHORT_DATABASE_URL", "COHORT_KEYS", "COHORT_PUBLIC_URL",
		"COHORT_TRUSTED_PROXIES", "COHORT_SECURE", "COHORT_METRICS_TOKEN", "COHORT_DB_CONNECTIONS", "COHORT_LOG_FORMAT", "COHORT_LOG_LEVEL"} {
		if !strings.Contains(help, variable) {
			t.Errorf("%s is not listed", variable)
		}
	}
}

func TestMigrateStatusListsSteps(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	cohort(t, "", "migrate", "up", "--data", data).want(t, 0)
	status := cohort(t, "", "migrate", "status", "--data", data).want(t, 0).out
	if !strings.Contains(status, "00001_practice.sql") || !strings.Contains(status, "applied") || strings.Contains(status, "missing") {
		t.Errorf("status:\n%s", status)
	}
}

func TestUserAdd(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	serving(t, "serve", "--data", data) // all this works while the server runs
	therapist := []string{"user", "add", "--email", "Theo@Example.org", "--name", "Theo Brandt", "--role", "therapist",
		"--license", "LPC 12345 NY", "--password-stdin", "--data", data}
	got := cohort(t, testPassword+"\r\n", therapist...).want(t, 0)
	if got.out != "Theo Brandt can sign in as theo@example.org.\n" {
		t.Errorf("out: %q", got.out)
	}
	cohort(t, testPassword, therapist...).wantSentence(t, "email")

	for name, c := range map[string]struct{ part, input, email, license string }{
		"no password":          {"no password", "", "a@example.org", ""},
		"a short password":     {"password", "short\n", "a@example.org", ""},
		"no address":           {"email", testPassword, "nobody", ""},
		"half a license":       {"license", testPassword, "a@example.org", "LPC"},
		"name too long for it": {"name", testPassword, strings.Repeat("n", 300), ""},
	} {
		t.Run("refuses "+name, func(t *testing.T) {
			args := []string{"user", "add", "--email", c.email, "--name", "Somebody", "--role", "therapist", "--password-stdin", "--data", data}
			if c.part == "name" {
				args[3], args[5] = "a@example.org", c.email
			}
			if c.license != "" {
				args = append(args, "--license", c.license)
			}
			cohort(t, c.input, args...).wantSentence(t, c.part)
		})
	}
}

func TestUserAddNeverPrintsAPassword(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	add := []string{"user", "add", "--email", "a@example.org", "--name", "Ada Marsh", "--role", "admin", "--data", data}
	cohort(t, "", add...).wantSentence(t, "--password-stdin")
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("a practice was begun without anybody in it")
	}
	if got := cohort(t, testPassword, append(add, "--password-stdin")...).want(t, 0); strings.Contains(got.out+got.err, testPassword) {
		t.Errorf("out: %q, err: %q", got.out, got.err)
	}
}

func TestOpenAPIIsPrinted(t *testing.T) {
	t.Parallel()
	if got := cohort(t, "", "openapi").want(t, 0).out; !strings.Contains(got, `"openapi": "3.1.0"`) {
		t.Errorf("begins with %.100q", got)
	}
}
