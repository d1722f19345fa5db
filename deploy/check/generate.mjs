import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, cataloguePath } from './events-catalogue.mjs';
import { breaks, currentImage, shippedPath } from './proto.mjs';
import { root } from './tree.mjs';
import { failed, tool } from './tool.mjs';
import { clientPath, clientText } from './web-client.mjs';

// node deploy/check/generate.mjs [--never-shipped]
// Writes all that is generated: contracts, domain data, the image of the shipped events, the catalogue, the client of the pages.
// --never-shipped replaces the image even where events broke: only while nobody has run what it holds.
const neverShipped = process.argv.includes('--never-shipped');

await must('buf generate', 'buf', ['generate', '--clean']);
if (existsSync(join(root, 'libs/domain/data/generate.mjs'))) await must('the domain data', 'node', ['libs/domain/data/generate.mjs']);

if (neverShipped) rmSync(join(root, shippedPath), { force: true });
const broken = existsSync(join(root, shippedPath)) ? await breaks() : [];
if (broken.length > 0) throw new Error(`shipped events only grow; tell a v2 beside them:\n${broken.map(({ where, says }) => `  ${where} ${says}`).join('\n')}`);
write(shippedPath, await currentImage());

// The catalogue reads the built services. Where they do not build it is written all the same, from what there is.
const build = await tool('tsc', ['-b']);
const { text, findings } = await catalogue();
if (build.code !== 0) findings.push(failed('tsc -b', build));
for (const { where, says } of findings) process.stdout.write(`${where}: ${says}\n`);
write(cataloguePath, text);
if (build.code === 0) write(clientPath, await clientText());
process.exitCode = findings.length === 0 ? 0 : 1;

function write(path, content) {
  writeFileSync(join(root, path), content);
  process.stdout.write(`wrote ${path}\n`);
}

async function must(what, name, args) {
  const result = await tool(name, args);
  if (result.code !== 0) throw new Error(failed(what, result).says);
  process.stdout.write(`wrote ${what}\n`);
}
