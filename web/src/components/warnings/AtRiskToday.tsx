import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { Controls } from '@/theme/Controls';
import { warningsQuery } from './warningQueries';
import { WarningRows } from './WarningRows';

// The longest waiting come first; the rest are asked for.
const most = 4;

/** Who is at risk in the cohorts that one leads, and waits for something to be done;
    nothing where nobody does. */
export function AtRiskToday({ today }: { today: string }) {
  const may = useMay()('warnings.list');
  const [all, setAll] = useState(false);
  const found = useQuery({ ...warningsQuery, enabled: may });
  if (!found.data || found.data.items.length === 0) return null;
  const { items, rules } = found.data;
  return (
    <Controls>
      <Card title="At risk" aside={items.length} outside flush>
        <WarningRows label="At risk" items={all ? items : items.slice(0, most)} rules={rules} today={today} named cohorts />
        {!all && items.length > most && (
          <Button fullWidth variant="subtle" onClick={() => setAll(true)}>
            Show all {items.length}
          </Button>
        )}
      </Card>
    </Controls>
  );
}
