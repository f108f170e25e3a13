import type { Machine } from './kit.ts';

/** The same machine, whose user accepts whatever a stranger's profile turns out to touch, as goenv says how. */
export function accepting(m: Machine): Machine {
  return {
    ...m,
    async run([command = '', ...args], how) {
      const first = await m.run([command, ...args], how);
      const said = first.out + first.err;
      if (first.code !== 4 || !said.includes('STRANGER_NOT_ACCEPTED')) return first;
      const asked = new Set(
        [...said.matchAll(/--accept (sha256:[0-9a-f]{64})/g)].map(([, digest = '']) => digest),
      );
      return m.run([command, '--accept', [...asked].join(','), ...args], how);
    },
  };
}
