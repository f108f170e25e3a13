/** What `doctor` has to say of this machine and of a project beyond the root causes it shares with `explain`. */
export const DOCTOR_CODES = ['DOCTOR_GOPROXY_AFTER_END'] as const;
