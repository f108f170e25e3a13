/** Codes of the semantic lint: what a profile may say by its schema and should not say. */
export const LINT_CODES = ['UNSUPPORTED_KEY'] as const;
