import { ApiProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { IntervalPlot } from '@/components/plot/IntervalPlot';
import { LinePlot, type PlotBand } from '@/components/plot/LinePlot';
import { spoken } from '@/components/plot/plot';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { formatMoney } from '@/format/money';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';

const phq: PlotBand[] = [
  { name: 'minimal', from: 0, to: 5, tone: 'calm' },
  { name: 'mild', from: 5, to: 10, tone: 'mild' },
  { name: 'moderate', from: 10, to: 15, tone: 'amber' },
  { name: 'moderately severe', from: 15, to: 20, tone: 'amber' },
  { name: 'severe', from: 20, to: 27, tone: 'red' },
];
const weeks = Array.from({ length: 12 }, (_, i) => ({ x: i + 1, label: String(i + 1) }));
const median = [16, 15.4, 14.2, 13.6, 12.1, null, 11.2, 10.4, 9.8, 9.1, 8.8, 8.2];
const months = ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'].map((label, x) => ({ x, label }));
const usd = (amount: number) => formatMoney({ amount, currency: 'USD' }).replace('.00', '');

const versions = [
  { id: '1', label: 'Version 1', estimate: spoken({ value: -3.1, low: -4.2, high: -2.0, n: 118 }, 30), says: 'less change than version 2' },
  { id: '2', label: 'Version 2', estimate: spoken({ value: -4.8, low: -5.9, high: -3.7, n: 164 }, 30), says: 'cannot be told from the average' },
  { id: '3', label: 'Version 3', estimate: spoken({ value: -6.6, low: -8.1, high: -5.1, n: 47 }, 30), says: 'more change than the average' },
  { id: '4', label: 'Version 4', estimate: spoken({ value: -9.0, low: -15, high: -3, n: 12 }, 30) },
];

/** Lines with intervals over bands, and estimates side by side. */
export function PlotPage() {
  return (
    <GalleryPage path="/plot" title="Plot" sentence="Few lines, labels on them, bands for meaning, and how sure one may be.">
      <Section title="Lines, intervals, bands" wide>
        <div className="columns split">
          <Card title="PHQ-9, by week" aside="lower is better">
            <LinePlot
              title="PHQ-9 by week"
              summary="The median of eleven members fell from 16 to 8; half of such groups would lie in the ribbon. Week 6 was not measured."
              xs={weeks}
              xName="Week"
              bands={phq}
              lines={[
                { id: 'a', label: 'C-1017', role: 'crowd', points: weeks.map(({ x }) => ({ x, y: 12 - x * 0.4 })) },
                { id: 'b', label: 'C-1003', role: 'crowd', points: weeks.map(({ x }) => ({ x, y: 19 - x * 0.9 })) },
                { id: 'm', label: 'median', role: 'main', points: weeks.map(({ x }, i) => ({ x, y: median[i] ?? null, low: (median[i] ?? 0) - 2 - i * 0.1, high: (median[i] ?? 0) + 2 + i * 0.1 })) },
                { id: 'w', label: 'C-0961, worse by 5', role: 'watch', points: weeks.slice(0, 8).map(({ x }) => ({ x, y: 15 + x * 0.65 })) },
              ]}
            />
          </Card>
          <Card title="Seats taken, and what will be" aside="no bands">
            <LinePlot
              title="Seats taken by month"
              summary="Eight seats in March; six would pay for the group."
              xs={months}
              xName="Month"
              fromZero
              references={[{ y: 6, label: 'break-even, 6 seats' }]}
              lines={[
                { id: 'f', label: 'expected', role: 'other', points: months.slice(3).map(({ x }) => ({ x, y: 6 + (x - 3), low: 6 + (x - 3) * 0.5, high: 6 + (x - 3) * 1.6 })) },
                { id: 's', label: 'seats', role: 'main', points: months.slice(0, 4).map(({ x }) => ({ x, y: [3, 4, 5, 6][x] ?? 0 })) },
              ]}
            />
          </Card>
        </div>
      </Section>
      <Section title="Estimates with their intervals" wide>
        <div className="columns split">
          <Card title="Is version 3 better?" aside="change in PHQ-9, first to last">
            <IntervalPlot title="Change in PHQ-9 by version" summary="Each line holds the true change 95 times of 100. Where it crosses the dashed line, the version cannot be told from the average." rows={versions} reference={{ at: -4.5, label: 'average of the practice' }} good="below" words={(v) => v.toFixed(1).replace('-', '−')} />
          </Card>
          <Card title="Hit rate of a rule" aside="in little room">
            <IntervalPlot title="Rules" summary="How often who was named did leave." rows={[{ id: 'a', label: 'Two missed in a row, unexcused, without any word to anybody at the practice', estimate: { value: 46, low: 38, high: 54, n: 312 }, says: 'convention' }, { id: 'b', label: 'Homework stopped', estimate: spoken({ value: 30, low: 10, high: 60, n: 88 }, 300, 'endings') }]} words={(v) => `${v} %`} range={[0, 100]} />
          </Card>
        </div>
      </Section>
      <Section title="One point, money, nothing" wide>
        <div className="columns halves">
          <Card title="One taking">
            <LinePlot title="One taking" summary="One score so far." xs={[{ x: 1, label: '1' }]} xName="Week" bands={phq} lines={[{ id: 'm', label: '14', role: 'main', points: [{ x: 1, y: 14, low: 11, high: 17 }] }]} height={200} />
          </Card>
          <Card title="Fees by month">
            <LinePlot title="Fees by month" summary="From $9,120 to $14,265." xs={months} xName="Month" fromZero words={usd} height={200} lines={[{ id: 'm', label: 'fees', role: 'main', points: months.map(({ x }) => ({ x, y: [912000, 1010000, 760000, 1180000, 1302000, 1426500][x] ?? 0 })) }]} />
          </Card>
          <Card>
            <Empty title="Nothing was measured yet">The first scores come with the third session.</Empty>
          </Card>
          <Card title="Loading" flush>
            <LoadingRows rows={3} label="Loading the scores" />
          </Card>
          <Card>
            <Failed error={new ApiProblem(503, 'unavailable', 'The scores cannot be read just now', 'Trying again may help.')} retry={() => undefined} />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
