package demo

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// The notes of the groups, a file for each. A session begins with "# 3" and its
// shared part; a line for each member follows, by their place in order of joining:
// "1| what happened| what it means| what comes next". Behind the number of a session
// may stand who wrote its notes, and that they are still open. Nobody in them exists.
//
//go:embed notes/*.txt
var noteFiles embed.FS

// notebook is what is written of a group.
type notebook struct {
	goal     string
	sessions map[int]sessionNotes
}

// sessionNotes are the notes of one session.
type sessionNotes struct {
	by     string // who wrote them, "" for who led the session
	open   bool   // not signed yet
	shared string
	own    map[int]ownNote // by the member's place
}

// ownNote is one member's note, in three sections.
type ownNote struct{ data, assessment, plan string }

// readNotebook reads what is written of a group; of some nothing is.
func readNotebook(group string) (b notebook, err error) {
	raw, err := noteFiles.ReadFile("notes/" + group + ".txt")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return b, nil
	case err != nil:
		return b, err
	}
	b = notebook{sessions: map[int]sessionNotes{}}
	head, rest, _ := strings.Cut(string(raw), "\n# ")
	b.goal = strings.TrimSpace(strings.TrimPrefix(head, "goal:"))
	for _, text := range strings.Split(rest, "\n# ") {
		number, s, err := readSessionNotes(text)
		if err != nil {
			return b, fmt.Errorf("notes of %s: %w", group, err)
		}
		b.sessions[number] = s
	}
	return b, nil
}

func readSessionNotes(text string) (number int, s sessionNotes, err error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	words := strings.Fields(lines[0])
	if number, err = strconv.Atoi(words[0]); err != nil || len(lines) < 2 {
		return number, s, fmt.Errorf("session %q", lines[0])
	}
	for _, word := range words[1:] {
		if s.open = s.open || word == "open"; word != "open" {
			s.by = word
		}
	}
	s.shared, s.own = lines[1], map[int]ownNote{}
	for _, line := range lines[2:] {
		parts := strings.Split(line, "|")
		place, err := strconv.Atoi(parts[0])
		if err != nil || len(parts) != 4 {
			return number, s, fmt.Errorf("session %d: %.40q", number, line)
		}
		s.own[place] = ownNote{data: strings.TrimSpace(parts[1]), assessment: strings.TrimSpace(parts[2]), plan: strings.TrimSpace(parts[3])}
	}
	return number, s, nil
}
