import type { CauseCode } from '../../core/codes/explain.ts';
import type { Rule, Scene } from '../rule.ts';
import { statusCause, sumdbNotFound } from '../statuses.ts';

/** Hashes that disagree, the checksum database, and go.sum itself. */
export const CHECKSUM: readonly Rule[] = [
  {
    code: mismatch,
    any: ['checksum mismatch'],
    match: /(?:verifying|checksum).*checksum mismatch|^\**\s*checksum mismatch/i,
    yes: [
      'verifying example.com/a@v1.0.0: checksum mismatch',
      'go: example.com/a@v1.0.0: verifying module: checksum mismatch',
    ],
    no: ['npm: integrity checksum failed', 'backup: possible checksum mismatches were counted'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/fetch.go',
  },
  {
    code: (scene) => (scene.shows(/checksum mismatch/i) ? undefined : mismatch(scene)),
    any: ['does not match an earlier download', 'not match the one reported'],
    match: /does NOT match (?:an earlier download|the one reported by the checksum server)/i,
    yes: ['This download does NOT match an earlier download recorded in go.sum.'],
    no: ['this file does not match an earlier one'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/fetch.go',
  },
  {
    code: 'sumdb.local_state_corrupt',
    any: [
      'server misbehavior',
      'sumdb.client',
      'pkg/sumdb',
      'pkg\\sumdb',
      'initializing sumdb',
      'timeline conflict',
      'security error: go.sum',
    ],
    match:
      /(?:database|checksum) server misbehavior detected|initializing sumdb\.Client|pkg[/\\]sumdb[/\\].*(?:corrupt|malformed|permission denied|invalid|no such|not a)|checking tree#?\d+|timeline conflict/i,
    yes: [
      'SECURITY ERROR: go.sum database server misbehavior detected!',
      'verifying module: initializing sumdb.Client: checking tree#1: malformed record data',
    ],
    no: ['server misbehaving'],
    source: 'https://github.com/golang/mod/blob/v0.20.0/sumdb/client.go',
  },
  {
    code: 'sumdb.wrong_key',
    any: [
      'verifiable signatures',
      'unknown verification key',
      'invalid verification',
      'invalid signature for key',
    ],
    match:
      /note has no verifiable signatures|unknown verification key|note has invalid signature|invalid signature for key/i,
    yes: ['verifying module: example.com/a@v1.0.0: reading tree note: note has no verifiable signatures'],
    no: ['commit has no verified signature'],
    source: 'https://github.com/golang/mod/blob/v0.20.0/sumdb/note/note.go',
  },
  {
    code: 'sumdb.mirror_stale_or_broken',
    any: [
      'missing from sumdb',
      'tree note',
      'sumdb response',
      'checksum database',
      'malformed tree',
      'malformed record',
      'downloaded inconsistent',
      'invalid data from',
    ],
    match:
      /checksum missing from sumdb response|reading tree note: (?!.*verifiable)|malformed (?:tree note|record data|tile)|downloaded inconsistent tile|invalid data from (?:checksum|sumdb)|missing h1: line|bad (?:tile|tree) (?:hash|size)/i,
    yes: [
      'verifying module: checksum missing from sumdb response',
      'verifying module: malformed record data',
    ],
    no: ['checksum database disabled by GOSUMDB=off'],
    source: 'https://github.com/golang/mod/blob/v0.20.0/sumdb/client.go',
  },
  {
    code: (scene) =>
      /\/lookup\/|sumdb|verifying|checksum/.test([...scene.before.slice(-3), scene.text].join('\n'))
        ? sumdbNotFound(scene, [scene.text, ...scene.after.slice(0, 6)].join('\n'))
        : undefined,
    any: ['not found: '],
    match: /^\s*(?:server response: )?not found: .*/,
    weight: 'symptom',
    yes: [
      'verifying module: example.com/a@v1.0.0:\nnot found: fetch timed out',
      '$ curl https://sum.corp.internal/lookup/example.com/a@v1.0.0\nnot found: example.com/a@v1.0.0: invalid version: unknown revision v1.0.0',
    ],
    no: ['command not found: go'],
    source: 'https://go.dev/ref/mod#checksum-database',
  },
  {
    code: (scene) => (/^(?:sumdb|goproxy)$/.test(scene.request.hop) ? statusCause(scene, 410) : undefined),
    any: ['410 gone'],
    match: /\b410 Gone\b/,
    weight: 'symptom',
    yes: ['verifying example.com/a@v1.0.0: https://sum.corp.internal/lookup/example.com/a@v1.0.0: 410 Gone'],
    no: ['410 gone fishing'],
    source: 'https://go.dev/ref/mod#checksum-database',
  },
  {
    code: 'gosum.missing_entry',
    any: ['missing go.sum entry', 'updates to go.sum needed'],
    match: /missing go\.sum entry|updates to go\.sum needed/,
    yes: ['main.go:4:2: missing go.sum entry for module providing package example.com/a; to add:'],
    no: ['missing go.mod entry'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/import.go',
  },
  {
    code: 'gosum.malformed',
    any: ['malformed go.sum', 'wrong number of fields', 'go.sum: '],
    match:
      /malformed go\.sum|go\.sum:\d+: (?:wrong number of fields|malformed|invalid)|go\.sum has conflict|\bgo\.sum:\d+: .*<<<</,
    yes: ['malformed go.sum:', 'go: go.sum:3: wrong number of fields 2'],
    no: ['record on line 3: wrong number of fields'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/fetch.go',
  },
];

/** Which two sides disagree stands in the lines below: `downloaded:`, and `go.sum:` or the database's name. */
function mismatch(scene: Scene): CauseCode {
  const below = scene.after.slice(0, 12).join('\n');
  const whole = `${scene.text}\n${below}`;
  if (/^\s*go\.sum:\s+h1:/m.test(below) && /^\s*(?!go\.sum|downloaded)[\w.-]+\.[\w.-]+:\s+h1:/m.test(below))
    return 'checksum.mismatch.sumdb_disagrees';
  if (
    /reported by the checksum server|^\s*(?!go\.sum|downloaded)[\w.{}-]+[.}][\w.{}-]*:\s+h1:/m.test(whole)
  ) {
    return scene.shows(/GOPROXY\S*direct\b(?!.*https?:)|cache\/vcs|GONOPROXY|git fetch|git clone/)
      ? 'checksum.mismatch.sumdb_disagrees'
      : 'checksum.mismatch.mirror_serves_other_bits';
  }
  if (/earlier download recorded in go\.sum|^\s*go\.sum:\s+h1:/m.test(whole)) {
    if (scene.shows(/goproxy\.io|artifactory|nexus|athens/i))
      return 'checksum.mismatch.mirror_serves_other_bits';
    return 'checksum.mismatch.tag_moved_upstream';
  }
  return 'checksum.mismatch';
}
