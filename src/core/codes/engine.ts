/** Codes of the engine and the host: lock, journal, writing, refusals. */
export const ENGINE_CODES = ['NOT_CONVERGED'] as const;
