import { CheckChip } from '@/components/Chip';
import type { Live } from './useLive';
import s from './Live.module.css';

/** The techniques that were used tonight: those of the plan come first. */
export function LiveTechniques({ live }: { live: Live }) {
  const used = live.all.filter((p) => p.kind === 'technique' && p.value === 'yes').map((p) => p.ref ?? '');
  const names = [...new Set([...(live.hour.data?.techniques ?? []), ...used])];
  return (
    <section className={s.techniques} aria-label="Techniques">
      <h2>
        Techniques used <span className="quiet small">{used.length}</span>
      </h2>
      <div className={s.chips}>
        {names.map((name) => (
          <CheckChip key={name} checked={used.includes(name)} onChange={() => live.note({ kind: 'technique', ref: name }, used.includes(name) ? 'no' : 'yes')}>
            {name}
          </CheckChip>
        ))}
      </div>
    </section>
  );
}
