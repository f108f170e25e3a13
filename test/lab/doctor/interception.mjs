import { join } from 'node:path';
import { machineOf } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { expect, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';

const HOSTS = ['goproxy.cn', 'sum.golang.google.cn'];

/**
 * A network proxy that opens TLS: hosts of the whole world show certificates of one unknown CA. Doctor names it, saves the root
 * into a profile, and is content once that profile is applied.
 */
export async function examineInterception(stage, site) {
  const { cert, key } = site.authority.issue({ san: HOSTS.map((host) => `DNS:${host}`).join(',') });
  const { port } = await site.tls({ key, cert: `${cert}${site.authority.root.pem}` });
  const way = await site.behind((host) => (HOSTS.includes(host) ? port : undefined));
  const machine = machineOf(site, 'doctor-inspected', { ...way, GOPROXY: 'https://goproxy.cn' });
  const profile = join(machine.HOME, 'acme.yaml');
  const goenv = goenvOn(machine);

  await stage.step('an inspecting network proxy is named, with its root and fingerprint', async () => {
    const ended = expectStatus(await goenv(['doctor', '--json', '--fix', profile]), 2, 'goenv doctor');
    const { findings } = parseOutput(ended);
    expectSame(findings[0]?.code, 'tls.unknown_ca.mitm_proxy', 'the first finding');
    expect(findings[0].remedy.profile.includes(site.authority.root.sha256), () => findings[0].remedy.profile);
  });
  await stage.step('the profile that it writes cures it, and is not offered again', async () => {
    expectStatus(await goenv(['apply', profile, '--yes', '--no-verify']), 0, 'goenv apply');
    const { findings } = parseOutput(await goenv(['doctor', '--json']));
    const told = findings.filter(({ code, severity }) => severity !== 'info' || code === 'DOCTOR_INSPECTED');
    expectSame(JSON.stringify(told), '[]', 'findings');
  });
  await stage.step(
    'a machine that trusts that root already is told of it, and nothing is wrong',
    async () => {
      const trusting = { SSL_CERT_FILE: site.authority.root.path };
      const other = { ...machine, ...trusting, HOME: join(machine.HOME, 'other') };
      const { findings } = parseOutput(
        expectStatus(await goenvOn(other)(['doctor', '--json']), 0, 'goenv doctor'),
      );
      expectSame(
        findings.map(({ code, severity }) => `${severity} ${code}`).join(),
        'info DOCTOR_INSPECTED',
        'findings',
      );
    },
  );
}
