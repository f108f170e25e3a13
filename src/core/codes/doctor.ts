/** What `doctor` has to say of this machine and of a project beyond the root causes it shares with `explain`. */
export const DOCTOR_CODES = [
  'DOCTOR_GOPROXY_AFTER_END',
  'DOCTOR_GOFLAGS_BROKEN',
  'DOCTOR_FULL_WIDTH',
  'DOCTOR_NPM_STRICT_SSL',
  'DOCTOR_INSTEADOF_CLEAR',
  'DOCTOR_GIT_UNVERIFIED',
  'DOCTOR_NETRC_MODE',
  'DOCTOR_NETRC_FORM',
  'DOCTOR_FOREIGN_GOENV',
  'DOCTOR_NOT_APPLIED',
  'DOCTOR_INSPECTED',
] as const;
