import { expectSameTree, writings } from '../kit/snapshot.mjs';
import { expect, expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';

/** The first apply of both teams: what a stranger's profile touches is listed and accepted once. */
export async function firstDay(stage, { site, a, b }) {
  await stage.step('before goenv nobody gets in', async () => {
    const trusting = { SSL_CERT_FILE: site.root.path, GIT_SSL_CAINFO: site.root.path };
    await a.work(false, { ...trusting, CURL_CA_BUNDLE: site.root.path, GOPROXY: `https://${site.modules}` });
  });
  await stage.step('plan lists what the base touches, ends 4, and changes nothing', async () => {
    const refused = expectStatus(await a.goenv(['plan', a.profile], TOKEN), 4, 'plan');
    for (const part of [site.root.sha256, '${env:LAB_TOKEN}', 'STRANGER_NOT_ACCEPTED'])
      expectPart(refused.stderr, part, 'the refusal');
    expectSameTree(a.first, a.home);
    const listed = expectStatus(await a.goenv(['validate', a.profile]), 0, 'validate');
    expectPart(listed.stderr, site.root.sha256, 'validate');
    expectStatus(await a.goenv(['apply', a.profile, '--yes'], TOKEN), 4, 'apply');
    expectSameTree(a.first, a.home);
  });
  await stage.step(
    'team A, by signature: its first apply says that nobody vouched for the channel',
    async () => {
      const accept = await a.accept(a.profile, TOKEN);
      const applied = await a.goenv(['apply', a.profile, '--yes', ...accept], TOKEN);
      expectStatus(applied, 0, 'apply');
      expectPart(applied.stderr, 'PROFILE_UNVERIFIED_CHANNEL', 'apply');
      await a.work(true);
    },
  );
  await stage.step('team B, by digest: its own certificate vouches for the channel', async () => {
    const accept = await b.accept(b.profile, TOKEN);
    const applied = await b.goenv(['apply', b.profile, '--yes', ...accept], TOKEN);
    expectStatus(applied, 0, 'apply');
    expect(!applied.stderr.includes('PROFILE_UNVERIFIED_CHANNEL'), applied.stderr);
    await b.work(true);
  });
}

/** From then on: no question, no connection, no file written. */
export async function sameDay(stage, { headquarters, a, b }) {
  await stage.step('a second apply asks nobody, writes nothing; check ends 0', async () => {
    for (const team of [a, b]) {
      const [asked, written] = [headquarters.requests.length, writings(team.home)];
      const again = await team.goenv(['apply', team.profile, '--yes', '--json'], TOKEN);
      expectSame(parseOutput(expectStatus(again, 0, 'apply')).changed, false, 'changed');
      expectStatus(await team.goenv(['check']), 0, 'check');
      expectSame(headquarters.requests.length, asked, 'requests');
      expectSame(writings(team.home), written, 'files written');
    }
  });
  await stage.step(
    'show --origin names the line of the base; diff names what the teams differ in',
    async () => {
      const shown = expectStatus(await a.goenv(['show', a.profile, '--origin', 'go.proxy']), 0, 'show');
      expectPart(shown.stdout, `${headquarters.url('base.yaml')}:6`, 'show --origin');
      const differ = expectStatus(await a.goenv(['diff', a.profile, b.profile]), 2, 'diff');
      for (const part of ['go.private[git.team-a.example]', 'go.private[git.team-b.example]'])
        expectPart(differ.stdout, part, 'diff');
    },
  );
}

export const TOKEN = 'first-t0ken';
