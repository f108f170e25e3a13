import { examinePage } from '../doctor/page.mjs';
import { openSite } from '../faults/site.mjs';

/** The page that goes to an IT department, in the browser that Debian has. */
export const title = 'doctor --html: one page, read on a phone, a desktop, in the dark and on paper';

export async function play(stage, sandbox) {
  await examinePage(stage, await openSite(sandbox));
}
