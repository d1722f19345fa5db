import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TrailRow } from '@amparo/persistence';
import { readAnchors, readPublicKeys, type Anchor, type KeptAnchor, type TrailPart } from '@amparo/platform';
import { findSystem, OperatorApi } from '../operator-api';
import { defaultDataDir, placesOf, type Places } from '../system/places';
import { inWords, verifyTrail } from './verify-trail';

/** Services that have an audit trail. */
export const AUDITED = ['directory', 'protection', 'casework'] as const;
const PAGE = 5_000;

const usage = `Usage: npm run audit -- verify [--anchors FILE…]
       npm run audit -- anchor
       npm run audit -- export [--service NAME] [--since 2026-01-31T00:00:00Z]
`;

/** `npm run audit -- …`: whether the audit trails are whole, their ends written down now, or all rows as JSON lines. */
export async function auditCommand([what, ...rest]: string[]): Promise<number> {
  const { values } = parseArgs({
    args: rest, options: { anchors: { type: 'string', multiple: true }, service: { type: 'string' }, since: { type: 'string' } },
  });
  const places = placesOf(defaultDataDir());
  switch (what) {
    case 'verify':
      return verify(new OperatorApi(findSystem()), places, values.anchors);
    case 'anchor':
      return anchor(new OperatorApi(findSystem()));
    case 'export':
      return exportRows(new OperatorApi(findSystem()), values.service, values.since);
    default:
      process.stderr.write(usage);
      return 2;
  }
}

/** Exit code 1 when any trail is broken. */
async function verify(api: OperatorApi, places: Places, files: string[] | undefined): Promise<number> {
  const anchors = (files ?? anchorFiles(places)).flatMap((file): KeptAnchor[] => readAnchors(readFileSync(file === '-' ? 0 : file, 'utf8')));
  const keys = readPublicKeys(process.env['AMPARO_SERVICE_KEYS_FILE'] ?? join(places.keys, 'service-keys.json'));
  let broken = false;
  for (const service of AUDITED) {
    const verified = await verifyTrail(service, (name, after) => fetchPart(api, name, after), anchors, keys);
    broken ||= verified.faults.length > 0 || verified.forged > 0;
    process.stdout.write(`${inWords(verified).join('\n')}\n`);
  }
  if (anchors.length === 0) process.stdout.write('No anchors were given: a whole rewrite cannot be seen without any.\n');
  return broken ? 1 : 0;
}

async function anchor(api: OperatorApi): Promise<number> {
  for (const service of AUDITED) {
    const { anchor: made } = await api.send<{ anchor: Anchor | null }>('POST', `${service}/audit/anchor`, {});
    process.stdout.write(made === null ? `${service}: nothing was written down: its trail is broken\n` : `${service} ${made.sequence} ${made.hash}\n`);
  }
  return 0;
}

async function exportRows(api: OperatorApi, only: string | undefined, since: string | undefined): Promise<number> {
  const from = since === undefined ? 0 : Date.parse(since);
  if (Number.isNaN(from)) throw new Error('--since takes an instant, such as 2026-01-31T00:00:00Z.');
  for (const service of AUDITED.filter((name) => only === undefined || name === only)) {
    for (let after = '0'; ;) {
      const { rows } = await fetchPart(api, service, after);
      for (const row of rows) if (Number(row.at) / 1_000 >= from) process.stdout.write(`${JSON.stringify({ service, ...shown(row) })}\n`);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.sequence;
    }
  }
  return 0;
}

const shown = ({ at, ...row }: TrailRow) => ({ ...row, at: new Date(Number(at) / 1_000).toISOString() });

function fetchPart(api: OperatorApi, service: string, after: string): Promise<TrailPart> {
  return api.get<TrailPart>(`${service}/audit/trail?after=${after}&limit=${PAGE}`);
}

function anchorFiles({ anchors }: Places): string[] {
  return existsSync(anchors) ? readdirSync(anchors).filter((name) => name.endsWith('.jsonl')).map((name) => join(anchors, name)) : [];
}
