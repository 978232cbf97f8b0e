package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/oidc"
	desk "cohort/practice/office"
)

// provider says at which identity provider people may sign in. Without one, they
// sign in here alone.
type provider struct {
	Issuer       string            `name:"oidc-issuer" env:"COHORT_OIDC_ISSUER" placeholder:"https://…" help:"OpenID Connect provider at which people may sign in. Not given: none."`
	Name         string            `name:"oidc-name" env:"COHORT_OIDC_NAME" placeholder:"NAME" help:"What people call it, on the button."`
	ClientID     string            `name:"oidc-client-id" env:"COHORT_OIDC_CLIENT_ID" placeholder:"ID" help:"What the provider calls this practice."`
	SecretFile   string            `name:"oidc-client-secret-file" env:"COHORT_OIDC_CLIENT_SECRET_FILE" placeholder:"FILE" help:"File with the secret that the provider gave for it."`
	Scopes       []string          `name:"oidc-scopes" env:"COHORT_OIDC_SCOPES" placeholder:"SCOPE" help:"What is asked for besides openid, such as groups."`
	GroupsClaim  string            `name:"oidc-groups-claim" env:"COHORT_OIDC_GROUPS_CLAIM" default:"groups" placeholder:"CLAIM" help:"Where the provider says in which groups somebody is (${default})."`
	RoleOf       map[string]string `name:"oidc-role" env:"COHORT_OIDC_ROLES" mapsep:";" placeholder:"GROUP=ROLE" help:"Which role a group has: admin, therapist, intake or billing. Several are separated by semicolons."`
	RoleRule     string            `name:"oidc-role-rule" env:"COHORT_OIDC_ROLE_RULE" enum:"keep,narrow,set" default:"keep" help:"What groups do at each sign-in: keep leaves roles as they are, narrow takes a role without its group, set gives roles too (keep, narrow, set)."`
	Factors      []string          `name:"oidc-factors" env:"COHORT_OIDC_FACTORS" placeholder:"VALUE" help:"What counts as a second factor in the provider's amr or acr, such as mfa. Not given: nothing does, and Cohort asks for its own."`
	TrustSession bool              `name:"oidc-trust-session" env:"COHORT_OIDC_TRUST_SESSION" help:"Whom the provider knows already comes in without being asked again."`
}

// useProvider opens the way to the identity provider, if there is one.
func (c server) useProvider(listener net.Listener, office *desk.Desk) error {
	if c.Issuer == "" {
		return nil
	}
	if tcp, ok := listener.Addr().(*net.TCPAddr); c.PublicURL == "" && (!ok || !tcp.IP.IsLoopback()) {
		return errors.New("--oidc-issuer needs --public-url: the provider sends people back to the address under which they reach the page")
	}
	rules, err := c.rules()
	if err != nil {
		return err
	}
	secret := []byte{}
	if c.SecretFile != "" {
		if secret, err = os.ReadFile(c.SecretFile); err != nil {
			return fmt.Errorf("--oidc-client-secret-file: %w", err)
		}
	}
	config := oidc.Config{Issuer: c.Issuer, ClientID: c.ClientID, ClientSecret: strings.TrimSpace(string(secret)),
		Redirect: c.base(listener) + "/sign-in/provider", Scopes: c.Scopes, Factors: c.Factors}
	if rules.Roles != domain.RolesKept {
		config.GroupsClaim = c.GroupsClaim
	}
	at, err := oidc.New(config)
	if err != nil {
		return fmt.Errorf("--oidc-…: %w", err)
	}
	office.UseProvider(at, rules)
	return nil
}

// rules are those of the practice, if they are whole.
func (c provider) rules() (domain.ProviderRules, error) {
	rules := domain.ProviderRules{Name: strings.TrimSpace(c.Name), Roles: domain.RoleRule(c.RoleRule), Groups: map[string]domain.Role{}, TrustsSession: c.TrustSession}
	if rules.Name == "" || len(rules.Name) > domain.MaxName {
		return rules, errors.New("--oidc-issuer needs --oidc-name: what people call the provider, on the button")
	}
	for group, role := range c.RoleOf {
		if !slices.Contains(domain.Roles, domain.Role(role)) {
			return rules, fmt.Errorf("--oidc-role: %q is no role (%s)", role, strings.Join(domain.Texts(domain.Roles), ", "))
		}
		rules.Groups[group] = domain.Role(role)
	}
	if rules.Roles != domain.RolesKept && len(rules.Groups) == 0 {
		return rules, fmt.Errorf("--oidc-role-rule %s needs --oidc-role: without any, nobody would have a role", c.RoleRule)
	}
	return rules, nil
}
