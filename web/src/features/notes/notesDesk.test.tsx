import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { NoteBody, NoteFormat, ProgressNote, SessionNotes, SharedBody, SharedPart } from '@/components/notes/noteTypes';
import { draftsKept, lockDrafts, unlockDrafts } from '@/drafts/drafts';
import { deskStanding, NotesDesk } from './notesDesk';
import { headings } from './noteTexts';

const dap: NoteFormat = { key: 'dap', name: 'DAP', sections: [{ key: 'data', title: 'Data' }, { key: 'assessment', title: 'Assessment' }, { key: 'plan', title: 'Plan' }] };
const soap: NoteFormat = { key: 'soap', name: 'SOAP', sections: [{ key: 'subjective', title: 'Subjective' }, { key: 'objective', title: 'Objective' }, { key: 'assessment', title: 'Assessment' }, { key: 'plan', title: 'Plan' }] };
const session = (more: Partial<SessionNotes> = {}) =>
  ({
    sessionId: 's1',
    formats: [dap, soap],
    defaultFormat: 'dap',
    shared: { text: '', techniques: [], kept: [], version: 1, faults: [] },
    members: [
      { clientId: 'ines', noteNeeded: true },
      { clientId: 'theo', noteNeeded: true },
      { clientId: 'samir', noteNeeded: false },
    ],
    ...more,
  }) as unknown as SessionNotes;

function port() {
  return {
    read: vi.fn(() => Promise.resolve(session())),
    saveNote: vi.fn((clientId: string, body: NoteBody, version: number) => Promise.resolve({ ...body, clientId, version: version + 1, faults: [] } as unknown as ProgressNote)),
    saveShared: vi.fn((body: SharedBody, version: number) => Promise.resolve({ ...body, version: version + 1, faults: [] } as unknown as SharedPart)),
    took: vi.fn(),
    outdated: vi.fn(),
  };
}

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto); // jsdom has none that seals
  await lockDrafts(true);
  localStorage.clear();
  await unlockDrafts('a1'.repeat(32));
});
afterEach(() => vi.useRealTimers());

it('saves each note by itself, in the order of its format, against its own version', async () => {
  const p = port();
  const desk = new NotesDesk(session(), p);
  desk.of('ines')?.type('plan', 'Ride on Thursday.');
  desk.of('ines')?.type('$goals', JSON.stringify([{ id: 'g1', text: 'Ride the bus' }]));
  desk.shared.type('shared', 'Everybody practiced.');
  expect(await desk.flush()).toBe(true);
  expect(p.saveShared.mock.calls).toEqual([[{ text: 'Everybody practiced.', techniques: [], kept: [] }, 1]]);
  expect(p.saveNote.mock.calls).toEqual([
    ['ines', { format: 'dap', sections: [{ key: 'data', title: 'Data', text: '' }, { key: 'assessment', title: 'Assessment', text: '' }, { key: 'plan', title: 'Plan', text: 'Ride on Thursday.' }], goals: [{ id: 'g1', text: 'Ride the bus' }], kept: [] }, 1],
  ]);
  expect([desk.of('samir'), deskStanding(desk.snapshot()).waiting]).toEqual([undefined, 0]);
});

it('keeps under its old heading what another format has no place for', () => {
  const texts = { data: 'He spoke.', plan: 'Ride.', $format: 'soap' };
  expect(headings(soap, texts, () => 'Data').map((h) => [h.title, h.extra])).toEqual([['Subjective', false], ['Objective', false], ['Assessment', false], ['Plan', false], ['Data', true]]);
});

it('goes on saving the others when one is not answered, and seals what waits', async () => {
  const p = port();
  p.saveNote.mockImplementationOnce(() => Promise.reject(new TypeError('offline')));
  const desk = new NotesDesk(session(), p);
  desk.of('ines')?.type('data', 'Words of Ines');
  desk.of('theo')?.type('data', 'Words of Theo');
  expect(await desk.flush()).toBe(false);
  expect(p.took).toHaveBeenCalledTimes(1);
  expect(deskStanding({ ...desk.snapshot(), notes: new Map(['ines', 'theo'].map((id) => [id, desk.of(id)!.snapshot()])) })).toMatchObject({ standing: 'failed', waiting: 1 });
  await vi.waitFor(() => expect(draftsKept()).toBe(1));
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/Words|ines|theo/i);
  desk.stop();
  const again = new NotesDesk(session(), p);
  expect(again.of('ines')?.snapshot().texts.data).toBe('Words of Ines');
});

it('says that the page is outdated when the note was signed meanwhile, and drops nothing', async () => {
  const p = port();
  p.saveNote.mockImplementation(() => Promise.reject(new ApiProblem(409, 'note_signed', 'Signed', 'This note is signed.')));
  const desk = new NotesDesk(session(), p);
  desk.of('ines')?.type('data', 'too late');
  expect(await desk.flush()).toBe(false);
  expect(p.outdated).toHaveBeenCalled();
  expect(desk.of('ines')?.snapshot()).toMatchObject({ phase: 'refused', texts: { data: 'too late' } });
});

it('takes in what a co-leader saved, and never an older answer over a newer one', async () => {
  const p = port();
  const desk = new NotesDesk(session(), p);
  const note = (version: number, text: string) => ({ clientId: 'ines', format: 'dap', sections: [{ key: 'data', title: 'Data', text }], goals: [], kept: [], version }) as unknown as ProgressNote;
  const heard = (version: number, text: string) => desk.hear(session({ members: [{ clientId: 'ines', noteNeeded: true, note: note(version, text) }] as unknown as SessionNotes['members'] }));
  heard(5, 'theirs');
  expect(desk.of('ines')?.snapshot()).toMatchObject({ version: '5', texts: { data: 'theirs' } });
  heard(4, 'older');
  expect(desk.of('ines')?.snapshot()).toMatchObject({ version: '5', texts: { data: 'theirs' } });
});
