/** goenv's own version; the build and a test hold it to package.json. */
export const VERSION = '0.1.0';
