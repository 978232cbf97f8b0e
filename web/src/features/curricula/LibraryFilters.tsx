import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Chips, PressChip } from '@/components/Chip';
import { groupTypes, partKinds, problemAreas, topics } from './choices';
import { techniquesQuery, type Search } from './libraryQueries';
import s from './LibraryFilters.module.css';

/** What of the library is shown. Nothing of it stands in the address: what a
    group is for is nobody's who looks at the history. */
export function LibraryFilters({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const techniques = useQuery(techniquesQuery);
  const set = (more: Partial<Search>) => onChange({ ...search, ...more });
  const named = (techniques.data ?? []).map((t) => t.name);
  return (
    <div className={s.filters} role="search" aria-label="Search the library">
      <TextInput type="search" label="Search" placeholder="Words of a name, theme or tag" maxLength={300} value={search.text ?? ''} onChange={(e) => set({ text: e.currentTarget.value || undefined })} />
      <Select label="Problem area" placeholder="Any" clearable searchable data={problemAreas} value={search.problemArea ?? null} onChange={(v) => set({ problemArea: (v ?? undefined) as Search['problemArea'] })} />
      <Select label="Group type" placeholder="Any" clearable data={groupTypes} value={search.groupType ?? null} onChange={(v) => set({ groupType: (v ?? undefined) as Search['groupType'] })} />
      <Select label="Topic" placeholder="Any" clearable data={topics} value={search.topic ?? null} onChange={(v) => set({ topic: (v ?? undefined) as Search['topic'] })} />
      <Select label="Part" placeholder="Any" clearable data={partKinds} value={search.partKind ?? null} onChange={(v) => set({ partKind: (v ?? undefined) as Search['partKind'] })} />
      <Select label="Technique" placeholder="Any" clearable searchable data={named} value={search.technique ?? null} onChange={(v) => set({ technique: v ?? undefined })} />
      <Chips>
        <PressChip tone={search.archived ? 'chosen' : 'quiet'} pressed={search.archived ?? false} onClick={() => set({ archived: search.archived ? undefined : true })}>
          Archived
        </PressChip>
      </Chips>
    </div>
  );
}
