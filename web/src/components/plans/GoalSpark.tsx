import s from './Goals.module.css';

const box = { width: 84, height: 26, edge: 4 };

/** How far a goal was, from note to note, between nothing and ten. */
export function GoalSpark({ values, title }: { values: number[]; title: string }) {
  const x = (i: number) => box.edge + (i * (box.width - 2 * box.edge)) / Math.max(1, values.length - 1);
  const y = (v: number) => box.height - box.edge - (v * (box.height - 2 * box.edge)) / 10;
  const last = values.length - 1;
  return (
    <svg className={s.spark} viewBox={`0 0 ${box.width} ${box.height}`} width={box.width} height={box.height} role="img" aria-label={`${title}: ${values.join(', ')}`}>
      <path className={s.bounds} d={`M0 ${y(10)}H${box.width}M0 ${y(0)}H${box.width}`} />
      <path className={s.line} d={values.map((v, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(v)}`).join('')} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={3} />
    </svg>
  );
}
