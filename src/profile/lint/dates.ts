/** Calendar dates as text, UTC, `YYYY-MM-DD`; texts of this form compare as the days do. */

/** Whether a text is a day that exists: `2026-02-30` is none. */
export function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && format(day) === text;
}

/** Days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function plusDays(date: string, days: number): string {
  return format(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY));
}

/** Whether the last day (inclusive) is over; a text that is no date counts as over, so that a slip never opens a door. */
export function isPast(expires: string, today: string): boolean {
  return !isDate(expires) || expires < today;
}

function format(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** Milliseconds. */
const DAY = 86_400_000;
