import { defineConfig } from 'vite';

export default defineConfig({
  base: '/graphiql/',
  build: {
    outDir: '../../schema/http/static',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined: the page's Content-Security-Policy admits files of this origin alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // "use client" is for servers that render React; nothing here does.
    rolldownOptions: { onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log) },
    // The editor is one large chunk, loaded after the login form is on the screen.
    chunkSizeWarningLimit: 6000,
  },
});
