import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CoSignature, CoSignPiece, CoSignRow } from '@/components/notes/noteTypes';
import { goalWords } from '@/components/notes/signedParts';
import { calledOf } from '@/format/person';
import type { RemarkDraft, Remarks } from './useRemarks';
import s from './CoSign.module.css';

type Props = { of: CoSignature; remarks: Remarks; onRemark: (noteId: string, remark: RemarkDraft | null) => void };

/** Everything that differs, whole: one row a member, one column a section. */
export function CoSignTable({ of, remarks, onRemark }: Props) {
  const columns = of.rows.flatMap((r) => r.sections).filter((x, i, all) => all.findIndex((o) => o.key === x.key) === i);
  return (
    <div className={s.frame}>
      <table className={s.table}>
        <thead>
          <tr>
            <th scope="col">Member</th>
            {columns.map((c) => (
              <th key={c.key} scope="col">
                {c.title}
              </th>
            ))}
            <th scope="col">Yours</th>
          </tr>
        </thead>
        {of.rows.map((row) => (
          <Row key={row.noteId} row={row} columns={columns} common={of.common} remark={remarks[row.noteId]} onRemark={(next) => onRemark(row.noteId, next)} />
        ))}
      </table>
    </div>
  );
}

type RowProps = { row: CoSignRow; columns: Array<{ key: string; title: string }>; common: readonly string[]; remark?: RemarkDraft; onRemark: (next: RemarkDraft | null) => void };

function Row({ row, columns, common, remark, onRemark }: RowProps) {
  const [fresh, setFresh] = useState(false);
  const name = calledOf(row);
  const begin = (section: string) => {
    setFresh(true);
    onRemark({ section, text: remark?.text ?? '' });
  };
  const on = columns.find((c) => c.key === remark?.section)?.title.toLowerCase();
  return (
    <tbody className={remark ? s.back : undefined}>
      <tr>
        <th scope="row">
          <b>{name}</b>
          {row.goals.map((g) => (
            <span key={g.id ?? g.text}>{goalWords(g)}</span>
          ))}
        </th>
        {columns.map((c) => {
          const section = row.sections.find((x) => x.key === c.key);
          return (
            <td key={c.key} data-label={c.title}>
              <p className={s.text}>
                {section && section.pieces.length > 0 ? <Pieces pieces={section.pieces} common={common} /> : <span className="quiet">nothing</span>}
              </p>
              {remark?.section !== c.key && (
                <button type="button" className={s.remarkOn} onClick={() => begin(c.key)} aria-label={`Remark on the ${c.title.toLowerCase()} of ${name}`}>
                  Remark
                </button>
              )}
            </td>
          );
        })}
        <td className={s.yours}>
          {remark ? (
            <span className={s.returns} role="img" aria-label={`Goes back to be mended: ${name}`}>
              ↩
            </span>
          ) : (
            <span className={s.stands} role="img" aria-label={`Stands: ${name}`}>
              ✓
            </span>
          )}
        </td>
      </tr>
      {remark && (
        <tr>
          <td className={s.gap} />
          <td colSpan={columns.length + 1} className={s.remarkCell}>
            <div className={s.remark}>
              <Textarea label={`Your remark on the ${on ?? 'note'}`} autosize minRows={1} maxLength={2000} autoFocus={fresh} value={remark.text} onChange={(e) => onRemark({ ...remark, text: e.currentTarget.value })} placeholder="What is to be mended, and how" />
              <Button variant="subtle" onClick={() => onRemark(null)}>
                Take back
              </Button>
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A text in pieces: what is its own, and in the place of a sentence that others
    have as well the sentence's number, with its words for whoever points or listens. */
const Pieces = ({ pieces, common }: { pieces: readonly CoSignPiece[]; common: readonly string[] }) =>
  pieces.map((p, i) =>
    p.common ? (
      <abbr key={i} className={s.number} title={common[p.common - 1]}>
        <span aria-hidden>{p.common}</span>
        <span className="unseen">{common[p.common - 1]}</span>
      </abbr>
    ) : (
      <span key={i}>{p.text}</span>
    ),
  );
