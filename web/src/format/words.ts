/** `no_show` → `No-show`, `in_person` → `In person`: the clinic's word for an
    enumeration's value. Named exceptions first, then the plain rule. */
const named: Record<string, string> = {
  no_show: 'No-show',
  cbt: 'CBT',
  dbt: 'DBT',
  slow_open: 'Slow-open',
  cognitive_behavioral: 'Cognitive-behavioral',
  process_oriented: 'Process-oriented',
  admin: 'Administrator',
  // Who sends a client.
  self: 'Self-referred',
  family: 'Family member',
  health_provider: 'Health care provider',
  alcohol_drug_provider: 'Alcohol or drug program',
  community: 'Community organization',
  insurer: 'Insurance company',
  internal: 'Within the practice',
  // What they need help with.
  anxiety_disorders: 'Anxiety',
  // Where a referral stands, as the board's columns say it.
  received: 'New',
  waitlisted: 'Waiting',
  placed: 'Seated',
  redirected: 'Sent elsewhere',
  // Why it ended, and where the client went.
  not_suitable: 'A group does not fit',
  no_capacity: 'No room',
  outside_scope: 'Outside what the practice offers',
  declined_by_client: 'The client said no',
  unreachable: 'Could not be reached',
  withdrawn: 'Referral withdrawn',
  duplicate: 'Referred already',
  self_help: 'Self-help group',
  other_provider: 'Another provider',
};

export function word(value: string): string {
  const known = named[value];
  if (known) return known;
  const plain = value.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The roles of a person: `Therapist, intake, billing`. */
export const rolesWords = (roles: string[]) => roles.map((role, i) => (i === 0 ? word(role) : phrase(role))).join(', ');

/** The same inside a sentence: `alcohol or drug program`, `CBT`. What somebody
    wrote in words of their own stays as they wrote it. */
export function phrase(value: string): string {
  if (!/^[a-z_]+$/.test(value)) return value;
  const said = word(value);
  return /^.[A-Z]/.test(said) ? said : said.charAt(0).toLowerCase() + said.slice(1);
}

/** `anger, trauma and 2 more`: the first few of a list, in a sentence. */
export function firstOf(values: string[], most = 2): string {
  const said = values.map(phrase);
  if (said.length <= most + 1) return said.join(', ');
  return `${said.slice(0, most).join(', ')}, ${said.length - most} more`;
}

/** `1 seat`, `2 seats`, `no seats`. */
export function count(n: number, one: string, many = `${one}s`): string {
  if (n === 0) return `no ${many}`;
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** A number that begins a sentence: `Two`, `31`. */
export const spelled = (n: number) => small[n] ?? n.toLocaleString('en-US');

/** A number inside a sentence: `two`, `31`. */
export const spelledIn = (n: number) => spelled(n).toLowerCase();

/** A phrase within a sentence: `Practice session` → `practice session`, but
    `I-messages` and `A-B-C-D` stay. */
export const within = (phrase: string) => (/^[A-Z][a-z]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase);

/** The theme's own name, without what it says after a colon:
    `Thinking it over: the A-B-C-D model` → `Thinking it over`. */
export const shortTheme = (theme: string) => /^(.{3,}?):\s/.exec(theme)?.[1] ?? theme;

/** `pt-BR` → `Brazilian Portuguese`; a tag the browser does not know stays. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `Ben`, `Ben and Chloe`, `Ben, Chloe and Dov`. */
export function listed(names: string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `week 4`, where the sessions and the weeks of the curriculum count alike; else
    `session 4`: several sessions may have one week's theme. */
export const stepWords = (session: number, week?: number) => (week === session ? `week ${week}` : `session ${session}`);
