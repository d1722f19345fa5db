import { rmSync } from 'node:fs';
import { gates } from './gates.mjs';
import { copyOfTree, findingsIn, plantIn } from './plants/tree-copy.mjs';
import { plants as allowed } from './plants/allowed.mjs';
import { plants as data } from './plants/data.mjs';
import { plants as imports } from './plants/imports.mjs';
import { plants as pages } from './plants/pages.mjs';
import { plants as proto } from './plants/proto.mjs';
import { plants as purity } from './plants/purity.mjs';
import { plants as setup } from './plants/setup.mjs';
import { plants as supply } from './plants/supply.mjs';
import { plants as source } from './plants/source.mjs';

// A gate nobody has seen fail is not a gate: each violation is planted in a copy of the tree, and its gate has to find it
// where it was planted. What the style allows is planted too (without `finds`), so that a gate cannot pass here by refusing
// everything. Slow gates get all their plants at once, which only add files; the others one at a time.
const plants = [...data, ...proto, ...source, ...imports, ...purity, ...pages, ...setup, ...supply, ...allowed];
const slow = new Set(['types', 'lint', 'unit-tests']);
const began = performance.now();
const results = [];

const unseen = gates.filter((gate) => !plants.some((plant) => plant.gate === gate.name));
if (unseen.length > 0) throw new Error(`nothing is planted for ${unseen.map(({ name }) => name).join(', ')}`);

const copy = copyOfTree();
try {
  for (const { name } of gates) await tryGate(name, plants.filter((plant) => plant.gate === name));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

const missed = results.filter(({ right }) => !right);
process.stdout.write(`\n${results.length} planted, ${results.length - missed.length} judged right, ${missed.length} wrong, ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function tryGate(gate, own) {
  if (slow.has(gate)) return tryTogether(gate, own);
  const before = await findingsIn(copy, gate);
  for (const plant of own) await tryRun(gate, [plant], before);
}

/** Allowed plants apart: a forbidden edge beside them could close a circle that is not theirs. */
async function tryTogether(gate, own) {
  const groups = [own.filter(({ finds }) => finds), own.filter(({ finds }) => !finds)];
  for (const group of groups.filter(({ length }) => length > 0)) await tryRun(gate, group, []);
}

async function tryRun(gate, own, before) {
  const uproot = plantIn(copy, own);
  try {
    const findings = await findingsIn(copy, gate);
    for (const plant of own) report(plant, findings, before);
  } finally {
    uproot();
  }
}

function report(plant, findings, before) {
  const place = plant.at ?? Object.keys(plant.files)[0];
  const here = findings.filter(({ where }) => where.startsWith(place));
  const matches = ({ where, says }) => where.startsWith(place) && plant.finds.test(says);
  const right = plant.finds ? here.some(matches) && !before.some(matches) : here.length === 0;
  results.push({ right });
  const word = plant.finds ? ['MISSED ', 'found  '] : ['REFUSED', 'allowed'];
  process.stdout.write(`${word[Number(right)]}  ${plant.gate.padEnd(16)}  ${plant.name}\n`);
  if (!right) process.stdout.write(`         ${plant.finds ?? 'nothing'} was to be found at ${place}: ${JSON.stringify(here.slice(0, 3))}\n`);
}
