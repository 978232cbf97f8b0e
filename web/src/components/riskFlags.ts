import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { useMay } from '@/api/me';
import type { components } from '@/api/schema';
import { age } from '@/format/dates';

/** An answer on a questionnaire that somebody must look at, or a question about a
    risk that was left blank. */
export type RiskFlag = components['schemas']['RiskFlag'];

/** The flags that a question finds, the one that has waited longest first. */
async function all(query: { open?: boolean; clientId?: string }): Promise<RiskFlag[]> {
  const found: RiskFlag[] = [];
  let cursor: string | undefined;
  do {
    const page = await ok(client.GET('/api/v1/risk-flags', { params: { query: { ...query, limit: 200, cursor } } }));
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** Every flag that nobody has answered, oldest first; a therapist's are those of
    their own clients. */
export const openFlagsQuery = queryOptions({
  queryKey: ['risk-flags', 'open'],
  queryFn: () => all({ open: true }),
});

/** The open flags that this person may see. Who may see none asks for none. */
export function useOpenFlags(): RiskFlag[] {
  const may = useMay();
  return useQuery({ ...openFlagsQuery, enabled: may('risk_flags.read') }).data ?? [];
}

/** The clients of whom a flag is open, for the marks where they sit. */
export function useFlagged(): ReadonlySet<string> {
  return new Set(useOpenFlags().map((f) => f.clientId));
}

/** One client's flags, those that wait for no answer too. */
export const clientFlagsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['risk-flags', 'client', clientId],
    queryFn: () => all({ clientId }),
  });

/** Waits for somebody to say what was done. */
export const waits = (f: RiskFlag) => !f.answeredAt && !f.closedAt;

/** Says what was done about a flag; 409 when somebody else did first. */
export function useAnswerFlag(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: string) => ok(client.POST('/api/v1/risk-flags/{id}/answer', { params: { path: { id } }, body: { action } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['risk-flags'] }),
  });
}

/** The questionnaire as people write it: `phq-9` is PHQ-9, and one of the practice's own has its name. */
export const instrumentName = (code: string, own?: string) => own ?? code.toUpperCase();

/** `Raised 3 h ago.` */
export function raisedWords(f: Pick<RiskFlag, 'raisedAt'>, now = new Date()): string {
  const since = age(f.raisedAt, now);
  return since === '0 min' ? 'Raised just now.' : `Raised ${since} ago.`;
}

/** The finding in a few words: "PHQ-9, item 9: suicide", "… left blank". */
export const flagWords = (f: Pick<RiskFlag, 'instrument' | 'formName' | 'item' | 'kind' | 'blank'>) =>
  `${instrumentName(f.instrument, f.formName)}, item ${f.item}: ${f.kind.replaceAll('_', ' ')}${f.blank ? ', left blank' : ''}`;
