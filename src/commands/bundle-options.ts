/** What `goenv bundle` takes besides the common options. */
export const BUNDLE_OPTIONS = {
  // verify, inspect, install
  deep: { type: 'boolean' },
  why: { type: 'string' },
  sha256: { type: 'string', multiple: true },
  'signed-by': { type: 'string' },
  principal: { type: 'string' },
  // create
  output: { type: 'string', short: 'o' },
  tool: { type: 'string', multiple: true },
  module: { type: 'string', multiple: true },
  toolchain: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
  profile: { type: 'string' },
  'from-modcache': { type: 'string' },
  vulndb: { type: 'string' },
  'with-goenv': { type: 'boolean' },
  sbom: { type: 'string' },
  sign: { type: 'string' },
  rehearse: { type: 'string' },
} as const;
