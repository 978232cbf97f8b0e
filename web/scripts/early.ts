import type { Plugin } from 'vite';

/** Puts src/app/early.ts into the index as a script of its own, before the page's:
    scripts that stand there themselves would be built into one. */
export function early(): Plugin {
  return {
    name: 'early',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const built = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'early');
        if (bundle && !built) throw new Error('early.ts was not built');
        const src = built ? `/${built.fileName}` : '/src/app/early.ts';
        // async: it waits neither for the index nor for the style sheets.
        return [{ tag: 'script', attrs: { type: 'module', async: true, crossorigin: true, fetchpriority: 'high', src }, injectTo: 'head-prepend' }];
      },
    },
  };
}
