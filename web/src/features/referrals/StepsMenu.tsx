import { Menu } from '@mantine/core';
import { useMay } from '@/api/me';
import { MoreMenu } from '@/components/MoreMenu';
import { stepsOf, type AskedStep, type Underway } from './pipeline';

const words: Record<AskedStep, string> = { try: 'Note a try…', refer: 'Make a referral…', triage: 'Triage…', accept: 'Accept…', decline: 'Decline…', redirect: 'Redirect…' };
const action: Record<AskedStep, string> = { try: 'contacts.log', refer: 'referrals.create', triage: 'referrals.triage', accept: 'referrals.accept', decline: 'referrals.decline', redirect: 'referrals.redirect' };

/** The steps that somebody may take now, for the hand and for the keys. */
export function StepsMenu({ who, onAsk }: { who: Underway; onAsk: (step: AskedStep) => void }) {
  const may = useMay();
  const steps = stepsOf(who).filter((step) => may(action[step] as never));
  if (steps.length === 0) return null;
  return (
    <MoreMenu quiet label={`Steps for ${who.code ?? who.name}`}>
      {steps.map((step) => (
        <Menu.Item key={step} onClick={() => onAsk(step)}>
          {words[step]}
        </Menu.Item>
      ))}
    </MoreMenu>
  );
}
