// `npm test`: every test that this machine can run, and at the end what ran, on which event log, and what was left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const kinds = [
  { name: 'unit', says: 'rules and pieces alone' },
  { name: 'int', says: 'use cases on a real PostgreSQL' },
  { name: 'e2e', says: 'journeys through the whole system' },
];
const asked = process.argv.slice(2);
const wanted = asked.length === 0 ? kinds : kinds.filter(({ name }) => asked.includes(name));
const scratch = mkdtempSync(join(tmpdir(), 'amparo-tests-'));

const results = wanted.map((kind) => ({ ...kind, ...runKind(kind) }));
rmSync(scratch, { recursive: true, force: true });
report(results);

function runKind({ name }) {
  const file = join(scratch, `${name}.json`);
  const started = performance.now();
  process.stdout.write(`\n${name} tests\n`);
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${file}`, '--passWithNoTests'],
    { cwd: root, env: { ...process.env, AMPARO_TESTS: name }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return { seconds: (performance.now() - started) / 1000, status, ...read(file) };
}

function read(file) {
  try {
    const { testResults, numPassedTests: passed, numRuntimeErrorTestSuites: broken } = JSON.parse(readFileSync(file, 'utf8'));
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      passed,
      failed: tests.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => ({ fullName, why: firstLines(failureMessages) })),
      leftOut: tests.filter(({ status }) => status === 'pending' || status === 'skipped').map(({ fullName }) => fullName),
      onKafka: tests.filter(({ status, fullName }) => status === 'passed' && /kafka/i.test(fullName)).length,
      broken,
    };
  } catch {
    return { passed: 0, failed: [], leftOut: [], onKafka: 0, broken: 1 };
  }
}

/** What a test failed with, short enough to stand in the summary: what jest printed of it may be hours of output away. */
function firstLines(messages) {
  return stripVTControlCharacters(messages[0] ?? '').split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line)).slice(0, 3).map((line) => line.trim().slice(0, 240)).join(' | ');
}

function report(results) {
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  process.stdout.write('\n');
  for (const { name, says, passed, failed, leftOut, broken, seconds } of results) {
    const counts = `${passed} passed, ${failed.length} failed${broken ? `, ${broken} files that could not run` : ''}`;
    process.stdout.write(`${name.padEnd(5)} ${says}: ${counts}, ${leftOut.length} left out, ${seconds.toFixed(0)} s\n`);
    for (const [at, { fullName, why }] of failed.entries()) {
      process.stdout.write(`      failed: ${fullName}\n${why === failed[at - 1]?.why ? '' : `              ${why}\n`}`);
    }
    for (const test of leftOut) process.stdout.write(`      left out: ${test}\n`);
  }
  const onKafka = sum((result) => result.onKafka);
  const kafka = onKafka > 0 ? `PostgreSQL and Kafka (${onKafka} tests on Kafka)` : 'PostgreSQL alone: no Kafka could be had, see above';
  process.stdout.write(`Event logs: ${kafka}\n`);
  const failures = sum(({ failed, broken, status }) => Math.max(failed.length + broken, status === 0 ? 0 : 1));
  process.stdout.write(`${sum(({ passed }) => passed)} passed, ${failures} failed\n`);
  process.exitCode = failures === 0 ? 0 : 1;
}
