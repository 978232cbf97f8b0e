import { Card } from '@/components/Card';
import { kept, type SignatureValue, type Stroke } from '@/components/signature/signature';
import { SignatureGiven, SignaturePad } from '@/components/signature/SignaturePad';
import { LoadingRows } from '@/components/States';
import { useState } from 'react';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';
import s from './gallery.module.css';

const statement = 'I have read the ground rules of the group and keep to them. What others say in it stays there.';

/** A hand that signs, for the picture: loops over the base line. */
const hand: Stroke[] = [
  Array.from({ length: 90 }, (_, i) => ({ x: 60 + i * 4.4, y: 110 + Math.sin(i / 3.4) * 44 * Math.exp(-i / 80) + Math.sin(i / 9) * 10 })),
  [{ x: 120, y: 60 }, { x: 180, y: 50 }, { x: 260, y: 58 }, { x: 420, y: 40 }],
];
const drawn = kept(hand) as SignatureValue;

function Sample({ problem, busy }: { problem?: string; busy?: boolean }) {
  const [given, setGiven] = useState<SignatureValue | null>(null);
  if (given) return <SignatureGiven signature={given} name="Marcus Hale" at="just now" />;
  return <SignaturePad name="Marcus Hale" statement={statement} action="Sign the ground rules" onSign={setGiven} problem={problem} busy={busy} />;
}

/** Signing by hand and by name, and how a signature looks afterwards. */
export function SignaturePage() {
  return (
    <GalleryPage path="/signature" title="Signature" sentence="Drawn on the clinic's tablet, or typed by whoever cannot or will not draw.">
      <Section title="Not signed yet; on its way; refused" wide>
        <div className="columns halves">
          <Card title="Ground rules, version 3" aside="for Marcus Hale">
            <Sample />
          </Card>
          <div className={s.stack}>
            <Card title="On its way">
              <Sample busy />
            </Card>
            <Card title="Refused">
              <Sample problem="The rules were changed at 18:02. Read version 4 before you sign." />
            </Card>
          </div>
        </div>
      </Section>
      <Section title="Signed" wide>
        <div className="columns halves">
          <Card title="Drawn">
            <SignatureGiven signature={drawn} name="Marcus Hale" at="March 10, 2026, 18:04" note="on the tablet of Room 2" />
          </Card>
          <Card title="Typed, witnessed">
            <SignatureGiven signature={{ kind: 'typed', name: 'Ines Okafor' }} name="Ines Okafor" at="March 10, 2026, 18:06" note="witnessed by Maya Lindqvist, LPC" />
          </Card>
          <Card title="A name that is longer than the line">
            <SignatureGiven signature={{ kind: 'typed', name: 'Maximiliane Wolfeschlegelsteinhausenbergerdorff-Lindqvist' }} name="Maximiliane Wolfeschlegelsteinhausenbergerdorff-Lindqvist" at="March 10, 2026, 18:07" />
          </Card>
          <Card title="Loading" flush>
            <LoadingRows rows={2} label="Loading the signature" />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
