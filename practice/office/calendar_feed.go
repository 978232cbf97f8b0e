package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// How often a calendar feed may be read: by all the programs of one person, and
// how many secrets that are nobody's may be tried by one neighborhood.
const (
	readsPerFeed    = 120
	feedWindow      = time.Hour
	secretsPerPlace = 60
)

var noteFeedNames = practice.Plain("groupsByName")

// CalendarFeed gives one's own, ErrNotFound when there is none.
func (desk *Desk) CalendarFeed(ctx context.Context, by domain.Actor) (feed domain.CalendarFeed, has bool, err error) {
	err = desk.Look(ctx, by, domain.ReadCalendarFeed, func(tx practice.Tx, _ domain.Scope) error {
		feed, err = tx.CalendarFeed(by.UserID)
		has = err == nil
		return ignoring(err, domain.ErrNotFound)
	})
	return feed, has, err
}

// MakeCalendarFeed makes a link in place of one's earlier one. Its secret is
// shown this once.
func (desk *Desk) MakeCalendarFeed(ctx context.Context, by domain.Actor, names bool) (feed domain.CalendarFeed, secret string, err error) {
	err = desk.Change(ctx, by, domain.MakeCalendarFeed, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if _, err := tx.LockUser(by.UserID); err != nil {
			return err
		}
		secret = newToken()
		feed = domain.CalendarFeed{UserID: by.UserID, SecretHash: desk.feedHash(secret), Names: names, MadeAt: d.Now}
		d.Note(noteFeedNames, names)
		return tx.SaveCalendarFeed(feed)
	})
	return feed, secret, err
}

// RevokeCalendarFeed ends one's own link, at once.
func (desk *Desk) RevokeCalendarFeed(ctx context.Context, by domain.Actor) error {
	return desk.Change(ctx, by, domain.RevokeCalendarFeed, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if _, err := tx.LockUser(by.UserID); err != nil {
			return err
		}
		if _, err := tx.CalendarFeed(by.UserID); errors.Is(err, domain.ErrNotFound) {
			d.NothingDone()
			return nil
		} else if err != nil {
			return err
		}
		return tx.DropCalendarFeed(by.UserID)
	})
}

// OpenCalendarFeed finds whose feed a secret opens, counts the reading, and
// gives the actor on whose behalf it is read. It is domain.ErrNotFound for a
// secret that is nobody's, was revoked, or whose person does not work here any
// more: they all look the same.
func (desk *Desk) OpenCalendarFeed(ctx context.Context, from domain.Actor, secret string) (by domain.Actor, feed domain.CalendarFeed, err error) {
	var refused error
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		now := desk.Now()
		feed, err = tx.CalendarFeedBySecret(desk.feedHash(secret))
		known := err == nil
		if err := ignoring(err, domain.ErrNotFound); err != nil {
			return err
		}
		if refused, _, err = count(tx, []bucket{desk.feedBucket(feed, known, from)}, now); err != nil || refused != nil {
			return err
		}
		if !known {
			refused = domain.ErrNotFound
			return nil
		}
		by, err = useFeed(tx, feed, from, now)
		refused = err
		return ignoring(err, domain.ErrNotFound)
	})
	if err == nil {
		err = refused
	}
	return by, feed, err
}

// useFeed counts a reading on behalf of a person who still works here.
func useFeed(tx practice.Tx, feed domain.CalendarFeed, from domain.Actor, now time.Time) (by domain.Actor, err error) {
	user, err := tx.User(feed.UserID)
	if err != nil {
		return by, err
	}
	if by, err = domain.FeedOf(feed, user, from); err != nil {
		return by, err
	}
	today, err := practice.Today(tx, now)
	if err != nil {
		return by, err
	}
	return by, tx.UseCalendarFeed(feed.SecretHash, today)
}

func (desk *Desk) feedBucket(feed domain.CalendarFeed, known bool, from domain.Actor) bucket {
	if known {
		return desk.bucket("calendar feed", feed.SecretHash, readsPerFeed, feedWindow)
	}
	return desk.bucket("calendar secret", domain.Neighborhood(from.Address), secretsPerPlace, tryWindow)
}

func (desk *Desk) feedHash(secret string) string { return desk.keys.Blind(forCalendarFeed, secret) }
