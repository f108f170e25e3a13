/** Codes of the command line and the settings file. */
export const COMMAND_CODES = ['WRONG_USAGE'] as const;
