const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that run longest. Begun last, one of them would run alone at the end while the other core stands still. */
const LONGEST = [
  'services/host/src/route-matrix.int.spec.ts', 'services/host/src/hostile-input.int.spec.ts',
  'e2e/chaos/chaos.spec.ts', 'e2e/protection-in-a-browser.spec.ts', 'e2e/portal-in-a-browser.spec.ts', 'e2e/kill-points.spec.ts', 'e2e/restore.spec.ts', 'e2e/door.spec.ts',
];

/** The longest files first, then as jest would have it. */
module.exports = class extends Sequencer {
  async sort(tests) {
    const place = ({ path }) => LONGEST.findIndex((name) => path.endsWith(name));
    const ordered = await super.sort(tests);
    return [...LONGEST.flatMap((_name, at) => ordered.filter((test) => place(test) === at)), ...ordered.filter((test) => place(test) === -1)];
  }
};
