package api

import (
	"context"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) supportGroupRoutes() {
	add(s, reads, "/support-groups", domain.ReadSupportGroups, "List support groups", s.listSupportGroups)
	add(s, creates, "/support-groups", domain.KeepSupportGroups, "Add a support group", s.createSupportGroup)
	add(s, reads, "/support-groups/library", domain.ReadSupportGroups, "List the national organizations that are built in", s.listSupportGroupLibrary)
	add(s, acts, "/support-groups/library/take", domain.KeepSupportGroups, "Take national organizations into the directory", s.takeSupportGroups)
	add(s, acts, "/support-groups/checks", domain.KeepSupportGroups, "Write down that support groups were checked", s.checkSupportGroups)
	add(s, reads, "/support-groups/{id}", domain.ReadSupportGroups, "Read a support group", s.readSupportGroup)
	add(s, replaces, "/support-groups/{id}", domain.KeepSupportGroups, "Change a support group", s.updateSupportGroup)
	add(s, acts, "/support-groups/{id}/checks/{checkId}/void", domain.KeepSupportGroups, "Mark a check of a support group as entered in error", s.voidSupportGroupCheck)
}

type supportGroupFilterInput struct {
	Paged
	Words      string                    `query:"words" maxLength:"300" doc:"Each the beginning of a word somewhere in the entry"`
	Kind       domain.SupportGroupKind   `query:"kind"`
	Reach      domain.SupportGroupReach  `query:"reach"`
	Way        domain.SupportGroupWay    `query:"way"`
	Cost       []domain.SupportGroupCost `query:"cost" doc:"One or several, with commas"`
	TwelveStep string                    `query:"twelveStep" enum:"true,false"`
	Sponsor    string                    `query:"sponsor" enum:"true,false"`
	Language   string                    `query:"language" maxLength:"35" doc:"BCP 47; es finds es-MX"`
	Ended      bool                      `query:"ended" doc:"Those that are there no more; without, the others"`
	Unverified int                       `query:"unverifiedMonths" minimum:"1" maximum:"120" doc:"Not verified for so many months, or never"`

	filter domain.SupportGroupFilter
}

func (in *supportGroupFilterInput) read(f *domain.Faults) {
	in.filter = domain.SupportGroupFilter{Words: in.Words, Kind: in.Kind, Reach: in.Reach, Way: in.Way, Costs: in.Cost, TwelveStep: yesOrNo(in.TwelveStep), Sponsor: yesOrNo(in.Sponsor),
		Language: in.Language, Ended: in.Ended, Unverified: in.Unverified}
	f.Items("cost", len(in.Cost), len(domain.SupportGroupCosts))
	f.Join(in.filter.Validate())
}

// yesOrNo is what was asked, nil where it was not.
func yesOrNo(text string) *bool {
	if text == "" {
		return nil
	}
	yes := text == "true"
	return &yes
}

// SupportGroupListing is what a client may read of a support group.
type SupportGroupListing struct {
	Name       string                     `json:"name"`
	Kind       domain.SupportGroupKind    `json:"kind"`
	Subject    string                     `json:"subject" doc:"What it is about, in a few words"`
	About      string                     `json:"about,omitempty" doc:"For clients"`
	Reach      domain.SupportGroupReach   `json:"reach" doc:"One group, or an organization that groups belong to"`
	Ways       []domain.SupportGroupWay   `json:"ways" doc:"How one takes part"`
	TwelveStep bool                       `json:"twelveStep,omitempty"`
	PeerLed    bool                       `json:"peerLed,omitempty"`
	Open       bool                       `json:"open,omitempty" doc:"Anybody concerned may come; else one asks first"`
	Cost       domain.SupportGroupCost    `json:"cost"`
	CostWords  string                     `json:"costWords,omitempty"`
	Sponsor    bool                       `json:"sponsor,omitempty" doc:"A seasoned member stands by a new one"`
	FaithBased bool                       `json:"faithBased,omitempty"`
	FirstNames bool                       `json:"firstNames,omitempty" doc:"First names only"`
	Places     []domain.SupportGroupPlace `json:"places,omitempty" doc:"Of groups that one comes to"`
	Address    string                     `json:"address,omitempty" doc:"Of a group that one comes to"`
	Rhythm     domain.SupportGroupRhythm  `json:"rhythm,omitempty" doc:"Of a local group"`
	When       string                     `json:"when,omitempty" doc:"Of a local group, in words; an organization's website has its meetings"`
	Contact    string                     `json:"contact,omitempty" doc:"Whom one asks for"`
	Phone      string                     `json:"phone,omitempty"`
	Email      string                     `json:"email,omitempty"`
	Website    string                     `json:"website,omitempty"`
	Languages  []string                   `json:"languages,omitempty" doc:"BCP 47"`
	Access     string                     `json:"access,omitempty" doc:"Stairs, signing, a hearing loop: in words"`
}

// SupportGroupBody is an entry of the directory as it is written.
type SupportGroupBody struct {
	SupportGroupListing
	Remark    string `json:"remark,omitempty" doc:"For staff; on no sheet"`
	CheckedOn string `json:"checkedOn,omitempty" format:"date" doc:"The day on which somebody made sure of it; absent: nobody did"`
}

// SupportGroup is an entry of the directory.
type SupportGroup struct {
	ID string `json:"id"`
	SupportGroupListing
	Remark        string `json:"remark,omitempty" doc:"For staff; on no sheet"`
	FromLibrary   bool   `json:"fromLibrary" doc:"It was taken as a national organization that is built in"`
	VerifiedOn    string `json:"verifiedOn,omitempty" doc:"The day on which somebody made sure of it last; absent: nobody ever did"`
	VerifiedBy    string `json:"verifiedBy,omitempty" doc:"Name"`
	VerifiedWords string `json:"verifiedWords,omitempty" doc:"What was found then"`
	NotReachedOn  string `json:"notReachedOn,omitempty" doc:"The day on which nobody answered, since then"`
	EndedFrom     string `json:"endedFrom,omitempty" doc:"From when it is there no more; may lie ahead"`
	Over          bool   `json:"over" doc:"It is there no more today"`
	Version       int    `json:"version"`
}

// SupportGroupPage is a page of the directory.
type SupportGroupPage page[SupportGroup]

func listingAnswer(l domain.SupportGroupListing) SupportGroupListing {
	out := SupportGroupListing(l)
	out.Ways = filled(out.Ways)
	return out
}

func supportGroupOn(today domain.Date) func(domain.SupportGroup) SupportGroup {
	return func(g domain.SupportGroup) SupportGroup {
		s := g.Standing
		return SupportGroup{ID: g.ID.String(), SupportGroupListing: listingAnswer(g.SupportGroupListing), Remark: g.Remark, FromLibrary: g.Library != "",
			VerifiedOn: s.VerifiedOn.String(), VerifiedBy: s.VerifiedBy, VerifiedWords: s.Words, NotReachedOn: s.NotReachedOn.String(),
			EndedFrom: s.EndedFrom.String(), Over: s.Over(today), Version: g.Version}
	}
}

func (s *Server) listSupportGroups(ctx context.Context, by domain.Actor, in *supportGroupFilterInput) (*answer[SupportGroupPage], error) {
	list, today, err := s.desks.Office.SupportGroups(ctx, by, in.filter, in.page())
	return plain(SupportGroupPage(pageOf(list, supportGroupOn(today)))), err
}

// SupportGroupAnswer is an entry with all that was found of it.
type SupportGroupAnswer struct {
	SupportGroup
	Checks []SupportGroupCheck `json:"checks" doc:"The last that was written down first"`
}

func supportGroupAnswer(v office.SupportGroupView) *answer[SupportGroupAnswer] {
	return versioned(SupportGroupAnswer{supportGroupOn(v.Today)(v.SupportGroup), each(v.Checks, supportGroupCheck)}, v.Version)
}

func (s *Server) readSupportGroup(ctx context.Context, by domain.Actor, in *ByID) (*answer[SupportGroupAnswer], error) {
	id, err := pathID[domain.SupportGroupID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Office.SupportGroup(ctx, by, id)
	return supportGroupAnswer(v), err
}

type supportGroupInput struct {
	Sent[SupportGroupBody]

	wanted    domain.SupportGroup
	checkedOn domain.Date
}

func (in *supportGroupInput) read(f *domain.Faults) { in.wanted, in.checkedOn = in.body.group(f) }

func (b SupportGroupBody) group(f *domain.Faults) (domain.SupportGroup, domain.Date) {
	return domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing(b.SupportGroupListing), Remark: b.Remark}, dateField(f, "checkedOn", b.CheckedOn)
}

func (s *Server) createSupportGroup(ctx context.Context, by domain.Actor, in *supportGroupInput) (*answer[SupportGroupAnswer], error) {
	v, err := s.desks.Office.CreateSupportGroup(ctx, by, in.wanted, in.checkedOn)
	return supportGroupAnswer(v), err
}

type supportGroupChangeInput struct {
	ByID
	Editing
	Sent[SupportGroupBody]

	wanted    domain.SupportGroup
	checkedOn domain.Date
}

func (in *supportGroupChangeInput) read(f *domain.Faults) { in.wanted, in.checkedOn = in.body.group(f) }

func (s *Server) updateSupportGroup(ctx context.Context, by domain.Actor, in *supportGroupChangeInput) (*answer[SupportGroupAnswer], error) {
	id, err := pathID[domain.SupportGroupID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Office.UpdateSupportGroup(ctx, by, id, in.version(), in.wanted, in.checkedOn)
	return supportGroupAnswer(v), err
}
