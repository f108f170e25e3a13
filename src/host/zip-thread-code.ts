/**
 * The program of `zip-thread.ts` as one text, which the build puts here: a thread starts from it in the npm form and in the one
 * executable alike. Sources that were not built have none: everything is then done in the one thread.
 */
export const ZIP_THREAD_CODE: string | undefined = undefined;
