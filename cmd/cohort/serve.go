package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"cohort/api"
	"cohort/web"
)

// serveCommand runs the server.
type serveCommand struct {
	database
	server
}

// server says how to listen and to whom.
type server struct {
	Addr           string   `env:"COHORT_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on."`
	PublicURL      string   `name:"public-url" env:"COHORT_PUBLIC_URL" placeholder:"https://…" help:"Address under which people reach the page, for links; http://ADDR when not given."`
	Hosts          []string `env:"COHORT_HOSTS" placeholder:"NAME" help:"Names under which people reach the page, such as cohort.example.org: a request for another one is refused. The name in the public URL and loopback ones are always taken. Not given: not checked."`
	TrustedProxies []string `name:"trusted-proxies" env:"COHORT_TRUSTED_PROXIES" placeholder:"NETWORK" help:"Networks whose X-Forwarded-For is believed, such as 10.0.0.0/8."`
	Secure         string   `env:"COHORT_SECURE" enum:"auto,always" default:"auto" help:"Secure cookies and HSTS: auto leaves them off on a loopback address without a proxy (auto, always)."`
	MetricsToken   string   `name:"metrics-token" env:"COHORT_METRICS_TOKEN" placeholder:"TOKEN" help:"Bearer token that opens /metrics; without one, nobody may read it."`
	Connections    int      `name:"db-connections" env:"COHORT_DB_CONNECTIONS" placeholder:"N" help:"Most connections to the database at a time: 20 to PostgreSQL, which all servers of a practice share, and as many as processors, at least 4, to the embedded one, when not given."`
	LogFormat      string   `name:"log-format" env:"COHORT_LOG_FORMAT" enum:"text,json" default:"text" help:"Log format on standard error (text, json)."`
	LogLevel       string   `name:"log-level" env:"COHORT_LOG_LEVEL" enum:"debug,info,warn,error" default:"info" help:"The least that is logged (debug, info, warn, error)."`
	letters
	shippedTo
	provider
}

// Run serves until it is told to stop.
func (c serveCommand) Run(ctx context.Context, s streams) error {
	c.startLog(s.err)
	if c.Connections < 0 || c.Connections > mostConnections {
		return fmt.Errorf("--db-connections: %d is not between 1 and %d", c.Connections, mostConnections)
	}
	if err := c.elsewhere(c.Data); err != nil {
		return err
	}
	listener, err := c.listen(ctx) // before the database: a taken port changes nothing
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // for when nothing is served; serving closes it
	o, err := c.open(ctx, migrate)
	if err != nil {
		return err
	}
	if err = c.mustBeNewest(ctx, o); err == nil {
		err = c.tellSetupLink(ctx, s, o, listener)
	}
	if err == nil {
		err = c.serve(ctx, s, listener, o, nil)
	}
	return errors.Join(err, o.close())
}

// mostConnections is more than any PostgreSQL takes well.
const mostConnections = 1000

func (c server) listen(ctx context.Context) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", c.Addr, errors.Unwrap(err))
	}
	return listener, nil
}

// base is the address of the page in links that are printed.
func (c server) base(listener net.Listener) string {
	if c.PublicURL != "" {
		return strings.TrimRight(c.PublicURL, "/")
	}
	return "http://" + reachable(listener.Addr())
}

// reachable is the address as one types it on this machine: a server that
// listens everywhere, as in a container, is at localhost.
func reachable(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
	}
	return a.String()
}

// drainTime is how long requests under way may take once the server is told
// to stop; requests end by themselves before that, exports may not.
const drainTime = 35 * time.Second

// serve answers requests until the context ends, then lets those under way
// finish and signs the end of the audit.
func (c server) serve(ctx context.Context, s streams, listener net.Listener, o *office, logins []api.DemoLogin) error {
	useMemory()
	if c.Connections != 0 {
		o.store.LimitConnections(c.Connections)
	}
	config, err := c.config(o, logins)
	if err != nil {
		return err
	}
	mailing, err := c.mailing(listener)
	if err != nil {
		return err
	}
	if mailing != nil {
		config.ResetByMail = true
		o.desks.Office.SendMail()
	}
	if err := c.useProvider(listener, o.desks.Office); err != nil {
		return err
	}
	ships, err := c.shipping(o)
	if err != nil {
		return err
	}
	background, stopBackground := context.WithCancel(context.WithoutCancel(ctx))
	houseKept := o.keepHouse(background, mailing, ships)
	server := api.New(o.desks, config)
	web := server.HTTP()
	web.ErrorLog = slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug) // clients that hang up
	served := make(chan error, 1)
	go func() { served <- web.Serve(server.Bounded(listener)) }()
	slog.Info("ready", "address", listener.Addr().String(), "database", o.store.Kind(), "version", version)
	fmt.Fprintf(s.out, "Cohort is at %s\n", c.base(listener))

	select {
	case err = <-served:
	case <-ctx.Done():
		slog.Info("stopping")
		drain, cancel := context.WithTimeout(background, drainTime)
		err = web.Shutdown(drain)
		cancel()
	}
	stopBackground()
	houseKept() // signs the end of the audit, now that nothing is added
	return err
}

func (c server) config(o *office, logins []api.DemoLogin) (api.Config, error) {
	proxies, err := c.proxies()
	return api.Config{App: web.Dist, Ready: o.store.TryWrite, TrustedProxies: proxies, Secure: c.secure(len(proxies) > 0),
		DemoLogins: logins, Hosts: c.hosts(), PublicURL: c.PublicURL, MetricsToken: c.MetricsToken, Version: version}, err
}

// hosts are the practice's own names; none when none were given.
func (c server) hosts() []string {
	named := slices.DeleteFunc(slices.Clone(c.Hosts), func(name string) bool { return strings.TrimSpace(name) == "" }) // an empty variable
	if len(named) == 0 {
		slog.Info("the Host header is not checked: COHORT_HOSTS says under which names people come")
		return nil
	}
	for i, name := range named {
		named[i] = strings.TrimSpace(name)
	}
	if public, err := url.Parse(c.PublicURL); err == nil && public.Host != "" {
		named = append(named, public.Host)
	}
	return named
}

func (c server) proxies() ([]*net.IPNet, error) {
	var networks []*net.IPNet
	for _, text := range c.TrustedProxies {
		if text == "" { // an empty variable
			continue
		}
		if ip := net.ParseIP(text); ip != nil { // one address is a network of one
			text = fmt.Sprintf("%s/%d", ip, map[bool]int{true: 32, false: 128}[ip.To4() != nil])
		}
		_, network, err := net.ParseCIDR(text)
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies: %q is neither an address nor a network", text)
		}
		networks = append(networks, network)
	}
	return networks, nil
}

// secure says whether cookies are marked Secure. Some browsers drop such
// cookies on http://127.0.0.1; everywhere else there must be TLS in front.
func (c server) secure(behindProxy bool) bool {
	host, _, err := net.SplitHostPort(c.Addr)
	ip := net.ParseIP(host)
	loopback := err == nil && (host == "localhost" || ip != nil && ip.IsLoopback())
	return c.Secure == "always" || behindProxy || !loopback
}

func (c server) startLog(to io.Writer) {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel)) // the flag takes no other words
	options := &slog.HandlerOptions{Level: level}
	if c.LogFormat == "json" {
		slog.SetDefault(slog.New(slog.NewJSONHandler(to, options)))
		return
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(to, options)))
}
