/** The version of every JSON document; it grows by additions alone. */
export const FORMAT_VERSION = '1.0';
