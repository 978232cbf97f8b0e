import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Factors = components['schemas']['MyFactors'];
export type Factor = components['schemas']['Factor'];
export type FactorKind = Factor['kind'];
export type Offer = components['schemas']['FactorOffer'];

/** What one has besides the password. */
export const factorsQuery = queryOptions({ queryKey: ['me', 'factors'], queryFn: () => ok(client.GET('/api/v1/me/factors')) });

export const offerFactor = (kind: FactorKind) => ok(client.POST('/api/v1/auth/factor-offers', { body: { kind } }));

/** Adds what an offer was answered with; the first comes with recovery codes. */
export function useAddFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['NewFactor']) => ok(client.POST('/api/v1/auth/factors', { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: factorsQuery.queryKey }),
  });
}

export function useRemoveFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ok(client.POST('/api/v1/me/factors/{id}/remove', { params: { path: { id } } })),
    onSuccess: (left) => queries.setQueryData(factorsQuery.queryKey, left),
  });
}

export function useNewRecoveryCodes() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ok(client.POST('/api/v1/auth/recovery-codes')),
    onSuccess: () => void queries.invalidateQueries({ queryKey: factorsQuery.queryKey }),
  });
}
