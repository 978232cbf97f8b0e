import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { useMay } from '@/api/me';
import type { components } from '@/api/schema';

/** An answer on a questionnaire that somebody must look at. */
export type RiskFlag = components['schemas']['RiskFlag'];

/** The flag that has waited longest first. */
export const oldestFirst = (flags: RiskFlag[]) => flags.toSorted((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt));

/** Every flag that nobody has answered, oldest first; a therapist's are those of
    their own clients. */
export const openFlagsQuery = queryOptions({
  queryKey: ['risk-flags', 'open'],
  queryFn: async () => {
    const found: RiskFlag[] = [];
    let cursor: string | undefined;
    do {
      const page = await ok(client.GET('/api/v1/risk-flags', { params: { query: { open: true, limit: 200, cursor } } }));
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return oldestFirst(found);
  },
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

/** One client's flags, the answered ones too. */
export const clientFlagsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['risk-flags', 'client', clientId],
    queryFn: async () => (await ok(client.GET('/api/v1/risk-flags', { params: { query: { clientId, limit: 100 } } }))).items,
  });

/** Says what was done about a flag; 409 when somebody else did first. */
export function useAnswerFlag(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: string) => ok(client.POST('/api/v1/risk-flags/{id}/answer', { params: { path: { id } }, body: { action } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['risk-flags'] }),
  });
}

/** The questionnaire as people write it: `phq-9` is PHQ-9. */
export const instrumentName = (code: string) => code.toUpperCase();

/** The finding in a few words: "PHQ-9, item 9: suicide". */
export const flagWords = (f: Pick<RiskFlag, 'instrument' | 'item' | 'kind'>) =>
  `${instrumentName(f.instrument)}, item ${f.item}: ${f.kind.replaceAll('_', ' ')}`;
