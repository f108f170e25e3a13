import type { Facts } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import { elementKey, type State, sameValue } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { heldKey, INCLUDE } from './keys.ts';
import { ownFileText, tieFiles, tieUnusable } from './paths.ts';

/**
 * What the profile wants of git: `url.<to>.insteadOf[<from>]`, `http.<url>.*`, and `include.path` as soon as
 * goenv's own file has to be read for one of them. Entries of `insecure` past their date are gone already. Pure.
 * @throws Failure (exit 1) GIT_CONFIG_GLOBAL_UNUSABLE, GIT_CONFIG_SYSTEM_UNUSABLE when the file is needed and cannot be tied in
 */
export function desired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const wanted = new Map(wantedSettings(profile, facts.ownConfig).map(({ key, value }) => [key, value]));
  const needsFile = [...wanted].some(([key, value]) => {
    const had = inputs.found.get(key);
    return had === undefined || !sameValue(had, value) || inputs.found.has(heldKey(key));
  });
  if (!needsFile) return wanted;
  if (tieFiles(facts).length === 0) throw tieUnusable(facts);
  return wanted.set(INCLUDE, ownFileText(facts));
}

/** JSON pointer of the profile's value behind a key; for `include.path` that of the first setting. */
export function pointers(profile: Profile): (key: string) => string | undefined {
  const all = wantedSettings(profile, '');
  const found = new Map(all.map(({ key, pointer }) => [key, pointer] as const).reverse());
  return (key) => (key === INCLUDE ? all[0]?.pointer : found.get(key));
}

interface Wanted {
  readonly key: string;
  readonly value: string;
  readonly pointer: string;
}

/** One line a source: what a section gives to git. */
function wantedSettings(profile: Profile, ownConfig: string): readonly Wanted[] {
  return [
    ...rewrites(profile),
    ...httpSettings(profile),
    ...ownBundle(profile, ownConfig),
    ...skippedChecks(profile),
  ];
}

/** The bundle that trust-store writes; with scope machine git reads the system's own. */
function ownBundle({ trust, scope }: Profile, ownConfig: string): readonly Wanted[] {
  const isUsers = (trust?.scope ?? scope) === 'user' && (trust?.certificates ?? []).length > 0;
  const value = `${ownConfig}/ca-bundle.pem`;
  return isUsers ? [{ key: 'http.sslCAInfo', value, pointer: '/trust/certificates' }] : [];
}

function rewrites({ git }: Profile): readonly Wanted[] {
  return (git?.rewrite ?? []).map(({ from, to }, index) => ({
    key: elementKey(`url.${to}.insteadOf`, from),
    value: from,
    pointer: `/git/rewrite/${index}`,
  }));
}

function httpSettings({ git }: Profile): readonly Wanted[] {
  return (git?.http ?? []).flatMap((http, index) =>
    HTTP_NAMES.flatMap(([field, name]) => {
      const value = http[field];
      const at = `/git/http/${index}/${field}`;
      return value === undefined ? [] : [{ key: `http.${http.url}.${name}`, value, pointer: at }];
    }),
  );
}

function skippedChecks({ insecure }: Profile): readonly Wanted[] {
  return insecure.flatMap(({ allow, host }, index) =>
    allow !== 'skip-tls-verify' || host === undefined
      ? []
      : [{ key: `http.https://${host}/.sslVerify`, value: 'false', pointer: `/insecure/${index}` }],
  );
}

const HTTP_NAMES = [
  ['proxy', 'proxy'],
  ['clientCert', 'sslCert'],
  ['clientKey', 'sslKey'],
] as const;
