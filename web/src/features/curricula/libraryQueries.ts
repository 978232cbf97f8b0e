import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, download, ifMatch, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';
import { base64 } from '@/components/files/base64';
import { done, failed } from '@/components/notices';
import type { Curriculum } from './curriculumQueries';

export type Technique = components['schemas']['Technique'];
export type CurriculumFile = components['schemas']['CurriculumFile'];
export type Search = Omit<components['schemas']['CurriculumSearch'], 'limit' | 'cursor'>;
export type FileFormat = components['schemas']['CurriculumImport']['format'];

/** The curricula that fit, by name. */
export const useLibrary = (search: Search) =>
  useInfiniteQuery({
    queryKey: ['curricula', 'list', search],
    placeholderData: (before: unknown) => before as never,
    ...cursorPages<Curriculum>(async (cursor) => {
      const page = await ok(client.POST('/api/v1/curricula/search', { body: { ...search, limit: 50, cursor } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** The ways of working: built in, and the practice's own. */
export const techniquesQuery = queryOptions({
  queryKey: ['techniques'],
  queryFn: async () => (await ok(client.GET('/api/v1/techniques'))).items ?? [],
});

export function useAddTechnique() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['TechniqueBody']) => ok(client.POST('/api/v1/techniques', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['techniques'] }),
  });
}

/** Retires one of the practice's own, or brings it back. */
export function useRetireTechnique() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ technique: t, retired }: { technique: Technique; retired: boolean }) =>
      ok(client.PUT('/api/v1/techniques/{id}', { params: { path: { id: t.id ?? '' }, header: ifMatch(t.version) }, body: { name: t.name, description: t.description, retired } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['techniques'] }),
  });
}

function useListAnew() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['curricula'] });
}

export function useImport() {
  const anew = useListAnew();
  return useMutation({
    mutationFn: (body: components['schemas']['CurriculumImport']) => ok(client.POST('/api/v1/curricula/import', { body })),
    onSuccess: () => void anew(),
  });
}

/** Begins a curriculum with the content of a version, or of the draft. */
export function useCopy(id: string) {
  const anew = useListAnew();
  return useMutation({
    mutationFn: (version?: number) => ok(client.POST('/api/v1/curricula/{id}/copies', { params: { path: { id } }, body: { version } })),
    onSuccess: () => void anew(),
    onError: (thrown) => failed(thrown, 'It was not copied'),
  });
}

export function useArchive(id: string) {
  const anew = useListAnew();
  return useMutation({
    mutationFn: (archived: boolean) =>
      archived ? ok(client.POST('/api/v1/curricula/{id}/archive', { params: { path: { id } } })) : ok(client.POST('/api/v1/curricula/{id}/restore', { params: { path: { id } } })),
    onSuccess: () => void anew(),
    onError: (thrown) => failed(thrown, 'It was not changed'),
  });
}

export const useSaveFile = (id: string) =>
  useMutation({
    mutationFn: ({ format, version }: { format: FileFormat; version?: number }) =>
      download(`/api/v1/curricula/${id}/file?format=${format}${version ? `&number=${version}` : ''}`, format === 'json' ? 'curriculum.json' : 'curriculum.md'),
    onSuccess: () => done('Saved to your downloads'),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });

/** A curriculum's handouts and slides. */
export const filesQuery = (id: string) =>
  queryOptions({
    queryKey: ['curricula', id, 'files'],
    queryFn: async () => (await ok(client.GET('/api/v1/curricula/{id}/files', { params: { path: { id } } }))).items ?? [],
  });

export function useAddFile(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => ok(client.POST('/api/v1/curricula/{id}/files', { params: { path: { id } }, body: { name: file.name, content: await base64(file) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['curricula', id, 'files'] }),
  });
}

/** Saves a file of a week to the downloads. */
export const useOpenFile = (id: string) =>
  useMutation({
    mutationFn: ({ fileId, name }: { fileId: string; name: string }) => download(`/api/v1/curricula/${id}/files/${fileId}`, name),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });
