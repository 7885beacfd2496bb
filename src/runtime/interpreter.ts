/** Carries out effects through the ports. Owns what is under way (calls, timers) and nothing of the state. */
import type { Effect, TimerId } from "../core/effects.ts";
import type { Connection, ProfilesPort } from "../core/ports.ts";
import { assertNever } from "../lib/assert-never.ts";
import { ok } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { Collector } from "./collector.ts";
import type { Runtime } from "./runtime.ts";
import { sessionOf } from "./session-of.ts";
import { copyOut, exportOut } from "./taking.ts";
import { TaskAsker } from "./task-asker.ts";
import type { World } from "./world.ts";

type Dispatch = Runtime["dispatch"];
type InstantEffect = Exclude<
  Effect,
  {
    type:
      | "collect"
      | "fetchPage"
      | "fetchTask"
      | "fetchTasks"
      | "fetchWatched"
      | "fetchRegions"
      | "connect"
      | "manageProfiles"
      | "read"
      | "export"
      | "copy"
      | "setTimer"
      | "clearTimer";
  }
>;
type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;

/** Performs effects for one run. */
export class Interpreter {
  readonly #world: World;
  readonly #timers = new Map<TimerId, () => void>();
  readonly #collector: Collector;
  readonly #tasks: TaskAsker;
  #connection: Connection;
  /** Connections of other profiles than the session's, made when they are first asked. */
  readonly #others = new Map<string, ReturnType<ProfilesPort["connect"]>>();
  #fetching = new AbortController();
  /** How often another profile was asked for: only the last one counts, whichever is ready first. */
  #switches = 0;
  #isLent = false;

  constructor(world: World) {
    this.#world = world;
    this.#connection = world.connection;
    const { crawl, clock } = world;
    const connect: ProfilesPort["connect"] = (profile) => this.#connectionOf(profile);
    this.#collector = new Collector({ crawl, clock, connect });
    this.#tasks = new TaskAsker(connect, clock);
  }

  /** Starts an effect; what comes of it arrives by `dispatch`. */
  perform(effect: Effect, dispatch: Dispatch): void {
    switch (effect.type) {
      case "fetchPage":
        void this.#fetchPage(effect, dispatch);
        break;
      case "collect":
        this.#fetching.abort();
        void this.#collector.start(effect, dispatch);
        break;
      case "fetchTask":
        void this.#tasks.one(effect, dispatch);
        break;
      case "fetchTasks":
        void this.#tasks.several(effect, dispatch);
        break;
      case "fetchWatched":
        void this.#tasks.look(effect, dispatch);
        break;
      case "fetchRegions":
        void this.#fetchRegions(effect, dispatch);
        break;
      case "connect":
        void this.#connect(effect, dispatch);
        break;
      case "manageProfiles":
        void this.#manage(effect, dispatch);
        break;
      case "copy":
        copyOut(this.#world, effect, dispatch);
        break;
      case "export":
        void exportOut(this.#world, effect, dispatch);
        break;
      case "read":
        void this.#read(effect, dispatch);
        break;
      case "setTimer":
        this.#setTimer(effect, dispatch);
        break;
      case "clearTimer":
        this.#clearTimer(effect.timer);
        break;
      default:
        this.#performNow(effect, dispatch);
    }
  }

  /** Ends every call and timer. */
  stop(): void {
    this.#fetching.abort();
    this.#tasks.stopWatching();
    this.#collector.stop();
    for (const timer of [...this.#timers.keys()]) this.#clearTimer(timer);
  }

  /** Effects that are over at once. */
  #performNow(effect: InstantEffect, dispatch: Dispatch): void {
    const { host, profiles } = this.#world;
    switch (effect.type) {
      case "nameEndpoint":
        dispatch({ type: "endpointNamed", endpoint: this.#connection.endpointLabel(effect.region) });
        break;
      case "listProfiles":
        dispatch({ type: "profilesListed", ...(effect.at !== undefined && { at: effect.at }), items: profiles.list() });
        break;
      case "remember":
        profiles.remember(effect.profile, effect.what);
        break;
      case "adoptProfile":
        profiles.adopt(effect.profile);
        break;
      case "saveView":
        profiles.saveView(effect.view);
        break;
      case "removeView":
        profiles.removeView(effect.name);
        break;
      case "pauseCollecting":
        this.#collector.pause();
        break;
      case "resumeCollecting":
        this.#collector.resume(effect.more);
        break;
      case "stopLoading":
        this.#fetching.abort();
        this.#collector.stop();
        break;
      case "stopWatching":
        this.#tasks.stopWatching();
        break;
      case "alert":
        host.alert(effect.notice);
        break;
      case "quit":
        host.quit(effect.code);
        break;
      case "suspend":
      case "redraw":
        host[effect.type]();
        break;
      default:
        assertNever(effect);
    }
  }

  /** One call at a time: a newer one makes the answer of the older worthless. */
  async #fetchPage({ id, request }: EffectOf<"fetchPage">, dispatch: Dispatch): Promise<void> {
    this.#fetching.abort();
    this.#collector.stop();
    this.#fetching = new AbortController();
    dispatch({ type: "pageAsked", id, at: this.#world.clock.now() });
    const { results, keysExpireAt } = this.#connection;
    const answer = await results.fetchPage(request, this.#fetching.signal);
    dispatch({ type: "pageAnswered", id, answer, at: this.#world.clock.now() });
    const expireAt = keysExpireAt();
    dispatch(({ session }) => (session.keysExpireAt === expireAt ? null : { type: "keysUsed", id, expireAt }));
  }

  /** Who is asked in the name of a profile. One that could not be connected to is tried again the next time. */
  async #connectionOf(profile: string): ReturnType<ProfilesPort["connect"]> {
    if (profile === this.#connection.identity.profile) return ok(this.#connection);
    const known = this.#others.get(profile) ?? this.#world.profiles.connect(profile);
    this.#others.set(profile, known);
    const connection = await known;
    if (!connection.ok) this.#others.delete(profile);
    return connection;
  }

  async #fetchRegions({ region, epoch }: EffectOf<"fetchRegions">, dispatch: Dispatch): Promise<void> {
    const answer = await this.#connection.results.listRegions(region, new AbortController().signal);
    dispatch({ type: "regionsAnswered", epoch, answer });
  }

  async #connect({ profile }: EffectOf<"connect">, dispatch: Dispatch): Promise<void> {
    this.#switches += 1;
    const asked = this.#switches;
    const answer = await this.#world.profiles.connect(profile);
    if (asked !== this.#switches) return;
    if (answer.ok) this.#connection = answer.value;
    dispatch({
      type: "connected",
      answer: answer.ok ? ok(sessionOf(answer.value)) : answer,
      profile: safeText(profile),
    });
  }

  /** One dialogue at a time: keys typed ahead ask for no second one. */
  async #manage({ task, profile }: EffectOf<"manageProfiles">, dispatch: Dispatch): Promise<void> {
    if (this.#isLent) return;
    this.#isLent = true;
    const about = await this.#world.host.manage(task, profile);
    this.#isLent = false;
    // Whoever was connected to may have other keys now.
    this.#others.clear();
    dispatch({ type: "profilesManaged", profile: about });
  }

  async #read({ subject }: EffectOf<"read">, dispatch: Dispatch): Promise<void> {
    const { reading, clock } = this.#world;
    dispatch({ type: "textRead", subject, reading: await reading.read(subject, clock.now()) });
  }

  #setTimer({ timer, ms }: EffectOf<"setTimer">, dispatch: Dispatch): void {
    this.#clearTimer(timer);
    const { clock } = this.#world;
    this.#timers.set(
      timer,
      clock.after(ms, () => dispatch({ type: "timerFired", timer, at: clock.now() })),
    );
  }

  #clearTimer(timer: TimerId): void {
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
  }
}
