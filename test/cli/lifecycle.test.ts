import { expect, test } from 'vitest';
import { machine } from './kit.ts';
import { ACME } from './profiles.ts';

test('x', async () => {
  using m = machine();
  const before = m.tree();
  const p = m.write('../work/acme.yaml', ACME);
  const r = await m.run(['apply', p, '-y']);
  console.log(r.out, r.err, r.code, r.took);
  console.log([...m.tree()].join('\n'));
  console.log(await m.run(['apply', p, '--json']));
  const v = await m.run(['revert', '-y']);
  console.log(v);
  expect(m.tree()).toEqual(before);
});
