/** Loads a module without the warning that it is experimental: what Node calls so is chosen knowingly (decisions/0010). */

/** Runs `load` while warnings of that kind, and no others, are kept from the terminal. */
export async function loadQuietly<T>(load: () => Promise<T>): Promise<T> {
  const { emitWarning } = process;
  const quiet: typeof emitWarning = (...args: readonly unknown[]) => {
    if (args[1] !== "ExperimentalWarning") Reflect.apply(emitWarning, process, args);
  };
  process.emitWarning = quiet;
  try {
    return await load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
