// npm run sbom [-- FILE]: what the product is made of, in CycloneDX, on standard output or in a file.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { missingFrom, readSbom } from './gates/sbom.mjs';

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', () => process.exit(0));

const sbom = await readSbom();
const missing = missingFrom(sbom);
if (missing.length > 0) {
  process.stderr.write(`The list is not whole: ${missing.map(({ says }) => says).join('; ')}\n`);
  process.exitCode = 1;
} else {
  const text = `${JSON.stringify(sbom, null, 2)}\n`;
  const file = process.argv[2];
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(resolve(file), text);
}
