/** The languages of the catalogue. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The words for one code in one language. `{name}` stands for the diagnostic's parameter of that name.
 * Both languages of a code use the same placeholders (a test holds that).
 */
export interface Text {
  /** What is wrong, in half a line, without a full stop. */
  readonly title: string;
  /** What happened and why it matters, for someone who meets it for the first time. */
  readonly message: string;
  /** What to do, in one sentence; '' when there is nothing to do. */
  readonly remedy: string;
  /** Commands to type next. */
  readonly commands?: readonly string[];
}

/** One catalogue file: both languages of a code stand together, so that they change together. */
export type Texts<C extends string> = { readonly [K in C]: { readonly [L in Language]: Text } };
