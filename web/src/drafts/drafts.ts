// Drafts may hold clinical text. What is typed and not saved outlives a reload, a
// login that ends and a closed browser, and nobody else can read it there: it
// is sealed (AES-GCM) under a key that the server gives with a login, the same at
// each login of its person. The key is in memory alone. Signing out drops the
// drafts; what nobody came back for goes after a week.
import { forget, keep, keysUnder, recall } from '@/storage';

const prefix = 'cohort-draft:';
const week = 7 * 24 * 60 * 60 * 1000;

export type Draft = { text: string; savedAt: string };
type Sealed = { until: number; iv: string; sealed: string };
type Kept = Draft & { key: string };

let keyHex = '';
let cipher: CryptoKey | null = null;
/** What was opened or kept, by what it is a draft of. */
let drafts = new Map<string, Draft>();
/** Where each is kept. Other tabs keep theirs elsewhere: none writes over another's. */
let places = new Map<string, Set<string>>();
let own = new Map<string, string>();
let sealing = new Map<string, Promise<boolean>>();

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const bytesOfHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function openOne(name: string, now: number): Promise<Kept | null> {
  try {
    const kept = JSON.parse(recall(name) ?? '') as Sealed;
    if (!(kept.until > now)) return (forget(name), null);
    if (!cipher) return null;
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(kept.iv) }, cipher, bytesOf(kept.sealed));
    return JSON.parse(new TextDecoder().decode(text)) as Kept;
  } catch {
    return null; // somebody else's, or none
  }
}

/** Opens the person's drafts. Browsers seal nothing on a page without TLS that is
    not the machine's own: there drafts live as long as the page. */
export async function unlockDrafts(hex: string): Promise<void> {
  if (hex === keyHex && cipher) return;
  await lockDrafts(false);
  if (!hex || !globalThis.crypto?.subtle) return;
  keyHex = hex;
  cipher = await crypto.subtle.importKey('raw', bytesOfHex(hex), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const now = Date.now();
  for (const name of keysUnder(prefix)) {
    const kept = await openOne(name, now);
    if (!kept) continue;
    places.set(kept.key, (places.get(kept.key) ?? new Set()).add(name));
    const other = drafts.get(kept.key);
    if (!other || other.savedAt < kept.savedAt) drafts.set(kept.key, { text: kept.text, savedAt: kept.savedAt });
  }
}

/** Forgets the key and what was opened with it; with `drop`, the drafts as well,
    those of other tabs too. Resolves once all that was typed is sealed. */
export async function lockDrafts(drop: boolean): Promise<void> {
  await Promise.all(sealing.values());
  if (drop) for (const name of keysUnder(prefix)) if (await openOne(name, Date.now())) forget(name);
  keyHex = '';
  cipher = null;
  drafts = new Map();
  places = new Map();
  own = new Map();
  sealing = new Map();
}

/** Keeps a draft; an empty text removes it. False if the browser refused. */
export function saveDraft(key: string, text: string, now: Date): Promise<boolean> {
  if (text === '') {
    drafts.delete(key);
    for (const name of places.get(key) ?? []) forget(name);
    places.delete(key);
    own.delete(key);
    return Promise.resolve(true);
  }
  drafts.set(key, { text, savedAt: now.toISOString() });
  const before = sealing.get(key) ?? Promise.resolve(true);
  const next = before.then(() => seal(key));
  sealing.set(key, next);
  return next;
}

// The newest words at the time: of many keystrokes, those between are skipped.
const written = new WeakMap<Draft, boolean>();
async function seal(key: string): Promise<boolean> {
  const draft = drafts.get(key);
  if (!draft) return true;
  if (!cipher) return false;
  if (written.has(draft)) return written.get(draft) === true;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify({ key, ...draft } satisfies Kept));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, cipher, text));
  if (!drafts.has(key)) return true; // saved or dropped meanwhile
  const name = own.get(key) ?? prefix + crypto.randomUUID();
  own.set(key, name);
  places.set(key, (places.get(key) ?? new Set()).add(name));
  const kept = keep(name, JSON.stringify({ until: Date.parse(draft.savedAt) + week, iv: base64(iv), sealed: base64(sealed) } satisfies Sealed));
  written.set(draft, kept);
  return kept;
}

export const readDraft = (key: string): Draft | null => drafts.get(key) ?? null;

export const dropDraft = (key: string) => saveDraft(key, '', new Date(0));

/** How many texts are kept that the server has not got. */
export const draftsKept = () => drafts.size;
