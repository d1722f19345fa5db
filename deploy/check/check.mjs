import { gates } from './gates.mjs';

// node deploy/check/check.mjs [--only NAME,NAME] [--json]
const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : undefined;
const json = args.includes('--json');
const say = (line) => json || process.stdout.write(`${line}\n`);

const unknown = (only ?? []).filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) throw new Error(`no gate is called ${unknown.join(', ')}; there are ${gates.map((gate) => gate.name).join(', ')}`);

const began = performance.now();
const all = [];
for (const gate of gates.filter(({ name }) => only?.includes(name) ?? true)) {
  const start = performance.now();
  let findings;
  try {
    findings = await gate.run();
  } catch (error) {
    findings = [{ where: gate.name, says: `the gate itself broke: ${error.stack}` }];
  }
  const { notes = [] } = findings;
  findings = findings.filter(({ where, says }, at) => at === findings.findIndex((other) => other.where === where && other.says === says));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${gate.name.padEnd(18)} ${seconds.padStart(6)} s${findings.length === 0 ? '' : `  ${findings.length} found`}`);
  for (const note of notes) say(`     ${note}`);
  all.push(...findings.map((finding) => ({ gate: gate.name, ...finding })));
}

if (json) process.stdout.write(JSON.stringify(all));
for (const { gate, where, says } of all) say(`\n${gate}: ${where}\n    ${says}`);
say(`\n${all.length === 0 ? 'All gates hold' : `${all.length} found`}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
process.exitCode = all.length === 0 ? 0 : 1;
