/** Codes of planners: what they find on the machine. */
export const PLANNER_CODES = ['GOENV_OFF'] as const;
