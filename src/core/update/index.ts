/** The one function that changes state: pure and total. Each kind of event is handed to the file that owns it. */
import { assertNever } from "../../lib/assert-never.ts";
import type { Action } from "../actions.ts";
import { rebuildDetail } from "../detail.ts";
import type { Effect } from "../effects.ts";
import { atTime, caughtUp, ticked } from "../screen-times.ts";
import type { AppState } from "../state.ts";
import { andThen, heard, notify, type Step, stay } from "../step.ts";
import { settled } from "../view-cursor.ts";
import { collected } from "./collecting.ts";
import { COMMANDS } from "./commands.ts";
import { limitReached } from "./crawling.ts";
import { connected } from "./elsewhere.ts";
import { editText } from "./filters.ts";
import { taskFetched } from "./inspect.ts";
import { lastKnownFound } from "./last-known.ts";
import { profilesListed, profilesManaged, regionsAnswered } from "./pickers.ts";
import { pointed } from "./pointing.ts";
import { textRead } from "./reader.ts";
import { tasksFetched } from "./resend.ts";
import { loadPage, pageAnswered, pageAsked, refreshByItself } from "./results.ts";
import { copyRefused } from "./taking.ts";
import { offerTour, touring, viewportResized } from "./touring.ts";
import { rebuildView } from "./views.ts";
import { lookAgain, watchedAnswered } from "./watching.ts";
import { takeNumber } from "./welcoming.ts";

/** How often it is looked whether relative times read otherwise, milliseconds. */
const TICK: Effect = { type: "setTimer", timer: "tick", ms: 10_000 };

/** What happens to the state, and what to ask of the world. */
export function update(state: AppState, action: Action): Step {
  const isTick = action.type === "timerFired" && action.timer === "tick";
  const before = isTick ? state : caughtUp(state);
  const [next, effects] = touring(followed(before, react(before, action)));
  // What changes nothing is no reason to count times anew.
  return [next === before ? state : next, effects];
}

/** A key, a text, the mouse. */
function byUser(state: AppState, action: Extract<Action, { type: "command" | "textTyped" | "pointed" }>): Step {
  if (action.type === "command") return COMMANDS[action.id](state);
  if (state.welcome && !state.overlay)
    return action.type === "pointed" ? stay(state) : takeNumber(state, Number(action.text));
  return action.type === "pointed" ? pointed(state, action) : stay(editText(state, (text) => text + action.text));
}

function react(state: AppState, action: Action): Step {
  switch (action.type) {
    case "command":
    case "textTyped":
    case "pointed":
      return byUser(heard(state), action);
    case "started":
      return started(state, action.page);
    case "viewportResized":
      return stay(viewportResized(state, action.viewport));
    case "lastKnownFound":
      return lastKnownFound(state, action);
    case "groundFound":
      return stay(action.ground === state.ground ? state : { ...state, ground: action.ground });
    case "pageAsked":
      return pageAsked(state, action);
    case "pageAnswered":
      return offerTour(pageAnswered(state, action));
    case "regionsAnswered":
      return regionsAnswered(state, action);
    case "profilesListed":
      return profilesListed(state, action);
    case "profilesManaged":
      return profilesManaged(state, action);
    case "connected":
      return connected(state, action);
    case "collected":
      return collected(state, action);
    case "limitReached":
      return limitReached(state, action);
    case "taskFetched":
      return goOn(state, action);
    case "watchedAnswered":
      return watchedAnswered(state, action);
    case "tasksFetched":
      return tasksFetched(state, action);
    case "textRead":
      return textRead(state, action);
    case "endpointNamed":
      return stay({ ...state, session: { ...state.session, endpoint: action.endpoint } });
    case "keysUsed":
      return stay(keysUsed(state, action));
    case "copyRefused":
      return copyRefused(state, action);
    case "noticed":
      return notify(state, action.notice);
    case "timerFired":
      return timerFired(state, action);
    default:
      return assertNever(action);
  }
}

const started = (state: AppState, page: number): Step =>
  andThen([state, [TICK]], (ready) => (ready.welcome === null ? loadPage(ready, page) : stay(ready)));

/** A view shows what the filters leave of the loaded tasks: other ones, another view. Cursor keys change neither. */
function followed(before: AppState, [state, effects]: Step): Step {
  const isSame =
    state.list.rows === before.list.rows &&
    state.list.failuresOnly === before.list.failuresOnly &&
    state.narrow === before.narrow &&
    state.marks === before.marks &&
    state.view.kind === before.view.kind;
  return [isSame ? state : rebuildView(state), effects];
}

/** Runs the command again for which a task was asked for whole. */
const goOn = (state: AppState, action: Extract<Action, { type: "taskFetched" }>): Step =>
  andThen(taskFetched(state, action), (next) =>
    next.fetched !== state.fetched ? COMMANDS[action.command](next) : stay(next),
  );

/** A call of the connection before has nothing to say of the keys of this one. */
const keysUsed = (state: AppState, { id, expireAt }: Extract<Action, { type: "keysUsed" }>): AppState =>
  id === state.results.lastId ? { ...state, session: { ...state.session, keysExpireAt: expireAt } } : state;

function timerFired(before: AppState, { timer, at }: Extract<Action, { type: "timerFired" }>): Step {
  if (timer === "tick") return [ticked(before, at), [TICK]];
  const state = atTime(before, at);
  switch (timer) {
    case "settle":
      return stay(settled(rebuildDetail(state)));
    case "watch":
      return lookAgain(state);
    case "notice":
      return stay({ ...state, notice: null });
    case "refresh":
      return refreshByItself(state);
    default:
      return assertNever(timer);
  }
}
