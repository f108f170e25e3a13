/**
 * goenv as a library: plan and apply a profile from another program.
 * Everything else of this package may change without notice.
 */
export type { Action, Change, Override } from './core/change.ts';
export { ACTIONS } from './core/change.ts';
export type { Code } from './core/codes.ts';
export { CODES } from './core/codes.ts';
export type { Diagnostic, Place, Severity } from './core/diagnostic.ts';
export { Failure } from './core/diagnostic.ts';
export type { Facts } from './core/facts.ts';
export type { Host, Ledger, Reader } from './core/host.ts';
export { changesOf, isInForce, makePlan, pendingRows } from './core/plan.ts';
export type { Inputs, Observed, Planner } from './core/planner.ts';
export type { Step } from './core/step.ts';
export type { Secret, State, Value } from './core/value.ts';
export { ABSENT } from './core/value.ts';
export { PLANNERS } from './planners/index.ts';
export type { Profile } from './profile/sections/profile.ts';
export { VERSION } from './version.ts';
