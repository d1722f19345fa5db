// Loaded first in every process of a system under test: ends the process, as a power cut would, at a point that a test
// has armed. A fault is a file in a folder: { point, process?, consumer?, nth? }. Whoever fires it renames it.
const { readdirSync, readFileSync, renameSync } = require('node:fs');
const { join } = require('node:path');

const reached = new Map();

module.exports = function killAtFaultsIn(folder) {
  globalThis[Symbol.for('amparo.faults')] = async (point, consumer) => {
    const here = { point, process: process.argv[2], consumer };
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const fault = read(join(folder, name));
      if (fault === undefined || ['point', 'process', 'consumer'].some((key) => fault[key] !== undefined && fault[key] !== here[key])) continue;
      const times = (reached.get(name) ?? 0) + 1;
      reached.set(name, times);
      if (times < (fault.nth ?? 1) || !claim(join(folder, name))) continue;
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    }
  };
};

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Fired by another process between the look and the reading.
    return undefined;
  }
}

function claim(file) {
  try {
    renameSync(file, file.replace(/\.json$/, '.fired'));
    return true;
  } catch {
    return false;
  }
}
