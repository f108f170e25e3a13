import type { Row } from '../core/diff.ts';
import { changesOf, isInForce, type Plan } from '../core/plan.ts';
import { isUnknown } from '../core/reference.ts';
import { ABSENT, type Secret, type Value } from '../core/value.ts';
import { printable } from './printable.ts';
import { say, shortPath, type Voice } from './say.ts';

export type Counts = Readonly<Record<'create' | 'update' | 'delete' | 'no-op', number>>;

export interface PlanView extends Voice {
  /** Shows unchanged settings too. */
  readonly verbose: boolean;
}

/** A plan by planner, a line a change with before and after, the profile line behind it, and what overrides it. */
export function renderPlan(plan: Plan, view: PlanView): string {
  const groups = plan.parts.map((part) => renderGroup(part.planner.name, part.rows, view)).filter(Boolean);
  return groups.join('\n\n');
}

/** The last lines of a plan: counts, and what they do not say. */
export function renderCounts(plan: Plan, view: PlanView): string {
  const rows = changesOf(plan);
  const counts = countRows(rows);
  const left = rows.filter((row) => row.leftAlone === 'changed').length;
  const forRoot = rows.filter((row) => row.leftAlone === 'root').length;
  const hidden = rows.filter((row) => row.overriddenBy).length;
  const lines = [say(view, 'planCounts', { ...counts, same: counts['no-op'] })];
  if (left > 0) lines.push(say(view, 'leftAloneCount', { count: left }));
  if (forRoot > 0) lines.push(say(view, 'leftToRootCount', { count: forRoot }));
  if (!isInForce(plan)) lines.push(say(view, 'notInForceCount', { count: hidden }));
  return view.style.bold(lines.join('\n'));
}

/** How many of each action; keys that somebody changed since are not counted. */
export function countRows(rows: readonly Row[]): Counts {
  const counts = { create: 0, update: 0, delete: 0, 'no-op': 0 };
  for (const row of rows) if (row.leftAlone !== 'changed') counts[row.action] += 1;
  return counts;
}

function renderGroup(name: string, rows: readonly Row[], view: PlanView): string {
  const shown = rows.filter(
    (row) => view.verbose || row.action !== 'no-op' || row.overriddenBy || row.leftAlone,
  );
  if (shown.length === 0) return '';
  const short = shown.map((row) => printable(row.key).length).filter((length) => length <= LONG_KEY);
  const width = Math.max(0, ...short);
  return [view.style.bold(name), ...shown.flatMap((row) => renderRow(row, width, view))].join('\n');
}

function renderRow(row: Row, width: number, view: PlanView): readonly string[] {
  const { style } = view;
  const key = printable(row.key);
  const values = `${renderValues(row, view)}${renderWhy(row, view)}`;
  // A long key has its line to itself, so that the others stay in columns.
  const lines =
    key.length > LONG_KEY
      ? [`  ${sign(row, view)} ${key}`, `      ${values}`]
      : [`  ${sign(row, view)} ${key.padEnd(width)}  ${values}`];
  if (row.leftAlone) lines.push(`      ${style.warn(`! ${say(view, LEFT_ALONE[row.leftAlone])}`)}`);
  else if (row.changedSince) lines.push(`      ${style.calm(`! ${say(view, 'changedSince')}`)}`);
  const by = row.overriddenBy;
  if (by) {
    const place = by.where
      ? ` (${shortPath(by.where.file, view.home)}${by.where.line ? `:${by.where.line}` : ''})`
      : '';
    lines.push(
      `      ${style.warn(`! ${say(view, 'overriddenBy', { by: by.by, value: by.value })}${printable(place)}`)}`,
    );
  }
  return lines;
}

function sign(row: Row, { style }: PlanView): string {
  if (row.leftAlone === 'changed' || row.action === 'no-op') return style.dim('=');
  if (row.action === 'create') return style.good('+');
  return row.action === 'update' ? style.warn('~') : style.bad('-');
}

function renderValues(row: Row, view: PlanView): string {
  if (row.action === 'no-op') return renderValue(row.after, view);
  return `${renderValue(row.before, view)} ${view.style.dim('->')} ${renderValue(row.after, view)}`;
}

function renderValue(value: Value, view: PlanView): string {
  if (value === ABSENT) return view.style.dim(say(view, 'absent'));
  if (typeof value === 'object') return renderSecret(value, view);
  return value === '' ? '""' : printable(value.replace(LONG_WORD, ' …'));
}

function renderSecret(value: Secret, view: PlanView): string {
  if (isUnknown(value)) return say(view, 'knownAfterApply');
  return value.remark === undefined ? '(sensitive)' : `(sensitive; ${value.remark})`;
}

/** A certificate in base64 says nothing to people; JSON has it whole. */
const LONG_WORD = / \S{256,}/g;

function renderWhy(row: Row, view: PlanView): string {
  if (row.release) return `  ${view.style.dim(`# ${say(view, 'putBack')}`)}`;
  if (!row.origin) return '';
  const { over } = row.origin;
  const gaveWay = over ? ` ${say(view, 'over')} ${placeText(over, view)}` : '';
  return `  ${view.style.dim(`# ${placeText(row.origin, view)}${gaveWay}`)}`;
}

function placeText(
  { file, line }: { readonly file: string; readonly line: number },
  { home }: PlanView,
): string {
  return `${printable(shortPath(file, home))}:${line}`;
}

const LEFT_ALONE = { changed: 'leftAlone', root: 'leftToRoot' } as const;
const LONG_KEY = 44;
