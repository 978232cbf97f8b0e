// Command breached makes the filter of breached passwords from a list with one
// on each line, and holds the one that is built in against the list:
//
//	breached build FILTER < LIST
//	breached check < LIST
package main

import (
	"bufio"
	"fmt"
	"os"
	"unicode/utf8"

	"cohort/domain"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "breached:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "build":
		filter, err := domain.BreachedFilter(os.Stdin)
		if err != nil {
			return err
		}
		return os.WriteFile(args[1], filter, 0o644) //nolint:gosec // it is built into the program for everybody
	case len(args) == 1 && args[0] == "check":
		return check()
	}
	return fmt.Errorf("say build FILTER, or check")
}

// check counts the passwords of the list, long enough to be one here, that the
// filter does not know.
func check() error {
	all, missed := 0, 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if utf8.RuneCountInString(domain.NameKey(lines.Text())) < 8 {
			continue
		}
		all++
		if !domain.Breached(lines.Text()) {
			missed++
		}
	}
	fmt.Printf("%d breached passwords, %d of them not known\n", all, missed)
	if missed > 0 || all < 100_000 {
		return fmt.Errorf("the filter does not hold the list")
	}
	return lines.Err()
}
