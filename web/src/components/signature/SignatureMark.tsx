import type { SignatureValue } from './signature';
import s from './Signature.module.css';

/** A signature as a picture or as its typed name. */
export function SignatureMark({ signature: g, name }: { signature: SignatureValue; name: string }) {
  if (g.kind === 'typed') return <p className={s.preview}>{g.name}</p>;
  return (
    <svg className={s.mark} viewBox={`0 0 ${g.width} ${g.height}`} role="img" aria-label={`Signature of ${name}, drawn`} preserveAspectRatio="xMinYMid meet">
      <path className={s.ink} d={g.path} />
    </svg>
  );
}
