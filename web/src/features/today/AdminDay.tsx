import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, FigureCard, List, ListRow } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty, Nothing, Pending } from '@/components/States';
import { UncoveredSessions } from './UncoveredSessions';
import { UnledCohorts, unledQuery } from './UnledCohorts';
import { StateChip } from '@/components/Chip';
import { dateIn, longDate, longDayIn, ownZone } from '@/format/dates';
import { rolesWords, spelled, word } from '@/format/words';
import { peopleQuery, secondFactorQuery, settingsQuery, type Person } from './todayQueries';
import { useNow } from '@/components/useNow';

const roles = ['therapist', 'intake', 'billing', 'admin'];
type Missing = { words: string; why: string; to: '/users' | '/settings'; /** Whose fields to open. */ person?: string };

/** The administrator's desk: who works here, and what the practice still lacks. */
export function AdminDay() {
  const { now } = useNow();
  const people = useQuery(peopleQuery);
  const settings = useQuery(settingsQuery);
  const unled = useQuery(unledQuery);
  const active = (people.data ?? []).filter((p) => p.status === 'active');
  const invited = (people.data ?? []).filter((p) => p.status === 'invited');
  const factor = useQuery(secondFactorQuery);
  const missing = people.data && settings.data ? missingOf(people.data, settings.data, factor.data?.roles) : [];
  return (
    <>
      <PageHeader
        title={longDayIn(now, ownZone())}
        awaited={!people.error && !unled.error}
        sentence={people.data && unled.data && sentenceOf(active.length, invited.length, missing.length, unled.data.length)}
        actions={
          <>
            <ButtonLink to="/audit">Open the audit</ButtonLink>
            <ButtonLink variant="filled" to="/users">
              People
            </ButtonLink>
          </>
        }
      />
      {!people.data || !settings.data ? (
        <Card>
          <Pending query={people.data ? settings : people} rows={4} />
        </Card>
      ) : (
        <div className="columns">
          {people.data.length === 1 && (
            <Card>
              <Empty title="Invite the people who work here" action={<ButtonLink to="/users">Invite a person</ButtonLink>}>
                A therapist leads groups, intake fills them, billing exports the fees. One person may do all of it: give yourself the roles.
              </Empty>
            </Card>
          )}
          <div className="tiles">
            {roles.map((role) => (
              <FigureCard key={role} label={role === 'admin' || role === 'therapist' ? `${word(role)}s` : word(role)} figure={active.filter((p) => p.roles.some((r) => r === role)).length} />
            ))}
          </div>
          <UnledCohorts />
          <UncoveredSessions />
          <div className="columns halves">
            <Card title="Invitations not accepted" outside flush>
              {invited.length === 0 ? (
                <Nothing>Everybody who was invited has signed in.</Nothing>
              ) : (
                <List>
                  {invited.map((p) => (
                    <ListRow key={p.id} title={p.name} detail={`${rolesWords(p.roles)}, ${p.email}`} end={`since ${dateIn(p.createdAt, ownZone())}`} />
                  ))}
                </List>
              )}
            </Card>
            <Card title="Still to fill in" outside flush>
              {missing.length === 0 ? (
                <Nothing>The practice has all that its desks need.</Nothing>
              ) : (
                <List>
                  {missing.map((m) => (
                    <ListRow key={m.words} title={<Link to={m.to} search={{ person: m.person }}>{m.words}</Link>} detail={m.why} end={<StateChip tone="soon">open</StateChip>} />
                  ))}
                </List>
              )}
            </Card>
          </div>
        </div>
      )}
    </>
  );
}

function missingOf(people: Person[], settings: { practiceName: string; address?: { line1?: string }; sessionCode: string; noShowFee?: number }, needFactor?: string[]): Missing[] {
  const missing: Missing[] = [];
  const active = people.filter((p) => p.status !== 'disabled');
  if (!settings.practiceName || settings.practiceName === 'My practice') missing.push({ words: 'The practice’s name', why: 'It stands on the sign-in page and on exports.', to: '/settings' });
  if (!settings.address?.line1) missing.push({ words: 'The practice’s address', why: 'It heads what is printed, and claims carry it.', to: '/settings' });
  if (!settings.sessionCode) missing.push({ words: 'The code of a group session', why: 'Payers ask for it on every charge, for example 90853.', to: '/settings' });
  if (settings.noShowFee === undefined) missing.push({ words: 'A no-show fee', why: 'Without one, members who stay away are not charged.', to: '/settings' });
  if (needFactor?.length === 0) missing.push({ words: 'Nobody needs a second factor', why: 'Whoever learns a password gets in. Say which roles need more.', to: '/settings' });
  for (const role of ['therapist', 'intake', 'billing']) {
    if (!active.some((p) => p.roles.some((r) => r === role))) missing.push({ words: `Nobody works at the ${role} desk`, why: 'Invite a person for it.', to: '/users' });
  }
  for (const p of active.filter((p) => p.roles.includes('therapist'))) {
    const [words, why] = licenseMissing(p);
    if (words) missing.push({ words: words.replace('…', `${p.name}’s license`), why, to: '/users', person: p.id });
  }
  return missing;
}

/** What a therapist's license lacks, most pressing first. */
function licenseMissing({ licenses, licenseStanding: standing, licensedUntil: until }: Person): [string, string] {
  if (standing === 'none') return ['… is not on record', 'Without one they cannot lead a cohort.'];
  if (standing === 'ended') return [`… ended on ${longDate(until ?? '')}`, 'Nothing is planned for them until it is renewed.'];
  if (standing === 'ahead') return ['… is not valid yet', 'Until then they cannot lead a cohort.'];
  if (standing === 'ending') return [`… ends on ${longDate(until ?? '')}`, 'Renewed, its new last day belongs on record.'];
  if (licenses.some((l) => !l.seenOn)) return ['Nobody has seen …', 'Look at the document, and write down the day.'];
  return ['', ''];
}

function sentenceOf(active: number, invited: number, missing: number, unled: number): string {
  const said = [`${spelled(active)} ${active === 1 ? 'person works' : 'people work'} here.`];
  if (invited > 0) said.push(`${spelled(invited)} ${invited === 1 ? 'has' : 'have'} not accepted the invitation yet.`);
  if (unled > 0) said.push(`${spelled(unled)} ${unled === 1 ? 'cohort has' : 'cohorts have'} no licensed lead.`);
  said.push(missing > 0 ? `${spelled(missing)} ${missing === 1 ? 'thing is' : 'things are'} still to fill in.` : 'Nothing is left to fill in.');
  return said.join(' ');
}
