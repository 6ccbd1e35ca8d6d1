package world

import "time"

// OIDCProvider is an OpenID Connect identity provider of an account.
type OIDCProvider struct {
	Account     *Account
	URL         string // without https://
	ClientIDs   []string
	Thumbprints []string
	Tags        []Tag
	Created     time.Time
}

// ARN of the provider.
func (p *OIDCProvider) ARN() string {
	return "arn:aws:iam::" + p.Account.ID + ":oidc-provider/" + p.URL
}

// Provider finds an identity provider of the account by its URL without https://;
// nil where there is none.
func (a *Account) Provider(url string) *OIDCProvider {
	for _, p := range a.Providers {
		if p.URL == url {
			return p
		}
	}
	return nil
}

// PutProvider adds an identity provider; they stand by URL.
func (a *Account) PutProvider(p *OIDCProvider) {
	a.Providers = append(a.Providers, p)
	for i := len(a.Providers) - 1; i > 0 && a.Providers[i-1].URL > p.URL; i-- {
		a.Providers[i-1], a.Providers[i] = p, a.Providers[i-1]
	}
}

// DeleteProvider removes an identity provider.
func (a *Account) DeleteProvider(gone *OIDCProvider) {
	var rest []*OIDCProvider
	for _, p := range a.Providers {
		if p != gone {
			rest = append(rest, p)
		}
	}
	a.Providers = rest
}
