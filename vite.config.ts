import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { compiledTexts } from './tools/compiledTexts.ts'

const server = `http://localhost:${process.env.PORT ?? '3000'}`

/** The server answers `/t/` with the ticket page; so does the development server. */
const ticketAddress: Plugin = {
  name: 'lotse-ticket-address',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url?.split('?')[0] === '/t/') request.url = '/display/ticket.html'
      next()
    })
  },
}

export default defineConfig({
  appType: 'mpa',
  // No component of ours uses the options API, and nobody looks into the texts of a kiosk: the phone need not load either.
  plugins: [vue({ features: { optionsAPI: false } }), ticketAddress, compiledTexts],
  define: { __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: {
    manifest: true,
    rolldownOptions: {
      input: ['kiosk/index.html', 'display/index.html', 'display/ticket.html', 'counter/index.html'],
    },
  },
  server: {
    proxy: {
      '/api': server,
      '^/(kiosk|display|counter)/pair': server,
      '^/(kiosk|display|counter|t)/socket\\.io': { target: server, ws: true },
    },
  },
  test: {
    testTimeout: 10_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/stories/**', 'tests/simulation/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 300_000,
          maxConcurrency: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          globalSetup: 'tests/support/builtApps.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Stories wait more than they work: for screens, for a second tap that counts, for twenty calls to be spoken.
          maxWorkers: 3,
        },
      },
    ],
  },
})
