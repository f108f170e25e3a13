/** Codes of what is asked before a profile may change anything: policy, strangers' profiles, the audit log. */
export const ADMISSION_CODES = [
  'POLICY_FORBIDS',
  'POLICY_NAME',
  'POLICY_NEEDS_APPROVAL',
  'POLICY_TOO_LONG',
  'POLICY_SIGNATURE',
  'STRANGER_TOUCHES',
  'STRANGER_NOT_ACCEPTED',
  'STRANGER_NEEDS_ALLOW',
  'STRANGER_REFERENCE',
  'ACCEPT_UNKNOWN',
  'AUDIT_UNWRITABLE',
  'AUDIT_INCOMPLETE',
] as const;
