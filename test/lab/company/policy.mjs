import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { PRINCIPAL } from './headquarters.mjs';
import { NEXT } from './updates.mjs';

/** Settings that demand something: they tighten, and are shown. */
export async function meetPolicy(stage, { headquarters, b }) {
  const settings = join(b.home, '.config/goenv/config.yaml');
  const write = (policy) => {
    mkdirSync(join(b.home, '.config/goenv'), { recursive: true });
    writeFileSync(settings, `policy: ${policy}\n`);
  };
  await stage.step(
    'a policy forbids the exception: 4, with both lines; check of what is applied ends 2',
    async () => {
      write('{ forbid: [no-sumdb] }');
      const refused = expectStatus(await b.goenv(['plan', b.profile], NEXT), 4, 'plan');
      for (const part of ['POLICY_', 'config.yaml', 'base.yaml:']) expectPart(refused.stderr, part, 'plan');
      expectStatus(await b.goenv(['check']), 2, 'check');
    },
  );
  await stage.step('a policy demands a signature: refused without, met with one', async () => {
    write(`{ signature: { file: ${headquarters.signers}, principal: ${PRINCIPAL} } }`);
    expectStatus(await b.goenv(['plan', b.profile], NEXT), 4, 'plan');
    await headquarters.sign(b.profile);
    const planned = expectStatus(await b.goenv(['plan', b.profile, '--json'], NEXT), 0, 'plan');
    const { policy } = parseOutput(planned);
    expectSame(policy.length > 0 && policy.every(({ met }) => met), true, 'all demands met');
    expectStatus(await b.goenv(['apply', b.profile, '--yes'], NEXT), 0, 'apply');
    expectPart(expectStatus(await b.goenv(['status']), 0, 'status').stdout, PRINCIPAL, 'status');
  });
}
