import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineAt, textOf } from '../tree.mjs';

export const name = 'onion';

const TORRC = 'deploy/onion/torrc';
const NGINX = 'deploy/onion/nginx.conf';

/** What the onion service has to say to Tor, and why somebody would be worse off without it. */
const SAID = {
  SocksPort: [/^0$/, 'this machine is no way into Tor'],
  ControlPort: [/^0$/, 'nobody steers it from outside'],
  Log: [/^(warn|err) (syslog|stderr)$/, 'warnings alone are written down'],
  SafeLogging: [/^1$/, 'no address is written down'],
  HiddenServiceVersion: [/^3$/, 'older ones can be looked through'],
  HiddenServicePort: [/^80 127\.0\.0\.1:\d+$/, 'it leads to this machine alone'],
  HiddenServiceExportCircuitID: [/^haproxy$/, 'a flood on one circuit must not be one on all'],
  HiddenServicePoWDefensesEnabled: [/^1$/, 'under load clients have to work for their turn'],
  HiddenServicePoWQueueRate: [/^\d+$/, 'proof of work needs a rate'],
  HiddenServicePoWQueueBurst: [/^\d+$/, 'proof of work needs a burst'],
  HiddenServiceEnableIntroDoSDefense: [/^1$/, 'introduction points drop floods'],
};

/** Headers by which a client, or somebody before it, could be known: none goes on to the door. */
const HELD_BACK = ['User-Agent', 'Accept-Language', 'Referer', 'Cookie', 'Authorization', 'X-Forwarded-For'];

/** What stands between Tor and the door: proof of work, no log, nobody's address, nothing but the public's pages, no other name. */
export async function run() {
  const [torrc, nginx] = [textOf(TORRC), textOf(NGINX)];
  const findings = [...faultsOfTorrc(torrc), ...faultsOfNginx(nginx, torrc)];
  const notes = [];
  for (const check of [verifyTor, verifyNginx]) {
    const { note, fault } = check(torrc, nginx);
    if (note !== undefined) notes.push(note);
    if (fault !== undefined) findings.push(fault);
  }
  return Object.assign(findings, { notes });
}

function faultsOfTorrc(text) {
  const missing = Object.entries(SAID).flatMap(([directive, [value, why]]) => {
    const said = [...text.matchAll(new RegExp(`^${directive}\\s+(.*?)\\s*$`, 'gm'))];
    if (said.length === 0) return [{ where: TORRC, says: `${directive} is missing: ${why}` }];
    return said.filter(([, is]) => !value.test(is)).map((match) => ({ where: `${TORRC}:${lineAt(text, match.index)}`, says: `${directive} is ${match[1]}: ${why}` }));
  });
  const others = [...text.matchAll(/^(HiddenServiceNonAnonymousMode|HiddenServiceSingleHopMode|ORPort|ExitRelay|DirPort)\b.*$/gm)];
  return [...missing, ...others.map((match) => ({ where: `${TORRC}:${lineAt(text, match.index)}`, says: `${match[1]} gives away where this is` }))];
}

function faultsOfNginx(text, torrc) {
  const bare = text.replace(/#.*$/gm, (comment) => ' '.repeat(comment.length));
  const findings = [];
  const refuse = (pattern, says) => findings.push(...[...bare.matchAll(pattern)].map(({ index }) => ({ where: `${NGINX}:${lineAt(text, index)}`, says })));
  const demand = (pattern, says) => { if (!pattern.test(bare)) findings.push({ where: NGINX, says }); };
  demand(/^\s*access_log off;/m, 'requests are written down: access_log off is missing');
  refuse(/^\s*access_log (?!off;).*$/gm, 'requests are written down');
  demand(/^error_log \/dev\/null crit;/m, 'errors are written down, with addresses in them');
  refuse(/error_log (?!\/dev\/null crit;).*$/gm, 'errors are written down, with addresses in them');
  demand(/server_tokens off;/, 'the version is told');
  refuse(/\bserver_name\b.*$/gm, 'the door has another name here: it is known by its onion address alone');
  refuse(/Onion-Location|https?:\/\/(?!127\.0\.0\.1:)[^\s;"]+/g, 'an address that is not the door on this machine');
  refuse(/\blisten (?!127\.0\.0\.1:).*$/gm, 'it can be reached past Tor');
  const port = /^HiddenServicePort 80 127\.0\.0\.1:(\d+)/m.exec(torrc)?.[1];
  demand(new RegExp(`listen 127\\.0\\.0\\.1:${port} proxy_protocol;`), `nothing listens where Tor leads to (${port})`);
  for (const block of bare.matchAll(/location [^{]*\{[^}]*proxy_pass[^}]*\}/g)) {
    const where = `${NGINX}:${lineAt(text, block.index)}`;
    findings.push(...HELD_BACK.filter((header) => !block[0].includes(`proxy_set_header ${header} "";`)).map((header) => ({ where, says: `${header} goes on to the door` })));
    if (!block[0].includes('proxy_set_header amparo-place $proxy_protocol_addr;')) findings.push({ where, says: 'amparo-place goes on as whoever comes says it' });
  }
  return findings;
}

/** Runs a program on a copy of its file whose folders are a temporary one: nothing of this machine's is touched. */
function verify(program, file, text, args, goodWords) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-onion-'));
  try {
    const copy = join(folder, 'config');
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    writeFileSync(copy, text(folder));
    const { status, error, stdout, stderr } = spawnSync(program, args(copy, folder), { encoding: 'utf8', timeout: 30_000, env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
    if (error?.code === 'ENOENT') return { note: `${program} is not installed: ${file} was not verified by it` };
    const said = `${stdout}${stderr}`;
    if (status === 0 && goodWords.test(said)) return {};
    return { fault: { where: file, says: `${program} refuses it: ${said.trim().split('\n').filter((line) => /\[(warn|err|emerg)\]/.test(line)).join('; ').slice(0, 500)}` } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verifyTor(torrc) {
  const moved = (folder) => torrc.replace(/^(DataDirectory|HiddenServiceDir) \S+/gm, (_line, directive) => `${directive} ${join(folder, 'data')}${directive === 'HiddenServiceDir' ? '/door' : ''}`);
  return verify('tor', TORRC, moved, (copy) => ['--verify-config', '--ignore-missing-torrc', '-f', copy], /Configuration was valid/);
}

function verifyNginx(_torrc, nginx) {
  const moved = (folder) => nginx.replaceAll('/run/amparo-onion', join(folder, 'run')).replace(/^user .*$/m, '');
  return verify('nginx', NGINX, moved, (copy, folder) => ['-t', '-p', folder, '-e', '/dev/null', '-c', copy], /test is successful|^$/);
}
