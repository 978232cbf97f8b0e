package api

import (
	"context"

	"cohort/domain"
	"cohort/practice/office"
)

// LibraryOrganization is a national organization that is built in.
type LibraryOrganization struct {
	Key            string `json:"key" example:"aa.org"`
	SupportGroupID string `json:"supportGroupId,omitempty" doc:"The entry as which it was taken; absent: not yet"`
	SupportGroupListing
}

// SupportGroupLibrary is all of them.
type SupportGroupLibrary struct {
	Items []LibraryOrganization `json:"items"`
}

func libraryOrganization(e office.LibraryEntry) LibraryOrganization {
	out := LibraryOrganization{Key: e.Key, SupportGroupListing: listingAnswer(e.SupportGroupListing)}
	if !e.Taken.IsZero() {
		out.SupportGroupID = e.Taken.String()
	}
	return out
}

func (s *Server) listSupportGroupLibrary(ctx context.Context, by domain.Actor, _ *nothing) (*answer[SupportGroupLibrary], error) {
	entries, err := s.desks.Office.SupportGroupLibrary(ctx, by)
	return plain(SupportGroupLibrary{each(entries, libraryOrganization)}), err
}

// TakeSupportGroupsBody says which are taken.
type TakeSupportGroupsBody struct {
	Keys []string `json:"keys,omitempty" doc:"Absent: all. What was taken before stays as the practice has it"`
}

type takeSupportGroupsInput struct {
	MaySend[TakeSupportGroupsBody]
}

func (s *Server) takeSupportGroups(ctx context.Context, by domain.Actor, in *takeSupportGroupsInput) (*answer[SupportGroupList], error) {
	took, today, err := s.desks.Office.TakeSupportGroups(ctx, by, in.body.Keys)
	return plain(SupportGroupList{each(took, supportGroupOn(today))}), err
}
