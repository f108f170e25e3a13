import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

const OTHER_MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';
const PRIVATE = 'go:\n  private:\n    - {pattern}\n';
const HASHES: readonly NeverName[] = ['gosumdb-off', 'delete-go-sum', 'private-everything'];

/** The checksum database, and hashes that disagree. */
export const SUM_CAUSES: { readonly [C in Extract<CauseCode, `${'sumdb' | 'checksum'}.${string}`>]: Cause } =
  {
    'sumdb.private_module_410': {
      layer: 'config',
      hop: 'sumdb',
      candidates: [
        { code: 'sumdb.410_invalid_module_upstream', decideBy: 'repo-in-browser' },
        { code: 'sumdb.fetch_timed_out_upstream', decideBy: 'sumdb-lookup' },
      ],
      never: ['gosumdb-off', 'private-everything', 'goinsecure-all'],
      profile: PRIVATE,
    },
    'sumdb.410_invalid_module_upstream': {
      layer: 'project',
      hop: 'sumdb',
      candidates: [
        { code: 'sumdb.private_module_410', decideBy: 'repo-in-browser' },
        { code: 'sumdb.fetch_timed_out_upstream', decideBy: 'sumdb-lookup' },
      ],
      never: ['gosumdb-off', 'private-everything'],
    },
    'sumdb.fetch_timed_out_upstream': {
      layer: 'http',
      hop: 'sumdb',
      severity: 'warning',
      candidates: [{ code: 'sumdb.private_module_410', decideBy: 'repo-in-browser' }],
      never: ['gosumdb-off', 'private-everything'],
    },
    'sumdb.mirror_stale_or_broken': {
      layer: 'content',
      hop: 'sumdb',
      candidates: [
        { code: 'sumdb.local_state_corrupt', decideBy: 'other-mirror' },
        { code: 'net.timeout.sumdb_unreachable', decideBy: 'sumdb-lookup' },
      ],
      never: ['gosumdb-off', 'private-everything'],
      profile: OTHER_MIRROR,
    },
    'sumdb.local_state_corrupt': {
      layer: 'content',
      hop: 'local-disk',
      candidates: [
        { code: 'sumdb.mirror_stale_or_broken', decideBy: 'other-mirror' },
        { code: 'sumdb.wrong_key', decideBy: 'go-env' },
      ],
      never: ['gosumdb-off', 'private-everything'],
    },
    'sumdb.wrong_key': {
      layer: 'config',
      hop: 'sumdb',
      candidates: [
        { code: 'sumdb.mirror_stale_or_broken', decideBy: 'sumdb-lookup' },
        { code: 'env.gosumdb_invalid', decideBy: 'go-env' },
      ],
      never: ['gosumdb-off'],
      profile: 'go:\n  sumdb: default\n',
    },
    'checksum.mismatch.mirror_serves_other_bits': {
      layer: 'content',
      hop: 'goproxy',
      candidates: [
        { code: 'checksum.mismatch.sumdb_disagrees', decideBy: 'other-mirror' },
        { code: 'checksum.mismatch.tag_moved_upstream', decideBy: 'repo-in-browser' },
      ],
      never: HASHES,
      profile: OTHER_MIRROR,
    },
    'checksum.mismatch.tag_moved_upstream': {
      layer: 'content',
      candidates: [
        { code: 'checksum.mismatch.mirror_serves_other_bits', decideBy: 'other-mirror' },
        { code: 'checksum.mismatch', decideBy: 'sumdb-lookup' },
      ],
      never: HASHES,
    },
    'checksum.mismatch.sumdb_disagrees': {
      layer: 'content',
      hop: 'sumdb',
      candidates: [
        { code: 'checksum.mismatch.mirror_serves_other_bits', decideBy: 'other-mirror' },
        { code: 'checksum.mismatch.tag_moved_upstream', decideBy: 'repo-in-browser' },
      ],
      never: HASHES,
    },
    'checksum.mismatch': {
      layer: 'content',
      confidence: 'possible',
      candidates: [
        { code: 'checksum.mismatch.tag_moved_upstream', decideBy: 'sumdb-lookup' },
        { code: 'checksum.mismatch.mirror_serves_other_bits', decideBy: 'other-mirror' },
      ],
      never: HASHES,
    },
  };
