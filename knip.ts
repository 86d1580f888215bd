import type { KnipConfig } from 'knip'

export default {
  entry: [
    '{kiosk,counter}/src/main.ts',
    'display/src/**/main.ts',
    'server/{main,cli}.ts',
    'tools/*.ts',
    'tools/*/main.ts',
    '.ci/*.mjs',
  ],
  project: ['{kiosk,display,counter,ui,server,shared,tools,tests}/**/*.{ts,vue,css}', '*.ts', '.ci/*.mjs'],
  ignore: ['server/**/stubs/**'],
  // Schemas of the contract are exported as values beside their types, whether or not another file parses with them.
  ignoreExportsUsedInFile: true,
  // Stubs that stand in for what other packages name: nothing of ours imports them.
  ignoreDependencies: ['@scarf/scarf', 'get-pixels', 'node-bluetooth', 'serialport', 'usb', 'node'],
  compilers: {
    css: (text) => [...text.matchAll(/@import\s+(["'][^"']+["'])/g)].map(([, file]) => `import ${file}`).join('\n'),
  },
} satisfies KnipConfig
