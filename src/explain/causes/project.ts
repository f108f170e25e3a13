import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';

const PROJECT = {
  layer: 'project',
  severity: 'info',
  hop: 'none',
  never: ['network-settings'],
} as const satisfies Cause;
const SOURCE = { layer: 'project', severity: 'info', hop: 'none' } as const satisfies Cause;

/** The project itself: no setting of the machine cures it. */
export const PROJECT_CAUSES: {
  readonly [C in Extract<
    CauseCode,
    `${'gosum' | 'vendor' | 'not_network'}.${string}` | 'unclassified'
  >]: Cause;
} = {
  'gosum.missing_entry': { ...SOURCE, never: ['delete-go-sum', 'mod-mod', 'gosumdb-off'] },
  'gosum.malformed': { ...SOURCE, never: ['delete-go-sum', 'gosumdb-off'] },
  'vendor.inconsistent': { ...SOURCE, candidates: [{ code: 'vendor.incomplete', decideBy: 'go-env' }] },
  'vendor.incomplete': {
    ...SOURCE,
    candidates: [
      { code: 'env.goflags_mod_vendor', decideBy: 'go-env' },
      { code: 'vendor.inconsistent', decideBy: 'go-env' },
    ],
  },
  'not_network.compile_error': PROJECT,
  'not_network.package_missing_in_module': {
    ...PROJECT,
    candidates: [
      { code: 'not_network.module_path_mismatch', decideBy: 'repo-in-browser' },
      { code: 'not_network.go_version_too_old_stdlib', decideBy: 'go-version' },
    ],
  },
  'not_network.module_path_mismatch': PROJECT,
  'not_network.go_version_too_old_stdlib': PROJECT,
  'not_network.bad_import_path_in_dependency': { ...PROJECT, never: ['network-settings', 'replace-scp'] },
  'not_network.build_constraints_cgo': PROJECT,
  'not_network.pkg_config_missing': PROJECT,
  'not_network.build_tmp_full': { ...PROJECT, hop: 'local-disk' },
  'not_network.vcs_stamping_safe_directory': {
    ...PROJECT,
    hop: 'local-disk',
    never: ['network-settings', 'safe-directory-star'],
  },
  'not_network.module_zip_bad_filename': { ...PROJECT, hop: 'local-disk' },
  'not_network.unknown_revision': {
    ...PROJECT,
    candidates: [
      { code: 'goproxy.404_module_path_differs', decideBy: 'other-mirror' },
      { code: 'git.repo_removed_or_renamed', decideBy: 'repo-in-browser' },
    ],
  },
  'not_network.go_mod_invalid': PROJECT,
  'not_network.go_usage': PROJECT,
  'not_network.program_failed': PROJECT,
  'not_network.build_killed': PROJECT,
  'not_network.other_tool': PROJECT,
  unclassified: { layer: 'project', severity: 'info', hop: 'none', confidence: 'possible' },
};
