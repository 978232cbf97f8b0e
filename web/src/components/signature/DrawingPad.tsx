import { useRef, useState, type PointerEvent } from 'react';
import { box, drawnOn, toBox, toPath, type Stroke } from './signature';
import s from './Signature.module.css';

type Props = { strokes: readonly Stroke[]; onChange: (strokes: readonly Stroke[]) => void; label: string };

/** The field one draws in. It keeps its proportions at every width, so turning a
    tablet changes nothing of what was drawn. */
export function DrawingPad({ strokes, onChange, label }: Props) {
  const pointer = useRef<number | null>(null);
  const [current, setCurrent] = useState<Stroke>([]);

  const at = (e: PointerEvent<SVGSVGElement>) => toBox(e.currentTarget.getBoundingClientRect(), e.clientX, e.clientY);
  function begin(e: PointerEvent<SVGSVGElement>) {
    // The heel of a hand on the glass is a second pointer: it does not draw.
    if (pointer.current !== null || e.button !== 0) return;
    pointer.current = e.pointerId;
    e.currentTarget.setPointerCapture?.(e.pointerId);
    setCurrent([at(e)]);
  }
  function go(e: PointerEvent<SVGSVGElement>) {
    if (pointer.current !== e.pointerId) return;
    const point = at(e);
    setCurrent((now) => drawnOn(now, point));
  }
  function end(e: PointerEvent<SVGSVGElement>) {
    if (pointer.current !== e.pointerId) return;
    pointer.current = null;
    if (current.length > 0) onChange([...strokes, current]);
    setCurrent([]);
  }

  return (
    <svg className={s.drawing} viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label} onPointerDown={begin} onPointerMove={go} onPointerUp={end} onPointerCancel={end}>
      <line className={s.baseline} x1={30} x2={box.width - 30} y1={box.height - 64} y2={box.height - 64} />
      <text className={s.cross} x={30} y={box.height - 72} aria-hidden>
        ×
      </text>
      <path className={s.ink} d={toPath(current.length > 0 ? [...strokes, current] : strokes)} />
    </svg>
  );
}
