import type { Enquiry } from '@/components/contacts/contactQueries';
import { blankClient, clientFaults, filledClient, type ClientValues } from '@/components/clients/clientValues';
import type { NamedClient } from '@/components/clients/Named';
import { blankReferral, referrerOf, type ReferralValues } from './ReferralFields';
import type { ReferralBody } from './referralQueries';

/** What the form for a new referral holds. */
export type NewReferral = ReferralValues & {
  who: 'known' | 'new';
  /** That becomes this referral; '' for none. */
  enquiryId: string;
  clientId: string;
  client: ClientValues;
};

export const blankNewReferral = (): NewReferral => ({
  ...blankReferral(),
  who: 'new',
  enquiryId: '',
  clientId: '',
  client: blankClient(),
});

/** What an enquiry says, as the beginning of a referral. Who called for somebody else
    stands as the one who sends them. */
export function ofEnquiry(e: Enquiry): NewReferral {
  const blank = blankNewReferral();
  return {
    ...blank,
    enquiryId: e.id,
    client: { ...blank.client, firstName: e.firstName, lastName: e.lastName ?? '', birthDate: e.birthDate ?? '', birthDateUnknown: e.birthDate ? '' : 'Not asked yet', phone: e.phone ?? '', email: e.email ?? '', messages: e.messages ?? [], preferredTimes: e.preferred ?? '' },
    source: e.source,
    urgency: e.urgency,
    reason: e.wants,
    receivedOn: e.receivedOn,
    referrer: { ...blank.referrer, name: e.caller ?? '' },
  };
}

/** A kept form as text, and back; what is not one begins anew. */
export function restored(text: string | undefined): { values: NewReferral; chosen?: NamedClient } | null {
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as { values?: Partial<NewReferral>; chosen?: NamedClient };
    if (!kept.values) return null;
    const blank = blankNewReferral();
    return { values: { ...blank, ...kept.values, client: { ...blank.client, ...kept.values.client }, referrer: { ...blank.referrer, ...kept.values.referrer } }, chosen: kept.chosen };
  } catch {
    return null;
  }
}

type Sourced = NewReferral & { source: ReferralBody['source'] };

/** Whether somebody was chosen who sends them. */
export const sourced = (v: NewReferral): v is Sourced => v.source !== '';

/** The form as the server takes it: either a known client or a new one. */
export function bodyOf(v: Sourced): ReferralBody {
  const { source, urgency, reason, problemAreas, receivedOn } = v;
  return {
    enquiryId: v.enquiryId || undefined,
    ...(v.who === 'known' ? { clientId: v.clientId } : { client: filledClient(v.client) }),
    source,
    urgency,
    reason,
    problemAreas,
    referrer: referrerOf(v),
    receivedOn,
  };
}

/** What one can tell before asking the server; the server tells the rest. */
export function firstFaults(v: NewReferral): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (v.who === 'known' && !v.clientId) wrong.clientId = 'Choose who it is.';
  if (v.who === 'new') for (const [field, fault] of Object.entries(clientFaults(v.client))) wrong[`client.${field}`] = fault;
  if (!v.reason.trim()) wrong.reason = 'Say why they come.';
  if (!v.source) wrong.source = 'Choose who sends them.';
  if (!v.receivedOn) wrong.receivedOn = 'Needed.';
  return wrong;
}
