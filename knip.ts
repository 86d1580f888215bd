import type { KnipConfig } from 'knip'

export default {
  entry: [
    '{kiosk,counter}/src/main.ts',
    'display/src/**/main.ts',
    '{kiosk,display}/src/**/worker.ts',
    'server/{main,cli}.ts',
    'tools/*.ts',
    'tools/*/main.ts',
    '.ci/*.mjs',
    'tests/simulation/main.ts',
    // The program that tests let say the pieces of announcements.
    'tests/support/toneSynthesizer.ts',
    // Processes that tests of the store start and kill.
    'tests/support/{folderHolder,sqliteOpener,sqliteWriter,postgresOpener,postgresWriter}.ts',
  ],
  project: ['{kiosk,display,counter,ui,server,shared,tools,tests}/**/*.{ts,vue,css}', '*.ts', '.ci/*.mjs'],
  // Schemas of the contract are exported as values beside their types, whether or not another file parses with them.
  ignoreExportsUsedInFile: true,
  // Stubs that stand in for what other packages name: nothing of ours imports them. The files of swagger-ui-dist are served as they are.
  ignoreDependencies: ['@scarf/scarf', 'get-pixels', 'node-bluetooth', 'serialport', 'swagger-ui-dist', 'usb'],
  compilers: {
    css: (text) =>
      [...text.matchAll(/(?:@import\s+|url\()(["'][^"']+["'])/g)].map(([, file]) => `import ${file}`).join('\n'),
  },
} satisfies KnipConfig
