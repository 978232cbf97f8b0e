import { Button } from '@mantine/core';
import { useMay } from '@/api/me';
import { FlagMark } from '@/components/FlagMark';
import { useOpenFlags, type RiskFlag } from '@/components/riskFlags';

/** Leads from the gate's check to the client's flag, the oldest first. */
export function FlagRemedy({ clientId, onAnswer }: { clientId: string; onAnswer: (flag: RiskFlag) => void }) {
  const may = useMay();
  const flag = useOpenFlags().find((f) => f.clientId === clientId);
  if (!flag) return null;
  return (
    <>
      <FlagMark />
      {may('risk_flags.answer') && (
        <Button size="compact-sm" onClick={() => onAnswer(flag)}>
          Record what was done…
        </Button>
      )}
    </>
  );
}
