import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { DateInput } from '@/components/DateInput';
import type { Aftercare } from '@/components/discharge/dischargeQueries';
import { DirectoryPicker } from './DirectoryPicker';
import { at, linesOf, without } from './edit';
import s from './Discharge.module.css';

type Props = { aftercare: Aftercare; called: string; set: (aftercare: Aftercare) => void };

/** What goes home: routines that stay, groups, helpers, early signs and what to do. */
export function AftercarePart({ aftercare: a, called, set }: Props) {
  const may = useMay();
  const [picking, setPicking] = useState(false);
  const put = (patch: Partial<Aftercare>) => set({ ...a, ...patch });
  return (
    <section className={s.part} aria-label="What comes after">
      <h3>What comes after</h3>
      <p className={s.quiet}>{called} takes this home, in these words. One line each.</p>
      <Lines label="Routines that stay" lines={a.routines} onChange={(routines) => put({ routines })} />
      {a.groups.map((g, i) => (
        <div key={i} className={s.row} role="group" aria-label={`Group ${i + 1}`}>
          <TextInput label="Self-help or support group" value={g.name} onChange={(e) => put({ groups: at(a.groups, i, { name: e.currentTarget.value }) })} />
          <TextInput label="When and where" value={g.when ?? ''} onChange={(e) => put({ groups: at(a.groups, i, { when: e.currentTarget.value }) })} />
          <TextInput label="Contact" value={g.contact ?? ''} onChange={(e) => put({ groups: at(a.groups, i, { contact: e.currentTarget.value }) })} />
          <DateInput label="Goes since" value={g.since ?? ''} onChange={(since) => put({ groups: at(a.groups, i, { since: since || undefined }) })} />
          <Button variant="subtle" onClick={() => put({ groups: without(a.groups, i) })}>
            Remove
          </Button>
        </div>
      ))}
      {a.sponsor && (
        <div className={s.row} role="group" aria-label="Sponsor or mentor">
          <TextInput label="Sponsor or mentor" value={a.sponsor.name} onChange={(e) => put({ sponsor: { ...a.sponsor, name: e.currentTarget.value } })} />
          <TextInput label="Contact" value={a.sponsor.contact ?? ''} onChange={(e) => put({ sponsor: { name: '', ...a.sponsor, contact: e.currentTarget.value } })} />
          <DateInput label="Since" value={a.sponsor.since ?? ''} onChange={(since) => put({ sponsor: { name: '', ...a.sponsor, since: since || undefined } })} />
          <Button variant="subtle" onClick={() => put({ sponsor: undefined })}>
            Remove
          </Button>
        </div>
      )}
      {a.services.map((x, i) => (
        <div key={i} className={s.row} role="group" aria-label={`Help elsewhere ${i + 1}`}>
          <TextInput label="Treatment or help elsewhere" value={x.what} onChange={(e) => put({ services: at(a.services, i, { what: e.currentTarget.value }) })} />
          <TextInput label="Where" value={x.where ?? ''} onChange={(e) => put({ services: at(a.services, i, { where: e.currentTarget.value }) })} />
          <TextInput label="Contact" value={x.contact ?? ''} onChange={(e) => put({ services: at(a.services, i, { contact: e.currentTarget.value }) })} />
          <DateInput label="First on" value={x.firstOn ?? ''} onChange={(firstOn) => put({ services: at(a.services, i, { firstOn: firstOn || undefined }) })} />
          <Button variant="subtle" onClick={() => put({ services: without(a.services, i) })}>
            Remove
          </Button>
        </div>
      ))}
      <div className={s.tools}>
        {may('support_groups.read') && (
          <Button size="compact-sm" onClick={() => setPicking(true)}>
            Group from the directory…
          </Button>
        )}
        <Button size="compact-sm" onClick={() => put({ groups: [...a.groups, { name: '' }] })}>
          Another group
        </Button>
        {!a.sponsor && (
          <Button size="compact-sm" onClick={() => put({ sponsor: { name: '' } })}>
            Add a sponsor
          </Button>
        )}
        <Button size="compact-sm" onClick={() => put({ services: [...a.services, { what: '' }] })}>
          Add help elsewhere
        </Button>
      </div>
      {picking && <DirectoryPicker taken={a.groups} onTake={(g) => put({ groups: [...a.groups, g] })} onClose={() => setPicking(false)} />}
      <Lines label="Early warning signs" lines={a.signs} onChange={(signs) => put({ signs })} />
      <Lines label="What they do then, in order" lines={a.steps} onChange={(steps) => put({ steps })} />
    </section>
  );
}

/** Entries of a list, a line each. */
export function Lines({ label, lines, onChange }: { label: string; lines: string[]; onChange: (lines: string[]) => void }) {
  return <Textarea label={label} autosize minRows={2} value={lines.join('\n')} onChange={(e) => onChange(linesOf(e.currentTarget.value))} />;
}
