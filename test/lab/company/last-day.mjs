import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expectSameTree } from '../kit/snapshot.mjs';
import { expect, expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { TOKEN } from './first-day.mjs';
import { openTeam } from './team.mjs';
import { NEXT } from './updates.mjs';

/** Headquarters cannot be reached any more. */
export async function goOffline(stage, { sandbox, site, headquarters, a }) {
  await headquarters.leave();
  await stage.step('offline: what is kept goes on, and can be shipped as one file', async () => {
    expectStatus(await a.goenv(['plan', a.profile], NEXT), 0, 'plan');
    expectStatus(await a.goenv(['apply', a.profile, '--yes'], NEXT), 0, 'apply');
    expectStatus(await a.goenv(['check']), 0, 'check');
    const flat = expectStatus(await a.goenv(['show', a.profile, '--flat']), 0, 'show --flat');
    for (const part of ['BEGIN CERTIFICATE', '${env:LAB_TOKEN}', 'git.team-a.example'])
      expectPart(flat.stdout, part, 'the flat profile');
  });
  await stage.step('a machine that never had it: 1, said so, nothing left', async () => {
    const stranded = openTeam(sandbox, site, 'stranded');
    const ended = expectStatus(await stranded.goenv(['apply', a.profile, '--yes'], NEXT), 1, 'apply');
    expectPart(ended.stderr, 'PROFILE_FETCH_REFUSED', 'apply');
    expectSameTree(stranded.first, stranded.home);
  });
}

/** The whole day is in the audit log; revert gives everything else back, and no token stays. */
export async function takeBack(stage, { a, b }) {
  await stage.step('the audit log has every run, in pairs, without a value', () => {
    const records = a.records();
    const begun = records.filter(({ event }) => event === 'begin');
    expect(begun.length >= 5, `${begun.length} runs are recorded`);
    for (const { id } of begun)
      expectSame(records.filter((one) => one.id === id).length, 2, `records of ${id}`);
    const text = JSON.stringify(records);
    for (const token of [TOKEN, NEXT]) expect(!text.includes(token), 'a token is in the audit log');
  });
  await stage.step('revert: both homes are as before, but for the audit log; no token anywhere', async () => {
    rmSync(join(b.home, '.config/goenv/config.yaml'));
    for (const team of [a, b]) {
      const ended = expectStatus(await team.goenv(['revert', '--yes']), 0, 'revert');
      expectPart(ended.stdout, 'audit.log', 'revert');
      expectSameTree(team.first, team.home);
      for (const path of filesOf(team.home)) {
        const text = readFileSync(path, 'latin1');
        for (const token of [TOKEN, NEXT]) expect(!text.includes(token), `a token is in ${path}`);
      }
    }
  });
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
