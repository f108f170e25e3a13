import type { World } from './world.ts';

/**
 * The environment in which git only looks: it asks nobody, no ssh option lets it learn a key or keep a connection, and
 * credential helpers are asked for what they have but never told to store or to forget.
 */
export async function quietGit({ reader, env, timeout }: World): Promise<Readonly<Record<string, string>>> {
  const settings = await configured(reader, env);
  const seconds = String(Math.max(1, Math.ceil(timeout / 1000)));
  const ssh = env['GIT_SSH_COMMAND'] || settings.get('core.sshcommand')?.at(-1) || env['GIT_SSH'] || 'ssh';
  const helpers = [...settings].filter(([key]) => /^credential\.(?:.*\.)?helper$/.test(key));
  const wrapped = helpers.flatMap(([key, values]) =>
    sinceReset(values).map((value) => [key, onlyGet(value)] as const),
  );
  return {
    ...env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_SSH_COMMAND: `${ssh} ${SSH_OPTIONS.map((option) => `-o ${option}`).join(' ')} -o ConnectTimeout=${seconds}`,
    ...withConfig(env, [...(helpers.length > 0 ? [['credential.helper', ''] as const] : []), ...wrapped]),
  };
}

/** Key (names in lower case) to its values, in git's order. */
async function configured(
  reader: World['reader'],
  env: World['env'],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await reader.ask({
    argv: ['git', 'config', '--list', '-z', '--includes'],
    env: { ...env, LC_ALL: 'C' },
  });
  const found = new Map<string, readonly string[]>();
  if (answer.kind !== 'done' || answer.status !== 0) return found;
  for (const record of answer.stdout.split('\0')) {
    const feed = record.indexOf('\n');
    if (feed > 0) {
      const key = record.slice(0, feed);
      found.set(key, [...(found.get(key) ?? []), record.slice(feed + 1)]);
    }
  }
  return found;
}

/** An empty value of a list forgets those before it. */
function sinceReset(values: readonly string[]): readonly string[] {
  return values.slice(values.lastIndexOf('') + 1);
}

/** The same helper, deaf to `store` and `erase`. Source: gitcredentials(7), credential.c `credential_do`. */
function onlyGet(helper: string): string {
  const command = helper.startsWith('!')
    ? helper.slice(1)
    : /^\//.test(helper)
      ? helper
      : `git credential-${helper}`;
  return `!f() { test "$1" = get || exit 0; ${command} "$@"; }; f`;
}

function withConfig(
  env: World['env'],
  pairs: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  const start = Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const entries = pairs.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${start + at}`, key],
    [`GIT_CONFIG_VALUE_${start + at}`, value],
  ]);
  return pairs.length === 0
    ? {}
    : { ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(start + pairs.length) };
}

const SSH_OPTIONS = [
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'UpdateHostKeys=no',
  'ControlMaster=no',
  'ControlPath=none',
];
