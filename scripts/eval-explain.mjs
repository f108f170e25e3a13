// npm run eval:explain DIR [-- --misses --json]: how often explain names the labelled root cause of the logs in DIR.
// DIR has INDEX.tsv (file, source, root_cause, …) and the logs, or files of many logs, each after a line
// `=== CODE[|CODE…] TITLE` (test/explain/corpus). Placeholders {{GOPROXY_HOST}} and {{GOSUMDB_HOST}} are filled in before a
// log is read: they stand for the hosts of Go's default services.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from './load-source.mjs';

const { Explainer } = await loadSource('src/explain/explain.ts');
const { findingsReport } = await loadSource('src/ui/report.ts');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const [dir] = positionals;
if (dir === undefined) {
  console.error('usage: npm run eval:explain DIR');
  process.exit(64);
}

const HOSTS = {
  GOPROXY_HOST: ['proxy', 'golang', 'org'].join('.'),
  GOSUMDB_HOST: ['sum', 'golang', 'org'].join('.'),
};
const HARMFUL =
  /GOSUMDB=off|GONOSUM(?:DB|CHECK)=[*1]|GOINSECURE=(?:\*|all)?|sslVerify[= ]false|GIT_SSL_NO_VERIFY|x509ignoreCN|tidy -e|GOFLAGS=-insecure|-insecure\b|InsecureSkipVerify|StrictHostKeyChecking[= ]no|GOPRIVATE=\*|chmod (?:-R )?777|rm (?:-f )?go\.sum|sumdb: off|curl -k\b|--insecure/i;
const NETWORKISH = /GOPROXY|HTTPS?_PROXY|SSL_CERT|sslCAInfo|certificate|GOSUMDB|proxy:|trust:|network:/i;

const rows = (existsSync(join(dir, 'INDEX.tsv')) ? indexed(join(dir, 'INDEX.tsv')) : listed(dir)).filter(
  ({ file }) => options.only === undefined || new RegExp(options.only).test(file),
);
const results = rows.map((row) => judge(row));
print(results);

function indexed(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines
    .map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [names[at], cell])))
    .map(({ file, root_cause }) => ({
      file,
      codes: [root_cause],
      log: readFileSync(join(dir, file), 'utf8'),
    }));
}

function listed(folder) {
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1))
    .map((part) => {
      const [head] = part.split('\n', 1);
      return { file: head, codes: head.split(' ')[0].split('|'), log: part.slice(head.length + 1) };
    });
}

function judge({ file, codes, log }) {
  const text = log.replace(/\{\{(\w+)\}\}/g, (whole, name) => HOSTS[name] ?? whole);
  const explainer = new Explainer(file);
  explainer.push(Buffer.from(text));
  const { findings, abstained } = explainer.end({ failed: true });
  const [first] = findings;
  const ranked = [
    ...new Set([
      first?.code,
      ...(first?.candidates ?? []).map(({ code }) => code),
      ...findings.slice(1).map(({ code }) => code),
    ]),
  ].filter(Boolean);
  // Several right answers: the one that was given counts, else the first.
  const wanted = codes.find((code) => code === first?.code) ?? codes[0];
  const project = wanted.startsWith('not_network.');
  // What people would do: the words, the profile lines and the commands, in both languages.
  const remedies = ['en', 'zh'].flatMap((language) =>
    findingsReport(findings, language, abstained).findings.map(({ remedy }) =>
      [remedy.summary, remedy.profile ?? '', ...remedy.commands].join('\n'),
    ),
  );
  return {
    file,
    wanted,
    got: first?.code ?? '(nothing)',
    ranked,
    code: first?.code === wanted,
    family: codes.some((code) => familyOf(first?.code) === familyOf(code)),
    top3: ranked.slice(0, 3).some((code) => codes.includes(code)),
    harmful:
      remedies.some((text) => HARMFUL.test(text)) ||
      (project && remedies.some((text) => NETWORKISH.test(text))),
    abstained,
    project,
  };
}

function familyOf(code) {
  return code?.split('.')[0];
}

function print(all) {
  const share = (list, test) =>
    `${list.filter(test).length}/${list.length} (${((100 * list.filter(test).length) / Math.max(1, list.length)).toFixed(1)} %)`;
  console.log(`logs                 ${all.length}`);
  console.log(`family, first        ${share(all, (one) => one.family)}`);
  console.log(`code, first          ${share(all, (one) => one.code)}`);
  console.log(`code, first three    ${share(all, (one) => one.top3)}`);
  console.log(`harmful remedies     ${all.filter((one) => one.harmful).length}`);
  const projects = all.filter((one) => one.project);
  console.log(`not_network known    ${share(projects, (one) => one.got.startsWith('not_network.'))}`);
  console.log(
    `abstained            ${all.filter((one) => one.abstained).length}, wrongly ${all.filter((one) => one.abstained && !one.project).length}`,
  );
  console.log('\nfamily           logs  family  code  first three');
  for (const family of [...new Set(all.map(({ wanted }) => familyOf(wanted)))].sort()) {
    const of = all.filter(({ wanted }) => familyOf(wanted) === family);
    const count = (key) => String(of.filter((one) => one[key]).length).padStart(6);
    console.log(
      `${family.padEnd(16)} ${String(of.length).padStart(4)} ${count('family')} ${count('code')} ${count('top3')}`,
    );
  }
  if (!options.misses) return;
  for (const { file, wanted, got, ranked } of all.filter((one) => !one.code)) {
    console.log(`\n${file}\n  wanted ${wanted}\n  got    ${got}  (${ranked.slice(1, 5).join(', ')})`);
  }
}
