import { Button, Menu } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useToday } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { dateIn, longDate, ownZone } from '@/format/dates';
import { count } from '@/format/words';
import { riskKinds, spanOf } from './instrumentForm';
import { useOwnInstruments, type OwnForm, type OwnInstrument } from './instrumentQueries';
import { Phone } from './Phone';
import { UseDialog } from './UseDialog';
import { WriteDialog } from './WriteDialog';
import s from './Instruments.module.css';

/** One questionnaire of the practice's own: what is asked, and what was. */
export function OwnCard({ of, keeps }: { of: OwnInstrument; keeps: boolean }) {
  const [doing, setDoing] = useState<'write' | 'use' | 'retire' | 'return'>();
  const [shown, setShown] = useState<number>();
  const { discard, retire, bringBack } = useOwnInstruments();
  const today = useToday();
  const edition = of.editions.find((e) => e.number === shown);
  const form = edition?.form ?? of.draft ?? of.editions[0]?.form;
  if (!form) return null;
  const close = () => setDoing(undefined);
  const gone = of.ownState === 'retired' ? of.retirements[0] : undefined;
  return (
    <Card title={of.name} aside={<StateWords of={of} />}>
      {keeps && (
        <div className={s.tools}>
          {of.draft && (
            <Button variant="filled" onClick={() => setDoing('use')}>
              Put it into use…
            </Button>
          )}
          <Button onClick={() => setDoing('write')}>{of.draft ? 'Go on writing' : 'Change'}</Button>
          {gone && <Button onClick={() => setDoing('return')}>Bring it back…</Button>}
          {(of.ownState === 'in_use' || (of.draft && of.editions.length > 0)) && (
            <MoreMenu label={`More about ${of.name}`}>
              {of.ownState === 'in_use' && <Menu.Item onClick={() => setDoing('retire')}>Retire it…</Menu.Item>}
              {of.draft && of.editions.length > 0 && (
                <Menu.Item onClick={() => discard.mutate(of, { onSuccess: () => done('The draft is thrown away'), onError: (thrown) => failed(thrown, 'Not thrown away') })}>Throw the draft away</Menu.Item>
              )}
            </MoreMenu>
          )}
        </div>
      )}
      {gone && (
        <p className="quiet">
          Given no more from {longDate(gone.from)} on, {gone.by}: {gone.reason}
        </p>
      )}
      <div className={s.shown}>
        <Facts form={form} />
        <Phone key={`${of.id}${of.version}${shown ?? ''}`} form={form} scored={keeps} />
      </div>
      {of.editions.length > 0 && (
        <div className={s.editions}>
          <List label="Editions">
            {of.draft && <ListRow plain title={<b>Draft</b>} chips={!edition && <StateChip>shown</StateChip>} detail="Nobody is asked it" end={edition && <Button variant="subtle" onClick={() => setShown(undefined)}>Show</Button>} />}
            {of.editions.map((e, n) => {
              const here = edition ? e === edition : !of.draft && n === 0;
              return (
                <ListRow
                  key={e.number}
                  plain
                  past={n > 0}
                  title={<b>Edition {e.number}</b>}
                  chips={here && <StateChip>shown</StateChip>}
                  detail={`Put into use by ${e.by}, ${dateIn(e.at, ownZone())}, who said that the practice may use it`}
                  end={
                    !here && (
                      <Button variant="subtle" aria-label={`Show edition ${e.number}`} onClick={() => setShown(e.number)}>
                        Show
                      </Button>
                    )
                  }
                />
              );
            })}
            {of.retirements.map((r) => (
              <ListRow key={r.at} plain past title={`Given no more from ${longDate(r.from)}`} detail={`${r.by}: ${r.reason}${r.backBy ? ` · brought back by ${r.backBy}: ${r.backReason}` : ''}`} />
            ))}
          </List>
        </div>
      )}
      {doing === 'write' && <WriteDialog of={of} from={of.draft ?? form} onSaved={close} onClose={close} />}
      {doing === 'use' && of.draft && <UseDialog of={of} draft={of.draft} onClose={close} />}
      <ReasonDialog
        opened={doing === 'retire'}
        title={`Retire ${of.name}?`}
        confirm="Retire it"
        danger
        day={{ label: 'Given no more from', initial: today, max: today }}
        onConfirm={async (reason, from) => (await retire.mutateAsync({ of, from, reason }), done(`${of.name} is given no more`))}
        onClose={close}
      >
        <p>Nobody is asked it any more, by rule neither. What was answered stays, is read as it was asked, and may be brought back.</p>
      </ReasonDialog>
      <ReasonDialog opened={doing === 'return'} title={`Bring ${of.name} back?`} confirm="Bring it back" onConfirm={async (reason) => (await bringBack.mutateAsync({ of, reason }), done(`${of.name} can be given again`))} onClose={close}>
        <p>It can be given again, and is due again where a rule names it.</p>
      </ReasonDialog>
    </Card>
  );
}

const states = { draft: 'draft', in_use: 'in use', retired: 'retired' };

/** How it stands, in a word or two. */
export function StateWords({ of }: { of: OwnInstrument }) {
  return (
    <>
      <StateChip tone={of.ownState === 'in_use' ? 'good' : 'quiet'}>{states[of.ownState]}</StateChip> {of.draft && of.editions.length > 0 && <StateChip tone="underway">being changed</StateChip>}
    </>
  );
}

function Facts({ form }: { form: OwnForm }) {
  const [low, high] = spanOf(form);
  const c = form.reliableChange;
  return (
    <dl className={s.facts}>
      <Fact name="About">
        {form.measures}, {form.recallWindow}
      </Fact>
      <Fact name="Score">
        {count(form.items.length, 'question')}, {low} to {high}; {form.direction === 'higher_is_worse' ? 'higher is worse' : 'higher is better'} <StateChip>not validated</StateChip>
      </Fact>
      {(form.bands?.length ?? 0) > 0 && <Fact name="Ranges">{form.bands?.map((b) => `${b.from} to ${b.to}: ${b.label}`).join('; ')}</Fact>}
      {form.risks?.map((r, n) => (
        <Fact key={n} name={`Flag: ${riskKinds[r.riskKind].toLowerCase()}`}>
          Question {r.item}, {form.items[r.item - 1]?.choices?.find((x) => x.points === r.points)?.label ?? r.points} {r.below ? 'and below' : 'and above'}. {r.why}
        </Fact>
      ))}
      <Fact name="A real change">{c ? `From figures of ${count(c.people, 'person', 'people')}: standard deviation ${c.sdHundredths / 100}, reliability ${c.reliabilityThousandths / 1000}. ${c.changeSource}` : 'Not known: a change is told in points alone.'}</Fact>
      <Fact name="Who wrote it">{form.source}</Fact>
      <Fact name="Terms">{form.terms}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
