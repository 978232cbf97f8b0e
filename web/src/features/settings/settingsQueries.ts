import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Settings = components['schemas']['SettingsAnswer'];
type Body = components['schemas']['SettingsBody'];

export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => ok(client.GET('/api/v1/settings')) });

/** Changes the settings, if nobody else has meanwhile. */
export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Body; version: number }) => ok(client.PUT('/api/v1/settings', { params: { header: ifMatch(version) }, body })),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
}

/** What the practice asks before it gives somebody a seat. */
export type Admission = components['schemas']['Admission'];
/** The same with the settings' version. */
export type AdmissionAsked = components['schemas']['AdmissionAsked'];

export const admissionQuery = queryOptions({ queryKey: ['settings', 'admission'], queryFn: () => ok(client.GET('/api/v1/settings/admission')) });

/** Whose people need a second factor, with the settings' version. */
export type SecondFactorNeeded = components['schemas']['SecondFactorNeeded'];

export const secondFactorQuery = queryOptions({ queryKey: ['settings', 'second-factor'], queryFn: () => ok(client.GET('/api/v1/settings/second-factor')) });

/** Says whose people need one, if nobody else changed the settings meanwhile. */
export function useSaveSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ roles, version }: { roles: SecondFactorNeeded['roles']; version: number }) => ok(client.PUT('/api/v1/settings/second-factor', { params: { header: ifMatch(version) }, body: { roles } })),
    onSuccess: (saved) => {
      queries.setQueryData(secondFactorQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
}

/** Changes what is asked, if nobody else changed the settings meanwhile. */
export function useSaveAdmission() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Admission; version: number }) => ok(client.PUT('/api/v1/settings/admission', { params: { header: ifMatch(version) }, body })),
    onSuccess: (saved) => queries.setQueryData(admissionQuery.queryKey, saved),
  });
}

/** When the practice holds no groups. */
export type ClosedDays = components['schemas']['ClosedDays'];
/** The same with the settings' version, and what it comes to. */
export type ClosedDaysAnswer = components['schemas']['ClosedDaysAnswer'];

export const closedDaysQuery = queryOptions({ queryKey: ['settings', 'closed-days'], queryFn: () => ok(client.GET('/api/v1/settings/closed-days')) });

/** Says when the practice is closed, if nobody else changed the settings meanwhile. */
export function useSaveClosedDays() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: ClosedDays; version: number }) => ok(client.PUT('/api/v1/settings/closed-days', { params: { header: ifMatch(version) }, body })),
    onSuccess: (saved) => {
      queries.setQueryData(closedDaysQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['closed-sessions'] });
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
    },
  });
}
