/** Carries out what is taken along: a text onto the clipboard, an export into a file. */
import type { Effect } from "../core/effects.ts";
import type { Notice } from "../core/notice.ts";
import type { Runtime } from "./runtime.ts";
import type { World } from "./world.ts";

type Dispatch = Runtime["dispatch"];
type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;

/** Copies; what does not get there comes back, to be shown. */
export function copyOut({ host }: Pick<World, "host">, effect: EffectOf<"copy">, dispatch: Dispatch): void {
  const { text, what, masked = false } = effect;
  const problem = host.copy(text);
  if (problem !== null) {
    dispatch({ type: "copyRefused", text, what, problem });
    return;
  }
  const bytes = new TextEncoder().encode(text).length;
  dispatch({ type: "noticed", notice: { id: "copied", what, bytes, masked } });
}

/** Makes an export, and says where it went. */
export async function exportOut(
  world: World,
  { to, what, order }: EffectOf<"export">,
  dispatch: Dispatch,
): Promise<void> {
  const { exports, clock } = world;
  if (to === "clipboard") {
    const text = await exports.text(order, clock.now());
    copyOut(world, { type: "copy", text, what }, dispatch);
    return;
  }
  const saved = await exports.save(order, clock.now());
  const notice: Notice = saved.ok
    ? { id: "exported", ...saved.value, tasks: order.tasks.length }
    : { id: "export-failed", why: saved.error };
  dispatch({ type: "noticed", notice });
}
