/** What `doctor` alone is told, as it was typed. */
export interface DoctorOptions {
  /** `10`, `500ms`: for one probe. */
  readonly timeout?: string;
  /** `example.com/a@v1.2.3`. */
  readonly module?: string;
  /** Folder of a project to look at. */
  readonly project?: string;
  /** Compare the known public mirrors. */
  readonly mirrors: boolean;
  /** File to write the page to. */
  readonly html?: string;
}

/** Takes them out of what was parsed. */
export function readDoctorOptions(
  text: (name: string) => string | undefined,
  flag: (name: string) => boolean,
): DoctorOptions {
  const given = ['timeout', 'module', 'project', 'html'].flatMap((name) => {
    const value = text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), mirrors: flag('mirrors') };
}

export const DOCTOR_OPTIONS = {
  timeout: { type: 'string' },
  module: { type: 'string' },
  project: { type: 'string' },
  mirrors: { type: 'boolean' },
  html: { type: 'string' },
  fix: { type: 'string' },
} as const;
