// Provider is an OpenID Connect provider for tests, made of the example of
// zitadel/oidc: its pages, its codes, its tokens. Whoever has an account here
// signs in with the password below. What it says can be changed while it runs,
// down to what no honest provider says. It ends when its standard input does.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

// What the practice is here.
const (
	clientID = "cohort"
	secret   = "a secret of two"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: provider REDIRECT")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	issuer := "http://" + listener.Addr().String()
	storage.RegisterClients(storage.WebClient(clientID, secret, os.Args[1]))
	p := &provider{Storage: storage.NewStorage(accounts{}), key: newKey()}
	mux := http.NewServeMux()
	mux.Handle("/", exampleop.SetupServer(issuer, p, slog.New(slog.DiscardHandler), false))
	mux.HandleFunc("PUT /says", func(w http.ResponseWriter, r *http.Request) {
		var s says
		if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		p.say(s)
		w.WriteHeader(http.StatusNoContent)
	})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Println(issuer)
	server := http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	log.Fatal(server.Serve(listener))
}
