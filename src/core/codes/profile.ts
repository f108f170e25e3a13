/** Codes of reading, validating and composing a profile. */
export const PROFILE_CODES = ['PROFILE_UNREADABLE'] as const;
