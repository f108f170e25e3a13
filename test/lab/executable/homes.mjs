import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, goenvOn } from '../kit/goenv.mjs';
import { emptyHome, livedInHome } from '../kit/homes.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { wholeLife } from '../kit/whole-life.mjs';

/** The commands, in a home that is fresh and in one that somebody has lived in. */
export async function everyCommand(stage, sandbox, { file, path, profile }) {
  for (const [kind, make] of Object.entries({ fresh: emptyHome, 'lived-in': livedInHome })) {
    const home = make(join(sandbox.folder('homes'), kind));
    const goenv = goenvOn({ PATH: path, HOME: home }, { binary: file });
    const before = snapshot(home);
    await stage.step(`${kind} home: validate, plan, apply, check, revert; every byte is back`, async () => {
      await wholeLife(goenv, profile);
      expectSameTree(before, home);
    });
    await stage.step(`${kind} home: run, explain, show, schema, --help; nothing moves`, async () => {
      await expectAnswers(goenv, profile);
      expectSameTree(before, home);
    });
  }
}

// What the npm form has in files of its own, parsers, rules, texts, the built-ins, is all in the one file.
async function expectAnswers(goenv, profile) {
  const answer = async (args, how) => expectStatus(await goenv(args, how), how?.status ?? 0, args[0]).stdout;
  expectPart(await answer(['run', profile, '--', 'sh', '-c', 'echo $GOPROXY']), 'athens-one', 'GOPROXY lent');
  expectPart(await answer(['run', 'cn', '--', 'env']), 'GOPROXY=https://goproxy.cn', 'the built-in cn, lent');
  expectPart(await answer(['explain', '-'], { input: LOG, status: 2 }), 'certificate', 'explain');
  expectPart(await answer(['show', 'direct']), 'GOPROXY', 'show');
  const schema = readFileSync(join(CHECKOUT, 'schemas/profile.schema.json'), 'utf8');
  expectSame(await answer(['schema']), schema, 'schema');
  expectPart(await answer(['--help', '--lang', 'zh']), '用法', '--help');
}

const LOG =
  'go: example.com/a@v1.0.0: Get "https://proxy.corp.example/example.com/a/@v/v1.0.0.mod": tls: failed to verify certificate: x509: certificate signed by unknown authority\n';
