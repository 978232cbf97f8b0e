package api_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// The library from end to end: searched, copied, archived, carried over in both
// formats, with techniques and files.
func TestTheLibraryOfCurricula(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := w.Curriculum(3)
		found := func(search map[string]any) int {
			return len(w.Do("intake", http.MethodPost, "/curricula/search", search).Want(http.StatusOK).Field("items").([]any))
		}
		for name, c := range map[string]struct {
			search map[string]any
			want   int
		}{
			"by words in any order":  {map[string]any{"text": "theme MANAGEMENT"}, 1},
			"by a technique's word":  {map[string]any{"text": "role-play"}, 1},
			"by what nobody wrote":   {map[string]any{"text": "theme grief"}, 0},
			"by its tag":             {map[string]any{"tag": "Anger"}, 1},
			"by its technique":       {map[string]any{"technique": "Role-play"}, 1},
			"by area and type":       {map[string]any{"problemArea": "depression", "groupType": "support"}, 1},
			"by another type":        {map[string]any{"groupType": "process_oriented"}, 0},
			"by topic and part":      {map[string]any{"topic": "coping", "partKind": "practice"}, 1},
			"by a topic it has not":  {map[string]any{"topic": "relapse"}, 0},
			"by a part it has not":   {map[string]any{"partKind": "teach"}, 0},
			"among the archived":     {map[string]any{"archived": true}, 0},
			"by everything it says":  {map[string]any{}, 1},
			"by a limit of one page": {map[string]any{"limit": 1}, 1},
		} {
			if got := found(c.search); got != c.want {
				t.Errorf("%s: %d found", name, got)
			}
		}
		if got := w.Do("intake", http.MethodPost, "/curricula/search", map[string]any{"problemArea": "boredom"}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(got, []string{"problemArea"}) {
			t.Errorf("wrong are %v", got)
		}

		copied := w.Do("therapist", http.MethodPost, "/curricula/"+id+"/copies", map[string]any{"version": 1}).Want(http.StatusCreated)
		if copied.Text("name") != "Anger management (copy)" || copied.Number("published") != 0 || copied.Text("weeks.2.skills.0") != "Skill 3" {
			t.Errorf("copied: %s", copied.Raw)
		}
		w.Do("therapist", http.MethodPost, "/curricula/"+id+"/copies", map[string]any{"version": 7}).WantCode(http.StatusUnprocessableEntity, "invalid")
		again := "/curricula/" + copied.Text("id")
		w.Do("therapist", http.MethodPost, again+"/archive", nil).Want(http.StatusOK)
		if found(map[string]any{}) != 1 || found(map[string]any{"archived": true}) != 1 {
			t.Error("the archived one is not apart")
		}
		w.Do("therapist", http.MethodPut, again, map[string]any{"name": "A", "weeks": []any{}}, apitest.IfMatch(`"2"`)).WantCode(http.StatusConflict, "curriculum_archived")
		w.Do("therapist", http.MethodPost, again+"/publish", nil).WantCode(http.StatusConflict, "curriculum_archived")
		if back := w.Do("therapist", http.MethodPost, again+"/restore", nil).Want(http.StatusOK); back.Field("archivedAt") != nil {
			t.Errorf("brought back: %s", back.Raw)
		}
		carriedOver(t, w, id)
		linksRefused(t, w)
		techniques(t, w)
		files(t, w, id)
	})
}

func carriedOver(t *testing.T, w *apitest.World, id string) {
	t.Helper()
	for format, mediaType := range map[string]string{"json": "application/json", "markdown": "text/markdown; charset=utf-8"} {
		saved := w.Do("therapist", http.MethodGet, "/curricula/"+id+"/file?number=1&format="+format, nil).Want(http.StatusOK)
		if saved.Header.Get("Content-Type") != mediaType || !strings.HasPrefix(saved.Header.Get("Content-Disposition"), "attachment; filename=\"curriculum.") {
			t.Errorf("%s: %v", format, saved.Header)
		}
		read := w.Do("therapist", http.MethodPost, "/curricula/import", map[string]any{"format": format, "text": string(saved.Raw)}).Want(http.StatusCreated)
		again := w.Do("therapist", http.MethodGet, "/curricula/"+read.Text("id")+"/file?format="+format, nil).Want(http.StatusOK)
		if !bytes.Equal(saved.Raw, again.Raw) {
			t.Errorf("%s came back otherwise:\n%s\n%s", format, saved.Raw, again.Raw)
		}
		w.Do("therapist", http.MethodPost, "/curricula/"+read.Text("id")+"/archive", nil).Want(http.StatusOK)
	}
	w.Do("therapist", http.MethodGet, "/curricula/"+id+"/file?number=9", nil).Want(http.StatusNotFound)
	foreign := "# A\n\n**Format:** cohort-curriculum 1\n\n## Week 1: One\n\n### Handouts\n\n- Sheet | 0198a000-0000-7000-8000-000000000001\n"
	if got := w.Do("therapist", http.MethodPost, "/curricula/import", map[string]any{"format": "markdown", "text": foreign}).Want(http.StatusCreated); got.Text("missingFiles.0") != "Sheet" {
		t.Errorf("a file of another practice: %s", got.Raw)
	}
	bad := strings.Replace(foreign, "Week 1", "Week 3", 1)
	if got := w.Do("therapist", http.MethodPost, "/curricula/import", map[string]any{"format": "markdown", "text": bad}).Want(http.StatusUnprocessableEntity); !strings.Contains(string(got.Raw), "line 5: should be week 1") {
		t.Errorf("a bad file: %s", got.Raw)
	}
}

func linksRefused(t *testing.T, w *apitest.World) {
	t.Helper()
	week := func(theme string, on ...int) map[string]any {
		return map[string]any{"theme": theme, "buildsOn": append([]int{}, on...)}
	}
	got := w.Do("therapist", http.MethodPost, "/curricula", map[string]any{"name": "A", "weeks": []any{week("One", 2), week("Two", 1, 3), week("Three", 3)}}).Want(http.StatusUnprocessableEntity)
	for _, words := range []string{"makes weeks 1 and 2 build on each other", "makes week 2 build on week 3, which comes after it", "makes week 3 build on itself"} {
		if !strings.Contains(string(got.Raw), words) {
			t.Errorf("%q is not said: %s", words, got.Raw)
		}
	}
}

func techniques(t *testing.T, w *apitest.World) {
	t.Helper()
	added := w.Do("therapist", http.MethodPost, "/techniques", map[string]any{"name": "Empty chair", "description": "Somebody absent is spoken to."}).Want(http.StatusCreated)
	w.Do("other therapist", http.MethodPost, "/techniques", map[string]any{"name": "empty chair "}).WantCode(http.StatusConflict, "technique_known")
	w.Do("therapist", http.MethodPost, "/techniques", map[string]any{"name": "Role-Play"}).WantCode(http.StatusConflict, "technique_known")
	at := "/techniques/" + added.Text("id")
	w.Do("therapist", http.MethodPut, at, map[string]any{"name": "Empty chair", "retired": true}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPut, at, map[string]any{"name": "Empty chair"}, apitest.IfMatch(`"1"`)).Want(http.StatusPreconditionFailed)
	all := w.Do("intake", http.MethodGet, "/techniques", nil).Want(http.StatusOK)
	if items := all.Field("items").([]any); len(items) != 9 || all.Field("items.8.retired") != true || all.Field("items.0.builtIn") != true {
		t.Errorf("the library: %s", all.Raw)
	}
}

func files(t *testing.T, w *apitest.World, id string) {
	t.Helper()
	office := func(names ...string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, name := range names {
			if _, err := z.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	add := func(name string, content []byte) *apitest.Answer {
		return w.Do("therapist", http.MethodPost, "/curricula/"+id+"/files", map[string]any{"name": name, "content": base64.StdEncoding.EncodeToString(content)})
	}
	large := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("x"), 2_000_000)...)
	pdf := add("Wütend.html", large).Want(http.StatusCreated)
	if pdf.Text("mediaType") != "application/pdf" || pdf.Number("size") != float64(len(large)) {
		t.Errorf("taken: %s", pdf.Raw)
	}
	add("Slides.pptx", office("ppt/presentation.xml")).Want(http.StatusCreated)
	for name, content := range map[string][]byte{"Page.pdf": []byte("<html><script>"), "Macros.pptx": office("ppt/presentation.xml", "ppt/vbaProject.bin"), "Empty.pdf": nil,
		"Huge.pdf": append([]byte("%PDF-"), make([]byte, 10_000_000)...), "a/b.pdf": []byte("%PDF-1")} {
		if got := add(name, content); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, got.Status, got.Raw)
		}
	}
	w.Do("therapist", http.MethodPost, "/curricula/"+id+"/files", map[string]any{"name": "A.pdf", "content": strings.Repeat("A", 15<<20)}).Want(http.StatusRequestEntityTooLarge)
	w.Do("therapist", http.MethodPost, "/curricula", strings.Repeat("A", 2<<20)).Want(http.StatusRequestEntityTooLarge)
	got := w.Do("intake", http.MethodGet, "/curricula/"+id+"/files/"+pdf.Text("id"), nil).Want(http.StatusOK)
	h := got.Header
	if !bytes.Equal(got.Raw, large) || h.Get("Content-Type") != "application/pdf" || h.Get("X-Content-Type-Options") != "nosniff" ||
		h.Get("Content-Disposition") != "attachment; filename*=utf-8''W%C3%BCtend.html.pdf" {
		t.Errorf("downloaded %d bytes: %v", len(got.Raw), h)
	}
	draft := func(file string) *apitest.Answer {
		current := w.Do("therapist", http.MethodGet, "/curricula/"+id, nil).Want(http.StatusOK).Header.Get("ETag")
		return w.Do("therapist", http.MethodPut, "/curricula/"+id, map[string]any{"name": "With files", "weeks": []any{map[string]any{"theme": "One",
			"handouts": []any{map[string]any{"fileId": file, "name": "Sheet"}}}}}, apitest.IfMatch(current))
	}
	draft(pdf.Text("id")).Want(http.StatusOK)
	draft("0198a000-0000-7000-8000-000000000001").WantCode(http.StatusUnprocessableEntity, "invalid")
	if list := w.Do("intake", http.MethodGet, "/curricula/"+id+"/files", nil).Want(http.StatusOK); len(list.Field("items").([]any)) != 2 {
		t.Errorf("files: %s", list.Raw)
	}
}
