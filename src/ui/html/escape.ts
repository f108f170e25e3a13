import { redact } from '../../core/redact.ts';
import { printable } from '../printable.ts';

/** Foreign text for a page: without secrets, control and bidi characters visible, markup as text. */
export function html(text: string): string {
  return printable(redact(text)).replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
