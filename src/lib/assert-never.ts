/** Makes the compiler prove that a switch is exhaustive. @throws Error if a value slips past the types. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
