// Runs another program for our scripts: quietly, with a sign of life on long steps, its whole output kept for when it fails.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const HEARTBEAT_MS = 10_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ label?: string, cwd?: string, env?: NodeJS.ProcessEnv, stream?: boolean }} [options] `stream`: show output as it comes.
 * @returns {Promise<{ code: number, stdout: string, output: string, seconds: number }>}
 */
export function run(command, args, { label = command, cwd = root, env = {}, stream = false } = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 100) / 10;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !/\.exe$/i.test(command),
    });
    let output = '';
    let stdout = '';
    const keep = (isOut) => (chunk) => {
      output += chunk;
      if (isOut) stdout += chunk;
      if (stream) process.stdout.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', keep(true));
    child.stderr.setEncoding('utf8').on('data', keep(false));
    const heartbeat = setInterval(() => {
      if (!stream) console.error(`  … ${label} (${Math.round(seconds())} s)`);
    }, HEARTBEAT_MS);
    const done = (code) => {
      clearInterval(heartbeat);
      resolve({ code, stdout, output, seconds: seconds() });
    };
    child.on('error', (error) => {
      output += String(error);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs a file of an installed package with this very Node: the same on every platform, no shell between. */
export function runTool(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
