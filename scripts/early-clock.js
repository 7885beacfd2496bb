const [startSeconds, startNanoseconds] = process.hrtime();

/** Milliseconds since this was loaded, by a clock that nobody sets: performance.now(), for scripts/late.mjs. */
export const sinceStart = () => {
  const [seconds, nanoseconds] = process.hrtime();
  return (seconds - startSeconds) * 1e3 + (nanoseconds - startNanoseconds) / 1e6;
};
