/** What the house style allows and a gate could refuse by mistake. */
const lint = (name, path, text) => ({ gate: 'lint', name, files: { [path]: text } });

export const plants = [
  lint('domain imports kernel', 'libs/domain/src/planted-allowed.ts', "import '@amparo/kernel';\n"),
  lint('messaging imports contracts and persistence', 'libs/messaging/src/planted-allowed.ts', "import '@amparo/contracts';\nimport '@amparo/persistence';\n"),
  lint('platform imports messaging', 'libs/platform/src/planted-allowed.ts', "import '@amparo/messaging';\n"),
  lint('the lib for specs imports the others', 'libs/testing/src/planted-allowed.ts', "import '@amparo/platform';\nimport '@amparo/platform/machine';\nimport '@amparo/persistence';\nimport '@amparo/messaging';\n"),
  lint('a spec of persistence imports the lib for specs', 'libs/persistence/src/planted-allowed.int.spec.ts', "import '@amparo/testing';\n"),
  lint('a spec of messaging imports the lib for specs', 'libs/messaging/src/planted-allowed.int.spec.ts', "import '@amparo/testing';\n"),
  lint('a spec of a service imports the lib for specs', 'services/casework/src/planted-allowed.int.spec.ts', "import '@amparo/testing';\n"),
  lint('a service imports libs', 'services/casework/src/planted-allowed.ts', "import '@amparo/domain';\nimport '@amparo/platform';\nimport '@amparo/messaging';\n"),
  lint('the host imports services', 'services/host/src/planted-allowed.ts', "import '@amparo/intake/app.module';\nimport '@amparo/platform';\n"),
  lint('the supervisor imports platform', 'deploy/local/src/planted-allowed.ts', "import '@amparo/platform/machine';\n"),
  lint('a journey imports the supervisor', 'e2e/planted-allowed.spec.ts', "import '@amparo/local';\nimport '@amparo/testing';\n"),
  lint('config reads settings', 'services/casework/src/planted/config.ts', 'export const planted = process.env.HOME;\n'),
  lint('rules import rules, domain and kernel', 'services/casework/src/planted/planted.rules.ts', "import '@amparo/domain';\nimport '@amparo/kernel';\nimport './other.rules';\n\nexport const planted = (now: Date): Date => new Date(now.getTime() + 1);\n"),
  lint('the rules beside them', 'services/casework/src/planted/other.rules.ts', 'export const planted = 1;\n'),
  lint('a column that names its type', 'services/casework/src/planted/planted.entity.ts', "import { Column, CreateDateColumn, JoinColumn, PrimaryColumn } from 'typeorm';\n\nexport class Planted {\n  @PrimaryColumn('uuid')\n  id!: string;\n\n  @Column({ type: 'text', nullable: true })\n  reference!: string | null;\n\n  @CreateDateColumn({ type: 'timestamptz' })\n  at!: Date;\n\n  @JoinColumn()\n  parent!: object;\n}\n"),
  lint('the repository of a tx', 'services/casework/src/planted/save-planted.ts', "import type { EntityManager } from 'typeorm';\n\nexport function planted(tx: EntityManager): unknown {\n  return tx.getRepository('planted');\n}\n"),
  { gate: 'proto-breaking', name: 'an event gains a field', at: 'proto/intake/v1/events.proto', edits: { 'proto/intake/v1/events.proto': (text) => text.replace('string reference = 2;', 'string reference = 2;\n  string reference_two = 99;') } },
  {
    gate: 'docs', name: 'links, anchors and paths that are there',
    files: { 'docs/planted.md': '# Planted: a `page`\n\nSee [it](#planted-a-page), [the tree](../package.json), [out](https://example.org/no), `libs/*/src`, `services/<service>/src` and `libs/kernel/src/index.ts`.\n' },
  },
];
