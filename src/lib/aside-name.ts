/** What a broken file is called once it is set aside. */

/** The first such name that is free. @param now epoch milliseconds @param isTaken is there a file of this name? */
export function asideName(path: string, now: number, isTaken: (name: string) => boolean): string {
  const name = `${path}.corrupt-${new Date(now).toISOString().replace(/[-:]|\.\d+/gu, "")}`;
  if (!isTaken(name)) return name;
  for (let n = 2; ; n += 1) if (!isTaken(`${name}-${n}`)) return `${name}-${n}`;
}
