import type { Plugin } from 'vite';

type Chunk = { type: string; fileName: string; name?: string; isEntry?: boolean; moduleIds?: string[] };

const roles = { therapist: 'TherapistDay', intake: 'IntakeDay', billing: 'BillingDay', admin: 'AdminDay' };

/** Puts src/app/early.ts into the index as a script of its own, before the page's:
    scripts that stand there themselves would be built into one. Beside it stands
    which file has each desk's day, so that it is fetched with the page's scripts. */
export function early(): Plugin {
  return {
    name: 'early',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const chunks = Object.values(bundle ?? {}) as Chunk[];
        const fileOf = (what: string, is: (c: Chunk) => boolean) => {
          const found = chunks.find((c) => c.type === 'chunk' && is(c));
          if (!found) throw new Error(`${what} was not built`);
          return `/${found.fileName}`;
        };
        const src = bundle ? fileOf('early.ts', (c) => c.isEntry === true && c.name === 'early') : '/src/app/early.ts';
        const days = bundle
          ? Object.entries(roles).map(([role, day]) => [`data-${role}`, fileOf(day, (c) => c.moduleIds?.some((id) => id.endsWith(`/features/today/${day}.tsx`)) === true)])
          : [];
        // async: it waits neither for the index nor for the style sheets.
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, fetchpriority: 'high', src, id: 'early', ...Object.fromEntries(days) },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}
