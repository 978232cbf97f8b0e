import { BoardCard } from '@/components/Board';
import { LinkCard } from '@/components/Card';
import { Chips, StateChip } from '@/components/Chip';
import { SeatRing } from '@/components/SeatRing';
import { Section } from './Section';
import s from './gallery.module.css';

/** Cards that lead where their one link leads: plain, with an edge, with a ring, in little room. */
export function CardSamples() {
  return (
    <Section title="Cards that lead somewhere" wide>
      <ul className={s.cards}>
        <LinkCard className={s.cardSample}>
          <a href="#/cohorts">Anger management, Tuesday morning</a>
          <p className="quiet small">Maya Lindqvist · Regulating strong emotions</p>
        </LinkCard>
        <LinkCard className={s.cardSample}>
          <SeatRing size="small" decorative taken={4} capacity={10} minimum={6} />
          <a href="#/cohorts">A group whose name is as long as a name may be on a telephone of three hundred and sixty</a>
          <Chips>
            <StateChip tone="soon">2 short of the minimum</StateChip>
            <StateChip>6 open seats</StateChip>
          </Chips>
        </LinkCard>
        <BoardCard edge="soon" title={<a href="#/referrals">Nguyễn Thị Phương Ơn</a>} detail="C-1042 · anxiety" chips={<StateChip tone="soon">triage by 15:00</StateChip>} />
        <BoardCard edge="late" title={<a href="#/referrals">Bartholomew Featherstonehaugh-Cholmondeley</a>} detail="C-0961 · grief and loss" chips={<StateChip tone="late">7-day limit passed</StateChip>} />
      </ul>
    </Section>
  );
}
