/**
 * Commands that look at profiles and change nothing, and are run by people now and then: one chunk of the bundle, because
 * what they share is most of them.
 */
export { completion } from './completion.ts';
export { diff } from './diff.ts';
export { exportProfile } from './export.ts';
export { flatOf } from './show-flat.ts';
export { provenanceOf } from './show-origin.ts';
