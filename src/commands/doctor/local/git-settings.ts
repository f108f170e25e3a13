import { type Diagnostic, diagnostic, isFailure } from '../../../core/diagnostic.ts';
import type { Seen } from '../../../doctor/world.ts';
import { allSettings } from '../../../planners/git-config/all-settings.ts';
import { isRewrite, rewriteTarget } from '../../../planners/git-config/keys.ts';
import { globalFiles, ownFile } from '../../../planners/git-config/paths.ts';
import { placeOf, type Setting } from '../../../planners/git-config/setting.ts';
import type { Local, LocalCheck } from './check.ts';

/** git's configuration: what sends code in clear or unverified, and a lock that nobody let go of. */
export const gitSettings: LocalCheck = {
  name: 'gitconfig',
  target: ({ facts }) => globalFiles(facts).at(-1) ?? 'gitconfig',
  async look(local) {
    const seen = await locks(local);
    try {
      const { settings } = await allSettings(local.reader, local.facts);
      // What goenv wrote there itself stands in the profile, with its reason and its end.
      const others = settings.filter(({ file }) => file !== ownFile(local.facts));
      return { seen, diagnostics: others.flatMap(judge) };
    } catch (error) {
      if (!isFailure(error)) throw error;
      return { seen, diagnostics: [error.diagnostic] };
    }
  },
};

function judge(setting: Setting): readonly Diagnostic[] {
  const { key, value } = setting;
  const where = placeOf(setting);
  const place = where ? { where } : {};
  if (isRewrite(key) && /^https:/.test(value ?? '') && /^(?:http|git):/.test(rewriteTarget(key)))
    return [
      diagnostic('DOCTOR_INSTEADOF_CLEAR', 'warning', { from: value ?? '', to: rewriteTarget(key) }, place),
    ];
  const isOff = /^http\.(?:.*\.)?sslverify$/.test(key) && /^(?:false|no|off|0|)$/i.test(value ?? 'true');
  return isOff ? [diagnostic('DOCTOR_GIT_UNVERIFIED', 'warning', { key }, place)] : [];
}

async function locks({ reader, facts }: Local): Promise<readonly Seen[]> {
  const found = await Promise.all(
    globalFiles(facts).map(async (file): Promise<readonly Seen[]> => {
      const lock = `${file}.lock`;
      const seen = await reader.read(lock).catch(() => undefined);
      if (seen?.kind !== 'file') return [];
      const evidence = [`${lock} is there: every change of ${file} fails`];
      return [
        {
          code: 'git.config_locked',
          request: { hop: 'local-disk' },
          evidence,
          severity: 'warning',
          where: { file: lock },
        },
      ];
    }),
  );
  return found.flat();
}
