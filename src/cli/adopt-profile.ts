/** Makes a profile the one that cafe starts with. Of another program's profile it keeps a reference, never a key. */
import { PRINTED } from "../copy/printed.ts";
import { err, ok } from "../lib/result.ts";
import { choose } from "../profiles/choice.ts";
import { nameProblem, type Profile } from "../profiles/profile.ts";
import type { KeyPlaces, KeySource } from "../profiles/sources.ts";
import type { Change } from "../profiles/store.ts";

/** Done, or why not. Keys of the environment win wherever they are set, so nothing is kept of them. */
export async function adoptProfile(places: KeyPlaces, name: string): Change {
  const { store } = places;
  if (store.get(name) !== undefined) return store.use(name);
  const { chosen } = choose(places, name);
  if (!chosen.ok) return err(chosen.error.message);
  const reference = referenceTo(chosen.value);
  if (reference === null) return ok(undefined);
  const problem = nameProblem(reference.name);
  if (problem !== null) return err(PRINTED.notAdopted(problem));
  const added = store.get(reference.name) === undefined ? await store.add(reference) : ok(undefined);
  return added.ok ? store.use(reference.name) : added;
}

/** The role of the instance has a name that means something else among profiles. */
function referenceTo({ origin, profile }: KeySource): Profile | null {
  switch (origin) {
    case "aliyun-cli":
      return { name: profile, source: { kind: "aliyun-cli", profile } };
    case "credentials-file":
      return { name: profile, source: { kind: "credentials-file", section: profile } };
    case "ecs":
      return { name: "instance", source: { kind: "ecs-role" } };
    case "cafe":
    case "environment":
      return null;
  }
}
