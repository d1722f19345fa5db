import { readClocks, type ClockTable } from '@amparo/domain';
import { commonSettings, integer, readConfig, ServiceConfig, StartError, text, type Setting } from '@amparo/platform';
import { IsInt, IsObject, Min } from 'class-validator';

/** What protection can be told. */
export class ProtectionConfig extends ServiceConfig {
  /** The clock table; what is not given keeps the defaults (guide 4.2). */
  @IsObject() clocks: ClockTable = readClocks(undefined);
  /** Milliseconds between looks for rungs that are due. */
  @IsInt() @Min(10) ladderEveryMs = 500;
}

export const protectionConfig = (): ProtectionConfig =>
  readConfig(ProtectionConfig, process.env, {
    ...commonSettings('protection'),
    clocks: clocksOf('PROTECTION_CLOCKS'),
    ladderEveryMs: integer('PROTECTION_LADDER_EVERY_MS'),
  });

/** The clock table as JSON text. */
function clocksOf(name: string): Setting {
  const setting = text(name);
  return {
    names: [name],
    read: (env) => {
      const given = setting.read(env);
      if (typeof given !== 'string') return undefined;
      try {
        return readClocks(JSON.parse(given));
      } catch {
        throw new StartError('config.invalid', `The setting ${name} is not a readable clock table.`);
      }
    },
  };
}
