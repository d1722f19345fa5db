/** Violations of who may import whom. */
const boundary = (name, path, text, finds = /enforce-module-boundaries/) => ({ gate: 'lint', name, finds, files: { [path]: text } });

export const plants = [
  boundary('kernel imports domain', 'libs/kernel/src/planted-boundary.ts', "import '@amparo/domain';\n"),
  boundary('contracts imports kernel', 'libs/contracts/src/planted-boundary.ts', "import '@amparo/kernel';\n"),
  boundary('domain imports contracts', 'libs/domain/src/planted-boundary.ts', "import '@amparo/contracts';\n"),
  boundary('persistence imports messaging', 'libs/persistence/src/planted-boundary.ts', "import '@amparo/messaging';\n"),
  boundary('messaging imports platform', 'libs/messaging/src/planted-boundary.ts', "import '@amparo/platform';\n"),
  boundary('a service imports a service', 'services/casework/src/planted-boundary.ts', "import '@amparo/intake/events';\n"),
  boundary('a service reaches into a service', 'services/casework/src/planted-reach.ts', "import '../../intake/src/planted-target';\n"),
  boundary('a lib imports a service', 'libs/platform/src/planted-boundary.ts', "import '@amparo/intake/events';\n"),
  boundary('a source imports the lib for specs', 'services/casework/src/planted-testing.ts', "import '@amparo/testing';\n", /For specs only/),
  boundary('the supervisor imports a service', 'deploy/local/src/planted-boundary.ts', "import '@amparo/intake/app.module';\n"),
  boundary('the host imports the supervisor', 'services/host/src/planted-boundary.ts', "import '@amparo/local';\n"),
  boundary('a journey imports a service', 'e2e/planted-boundary.spec.ts', "import '@amparo/intake/events';\n"),
  { gate: 'lint', name: 'the target of a reach', finds: /no-console/, files: { 'services/intake/src/planted-target.ts': "console.log('planted');\n", 'services/intake/src/events.ts': "export const planted = 'target';\n", 'services/intake/src/app.module.ts': "export const planted = 'target';\n" } },
  {
    gate: 'cycles', name: 'two files that import each other', finds: /a circle of imports/,
    files: { 'libs/kernel/src/planted-a.ts': "export * from './planted-b';\n", 'libs/kernel/src/planted-b.ts': "export * from './planted-a';\n" },
  },
  {
    gate: 'cycles', name: 'a circle of types', finds: /a circle of imports/,
    files: {
      'libs/kernel/src/planted-a.ts': "import type { B } from './planted-b';\n\nexport type A = B[];\n",
      'libs/kernel/src/planted-b.ts': "import type { A } from './planted-a';\n\nexport type B = A[];\n",
    },
  },
];
