import { auditCommand } from './audit/audit-command';
import { backupCommand } from './backup/backup-command';
import { directoryCommand } from './directory-command';
import { disclosureCommand } from './disclosure/disclosure-command';
import { escrowCommand } from './escrow/escrow-command';
import { operatorCommand } from './operator-command';
import { prepareCommand } from './prepare-command';
import { reportCommand } from './report/report-command';
import { restoreCommand } from './restore/restore-command';
import { startCommand } from './start-command';

const commands: Record<string, (args: string[]) => Promise<number>> = {
  start: startCommand,
  report: reportCommand,
  directory: directoryCommand,
  operator: operatorCommand,
  audit: auditCommand,
  prepare: prepareCommand,
  backup: backupCommand,
  restore: restoreCommand,
  escrow: escrowCommand,
  'drill:disclosure': disclosureCommand,
};

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', () => process.exit(0));

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  process.stderr.write(`There is no command of that name. There are: ${Object.keys(commands).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  command(args).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : 'It did not work.'}\n`);
      process.exitCode = 1;
    },
  );
}
