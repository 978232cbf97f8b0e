import { useState } from 'react';
import { useToken } from '@/components/useToken';
import { NamedLine } from './Crisis';
import type { Questions } from './answerQueries';
import { OnPhone } from './OnPhone';
import { OnTablet } from './OnTablet';

const kept = 'cohort.tablet';

/** What came behind #: a code, or `tablet.`, a pass, and the session to which its
    leader comes back. The tablet is one of the practice's: its pass outlives a
    reload, in this window alone. */
function opened(token: string): { code: string } | { pass: string; session: string } {
  const [kind, pass, session] = token.split('.');
  if (kind !== 'tablet' || !pass) return recalled() ?? { code: token };
  const tablet = { pass, session: session ?? '' };
  try {
    sessionStorage.setItem(kept, JSON.stringify(tablet));
  } catch {
    // Then a reload asks for a code.
  }
  return tablet;
}

function recalled(): { pass: string; session: string } | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(kept) ?? 'null') as { pass: string; session: string } | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The tablet is back: it is a screen of the practice again. */
function leave(session: string) {
  sessionStorage.removeItem(kept);
  const to = /^[\da-f-]{36}$/.test(session) ? `?${new URLSearchParams({ to: `/sessions/${session}/rounds` }).toString()}` : '';
  location.replace(`/sign-in${to}`);
}

/** Where members answer, without an account: on a phone of their own, or on the
    tablet in their hands. Nothing of anybody else is here. */
export function AnswerPage() {
  const token = useToken();
  const [by] = useState(() => opened(token));
  const [asked, setAsked] = useState<Questions>();
  return (
    <NamedLine value={asked?.crisisLine}>
      {'pass' in by ? <OnTablet pass={by.pass} onQuestions={setAsked} onBack={() => leave(by.session)} /> : <OnPhone first={by.code} onQuestions={setAsked} />}
    </NamedLine>
  );
}
