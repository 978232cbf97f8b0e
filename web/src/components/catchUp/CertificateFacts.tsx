import type { Certificate, IssuedCertificate } from './certificateQueries';
import { factsOf } from './certificateWords';
import s from './Certificate.module.css';

/** What a certificate states besides names. */
export function CertificateFacts({ certificate }: { certificate: Certificate | IssuedCertificate }) {
  return (
    <dl className={s.facts}>
      {factsOf(certificate).map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
