import { blocksOf } from './rulesWords';
import s from './Rules.module.css';

/** Ground rules as one reads them before signing. */
export function RulesText({ text, level = 3 }: { text: string; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={s.text}>
      {blocksOf(text).map((b, i) => (
        <section key={i} data-together>
          {b.heading && <Heading>{b.heading}</Heading>}
          {b.paragraphs.map((p, n) => (
            <p key={n}>{p}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
