import { asProblem } from '@/api/problem';
import type { NoteBody, NoteFormat, ProgressNote, SessionNotes, SharedBody, SharedPart } from '@/components/notes/noteTypes';
import { DocumentSaver, sealedDrafts } from '@/components/document/documentSaver';
import { unsaved, type Saving, type Texts } from '@/components/document/saveAsYouGo';
import { goalsOf, keptOf, sectionsOf, techniquesOf, textsOfNote, textsOfShared } from './noteTexts';

/** What the desk asks of the server. */
export type DeskPort = {
  read: () => Promise<SessionNotes>;
  saveNote: (clientId: string, body: NoteBody, version: number) => Promise<ProgressNote>;
  saveShared: (body: SharedBody, version: number) => Promise<SharedPart>;
  /** What was saved, for everything else that shows it. */
  took: (saved: { note: ProgressNote } | { shared: SharedPart }) => void;
  /** It was signed meanwhile: the page has to be read again. */
  outdated: () => void;
};

/** How everything that is written on the page stands. */
export type DeskShown = { shared: Saving; notes: ReadonlyMap<string, Saving> };

/** All that is written after one session: what the notes share, and each member's
    note. Each is saved by itself and goes on being saved while another is on the
    screen; a line that breaks keeps none of them from the next. */
export class NotesDesk {
  readonly shared: DocumentSaver;
  private readonly notes = new Map<string, DocumentSaver>();
  private readonly listeners = new Set<() => void>();
  private shown: DeskShown;

  constructor(
    private known: SessionNotes,
    private readonly port: DeskPort,
  ) {
    this.shared = this.saverOfShared();
    for (const m of known.members) if (m.noteNeeded) this.notes.set(m.clientId, this.saverOf(m.clientId));
    this.shown = this.look();
  }

  of = (clientId: string) => this.notes.get(clientId);

  /** For useSyncExternalStore. */
  snapshot = () => this.shown;
  subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    const stops = this.all().map((saver) => saver.subscribe(this.changed));
    return () => {
      this.listeners.delete(tell);
      stops.forEach((stop) => stop());
    };
  };

  /** The session was read again: takes in what others have saved. */
  hear = (now: SessionNotes) => {
    this.known = now;
    if (now.shared.version > Number(this.shared.snapshot().version)) this.shared.hear(theirShared(now));
    for (const m of now.members) {
      const saver = this.notes.get(m.clientId);
      if (saver && m.note && m.note.version > Number(saver.snapshot().version)) saver.hear(theirNote(now, m.clientId));
    }
  };

  /** Sends all that is unsaved, one after the other; true once the server has it. */
  flush = async (): Promise<boolean> => {
    let arrived = true;
    for (const saver of this.all()) if (!(await saver.flush())) arrived = false;
    return arrived;
  };
  stop = () => this.all().forEach((saver) => saver.stop());

  formatOf = (texts: Texts): NoteFormat => {
    const wanted = texts.$format || this.known.defaultFormat;
    return this.known.formats.find((f) => f.key === wanted) ?? this.known.formats[0] ?? { key: this.known.defaultFormat, name: '', sections: [] };
  };
  titleOf = (clientId: string) => (key: string) =>
    this.known.formats.flatMap((f) => f.sections).find((s) => s.key === key)?.title ?? this.known.members.find((m) => m.clientId === clientId)?.note?.sections.find((s) => s.key === key)?.title ?? 'Other';

  private all = () => [this.shared, ...this.notes.values()];
  private look = (): DeskShown => ({ shared: this.shared.snapshot(), notes: new Map([...this.notes].map(([id, saver]) => [id, saver.snapshot()])) });
  private changed = () => {
    this.shown = this.look();
    this.listeners.forEach((tell) => tell());
  };

  private saverOfShared(): DocumentSaver {
    const { shared, sessionId } = this.known;
    const saver: DocumentSaver = new DocumentSaver(textsOfShared(shared), String(shared.version), {
      drafts: sealedDrafts(`notes:${sessionId}:shared`),
      read: async () => theirShared(await this.port.read()),
      send: async (changed, version) => {
        const texts = { ...saver.snapshot().stored, ...changed };
        const saved = await this.port.saveShared({ text: texts.shared ?? '', techniques: techniquesOf(texts), kept: keptOf(texts) }, Number(version));
        this.port.took({ shared: saved });
        return { version: String(saved.version) };
      },
    });
    return saver;
  }

  private saverOf(clientId: string): DocumentSaver {
    const note = this.known.members.find((m) => m.clientId === clientId)?.note;
    const saver: DocumentSaver = new DocumentSaver(textsOfNote(note), String(note?.version ?? unwritten), {
      drafts: sealedDrafts(`notes:${this.known.sessionId}:${clientId}`),
      read: async () => theirNote(await this.port.read(), clientId),
      send: async (changed, version) => {
        const texts = { ...saver.snapshot().stored, ...changed };
        const format = this.formatOf(texts);
        const body = { format: format.key, sections: sectionsOf(format, texts, this.titleOf(clientId)), goals: goalsOf(texts), kept: keptOf(texts) };
        try {
          const saved = await this.port.saveNote(clientId, body, Number(version));
          this.port.took({ note: saved });
          return { version: String(saved.version) };
        } catch (thrown) {
          if (asProblem(thrown).code === 'note_signed') this.port.outdated();
          throw thrown;
        }
      },
    });
    return saver;
  }
}

/** The version of a note of which nothing was written yet. */
const unwritten = 1;

const theirShared = (now: SessionNotes) => ({ texts: textsOfShared(now.shared), version: String(now.shared.version), by: now.shared.updatedBy, at: now.shared.updatedAt });

function theirNote(now: SessionNotes, clientId: string) {
  const note = now.members.find((m) => m.clientId === clientId)?.note;
  return { texts: textsOfNote(note), version: String(note?.version ?? unwritten), by: note?.updatedBy, at: note?.updatedAt };
}

/** How all of it stands, for one line over the page: the gravest of its parts. */
export type DeskStanding = { standing: 'saved' | 'saving' | 'failed' | 'refused' | 'conflict' | 'none'; savedAt: string | null; waiting: number; retryAt: string | null };

export function deskStanding(shown: DeskShown): DeskStanding {
  const all = [shown.shared, ...shown.notes.values()];
  const savedAt = all.reduce<string | null>((last, s) => (s.savedAt && (!last || s.savedAt > last) ? s.savedAt : last), null);
  const waiting = all.filter((s) => unsaved(s).length > 0).length;
  const retryAt = all.find((s) => s.phase === 'failed')?.retryAt ?? null;
  const has = (phase: Saving['phase']) => all.some((s) => s.phase === phase);
  const standing = has('conflict') ? 'conflict' : has('refused') ? 'refused' : has('failed') ? 'failed' : waiting > 0 ? 'saving' : savedAt ? 'saved' : 'none';
  return { standing, savedAt, waiting, retryAt };
}
