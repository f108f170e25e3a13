// node --require of this file: the process kills itself (SIGKILL) at its Nth change to the file system.
// LAB_KILL_AT=N, LAB_KILL_MODE=before|half (half: a write is half done, any other change is done); without N it counts.
// LAB_KILL_LOG=FILE gets one line a change. goenv itself knows nothing of this.
const fs = require('node:fs');

const at = Number(process.env.LAB_KILL_AT ?? 0);
const half = process.env.LAB_KILL_MODE === 'half';
const log = process.env.LAB_KILL_LOG;
const { appendFileSync } = fs;
let changes = 0;
let inside = false; // a synchronous function of fs may call others of fs: the inner ones count, the outer one too

/** Wraps one changing function; `written` is the position of the argument that holds bytes. */
function wrap(owner, name, written) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  owner[name] = function changing(...args) {
    if (inside || !isChange(name, args)) return original.apply(this, args);
    changes += 1;
    note(name, args);
    if (changes !== at) return guarded(() => original.apply(this, args));
    if (!half) die();
    if (written !== undefined) args[written] = firstHalf(args[written]);
    return dieAfter(() => original.apply(this, shorten(args, written)));
  };
}

function guarded(act) {
  inside = true;
  try {
    return act();
  } finally {
    inside = false;
  }
}

// A change that fails is followed by the end as well.
function dieAfter(act) {
  try {
    const result = guarded(act);
    if (typeof result?.then === 'function') return result.then(die, die);
  } catch {}
  return die();
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

function isChange(name, args) {
  if (/^open/.test(name)) return isWriting(args[1]);
  if (/^write(v)?(Sync)?$/.test(name) && (args[0] === 1 || args[0] === 2)) return false; // stdout, stderr
  return true;
}

function isWriting(flags = 'r') {
  if (typeof flags === 'number')
    return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0;
  return !/^r$|^rs$/.test(flags);
}

function firstHalf(data) {
  if (typeof data === 'string') return data.slice(0, data.length >> 1);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength >> 1);
  return data;
}

// write(fd, buffer, offset, length) carries a length that no longer fits.
function shorten(args, written) {
  return written === undefined || typeof args[written + 2] !== 'number' ? args : args.slice(0, written + 1);
}

function note(name, args) {
  const path = typeof args[0] === 'string' && args[0].startsWith('/') ? ` ${args[0]}` : '';
  if (log !== undefined) guarded(() => appendFileSync(log, `${name}${path}\n`));
}

const BY_PATH =
  'rename link symlink unlink rm rmdir mkdir mkdtemp chmod lchown chown utimes truncate copyFile cp'.split(
    ' ',
  );
const BY_FD = ['fsync', 'fdatasync', 'ftruncate', 'fchmod', 'fchown', 'futimes', 'writev'];
const WITH_BYTES = [
  ['writeFile', 1],
  ['appendFile', 1],
  ['write', 1],
];

for (const name of [...BY_PATH, ...BY_FD, 'open']) {
  for (const owner of [fs, fs.promises]) wrap(owner, name);
  wrap(fs, `${name}Sync`);
}
for (const [name, position] of WITH_BYTES) {
  for (const owner of [fs, fs.promises]) wrap(owner, name, position);
  wrap(fs, `${name}Sync`, position);
}

// The methods of an open file are those of one prototype, seen when the first file is opened.
const { open } = fs.promises;
let wrapped = false;
fs.promises.open = async function opening(...args) {
  const handle = await open.apply(this, args);
  if (!wrapped) {
    wrapped = true;
    const methods = Object.getPrototypeOf(handle);
    for (const name of ['sync', 'datasync', 'truncate', 'chmod', 'chown', 'utimes', 'writev'])
      wrap(methods, name);
    for (const name of ['write', 'writeFile', 'appendFile']) wrap(methods, name, 0);
  }
  return handle;
};
