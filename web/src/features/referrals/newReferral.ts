import { blankReferral, referrerOf, type ReferralValues } from './ReferralFields';
import type { ReferralBody } from './referralQueries';

/** A client as the form names one who was chosen. */
export type Chosen = { id: string; code: string; firstName: string; lastName: string; birthDate?: string };

/** What the form for a new referral holds. */
export type NewReferral = ReferralValues & {
  who: 'known' | 'new';
  clientId: string;
  client: { firstName: string; lastName: string; preferredName: string; birthDate: string; email: string; phone: string; address: string; language: string };
};

export const blankNewReferral = (): NewReferral => ({
  ...blankReferral(),
  who: 'new',
  clientId: '',
  client: { firstName: '', lastName: '', preferredName: '', birthDate: '', email: '', phone: '', address: '', language: 'en' },
});

/** A kept form as text, and back; what is not one begins anew. */
export function restored(text: string | undefined): { values: NewReferral; chosen?: Chosen } | null {
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as { values?: Partial<NewReferral>; chosen?: Chosen };
    if (!kept.values) return null;
    const blank = blankNewReferral();
    return { values: { ...blank, ...kept.values, client: { ...blank.client, ...kept.values.client }, referrer: { ...blank.referrer, ...kept.values.referrer } }, chosen: kept.chosen };
  } catch {
    return null;
  }
}

/** The form as the server takes it: either a known client or a new one. */
export function bodyOf(v: NewReferral): ReferralBody {
  const { source, urgency, reason, problemAreas, receivedOn } = v;
  const filled = Object.fromEntries(Object.entries(v.client).map(([k, t]) => [k, t.trim()]).filter(([k, t]) => t || ['firstName', 'lastName', 'birthDate'].includes(k as string)));
  return {
    ...(v.who === 'known' ? { clientId: v.clientId } : { client: filled as ReferralBody['client'] }),
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
  if (v.who === 'new') {
    if (!v.client.firstName.trim()) wrong['client.firstName'] = 'Needed.';
    if (!v.client.lastName.trim()) wrong['client.lastName'] = 'Needed.';
    if (!v.client.birthDate) wrong['client.birthDate'] = 'Needed, it tells people of one name apart.';
  }
  if (!v.reason.trim()) wrong.reason = 'Say why they come.';
  if (!v.source) wrong.source = 'Choose who sends them.';
  if (!v.receivedOn) wrong.receivedOn = 'Needed.';
  return wrong;
}
